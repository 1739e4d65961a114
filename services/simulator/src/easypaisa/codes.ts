import type { Failure, Reason } from '../core/reasons.ts';

export interface Code {
  readonly code: string;
  readonly desc: string;
}

export const success: Code = { code: '0000', desc: 'SUCCESS' };
export const systemError: Code = { code: '0001', desc: 'SYSTEM ERROR' };
export const invalidOrder: Code = { code: '0003', desc: 'INVALID ORDER ID' };
export const invalidMerchantAccount: Code = { code: '0004', desc: 'INVALID MERCHANT ACCOUNT NUMBER' };
export const invalidStore: Code = { code: '0006', desc: 'INVALID STORE ID' };
export const invalidCredentials: Code = { code: '0010', desc: 'INVALID CREDENTIALS' };
export const invalidTokenExpiry: Code = { code: '0015', desc: 'INVALID TOKEN EXPIRY' };
export const tokenExpiryPast: Code = { code: '0016', desc: 'TOKEN EXPIRY MUST BE IN THE FUTURE' };
export const invalidMethod: Code = { code: '0021', desc: 'INVALID PAYMENT METHOD' };
export const invalidJson: Code = { code: '0022', desc: 'INVALID JSON' };
export const signatureMissing: Code = { code: '0023', desc: 'SIGNATURE ERROR' };
export const signatureWrong: Code = { code: '0024', desc: 'INVALID SIGNATURE' };
export const keyNotUploaded: Code = { code: '0025', desc: 'PUBLIC KEY NOT UPLOADED' };
export const invalidMobile: Code = { code: '0026', desc: 'INVALID MOBILE NUMBER' };
export const invalidEmail: Code = { code: '0027', desc: 'INVALID EMAIL ADDRESS' };
export const invalidAmount: Code = { code: '0028', desc: 'INVALID AMOUNT' };

export function missingField(name: string): Code {
  return { code: '0002', desc: `REQUIRED FIELD MISSING: ${name}` };
}

/** What the charge answers, and what a later inquiry says of the same failure. */
interface FailureCodes {
  readonly initiate: Code;
  readonly status: 'FAILED' | 'BLOCKED' | 'EXPIRED';
  readonly errorCode: string;
}

/**
 * Reasons without a code of their own answer 0001, as the real system does for nearly everything; the inquiry then
 * tells. Two error codes are from public captures (SENDER_ACCOUNT_NOT_ACTIVE, NO_RESPONSE_FROM_EWP); the others
 * only follow their form.
 */
const failures = {
  'low-balance': { initiate: { code: '0013', desc: 'LOW BALANCE' }, status: 'FAILED', errorCode: 'AUTHORIZATION_SENDER_INSUFFICIENT_BALANCE' },
  'wrong-pin': { initiate: { code: '0011', desc: 'INVALID PIN' }, status: 'FAILED', errorCode: 'AUTHENTICATION_SENDER_WRONG_PIN' },
  'pin-tries-used-up': { initiate: { code: '0011', desc: 'INVALID PIN' }, status: 'FAILED', errorCode: 'AUTHENTICATION_SENDER_PIN_LOCKED' },
  'no-account': { initiate: { code: '0014', desc: 'ACCOUNT DOES NOT EXIST' }, status: 'FAILED', errorCode: 'AUTHORIZATION_SENDER_ACCOUNT_NOT_FOUND' },
  'inactive-account': { initiate: systemError, status: 'FAILED', errorCode: 'AUTHORIZATION_SENDER_ACCOUNT_NOT_ACTIVE' },
  'blocked-account': { initiate: systemError, status: 'BLOCKED', errorCode: 'AUTHORIZATION_SENDER_ACCOUNT_BLOCKED' },
  'cancelled-by-payer': { initiate: { code: '0012', desc: 'PIN NOT ENTERED' }, status: 'FAILED', errorCode: 'APPROVAL_REJECTED_BY_SENDER' },
  'limit-exceeded': { initiate: { code: '0029', desc: 'AMOUNT OUTSIDE LIMITS' }, status: 'FAILED', errorCode: 'AUTHORIZATION_SENDER_LIMIT_EXCEEDED' },
  maintenance: { initiate: { code: '0008', desc: 'PAYMENT METHOD NOT ENABLED' }, status: 'FAILED', errorCode: 'SERVICE_NOT_AVAILABLE' },
  'authentication-error': { initiate: systemError, status: 'FAILED', errorCode: 'AUTHENTICATION_SENDER_FAILED' },
  'timed-out': { initiate: systemError, status: 'FAILED', errorCode: 'NO_RESPONSE_FROM_EWP' },
  'no-response': { initiate: systemError, status: 'FAILED', errorCode: 'NO_RESPONSE_FROM_EWP' },
  'system-error': { initiate: systemError, status: 'FAILED', errorCode: 'INTERNAL_ERROR' },
  'token-expired': { initiate: systemError, status: 'EXPIRED', errorCode: '' },
  'unknown-code': { initiate: { code: '0987', desc: 'UNCLASSIFIED' }, status: 'FAILED', errorCode: 'UNCLASSIFIED' },
} as const satisfies Record<Reason, FailureCodes>;

export function initiateCode(failure: Failure): Code {
  return failure.code === undefined ? failures[failure.reason].initiate : { code: failure.code, desc: 'TRANSACTION FAILED' };
}

export function inquiryFailure(failure: Failure): { readonly status: FailureCodes['status']; readonly errorCode: string } {
  return failures[failure.reason];
}
