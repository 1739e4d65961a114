import type { Failure, Reason } from '../core/reasons.ts';
import type { RefundRefusal } from '../usecases/refund.ts';

interface Code {
  readonly code: string;
  readonly message: string;
}

/** Each reason as JazzCash documents it. `unknown-code` is a number no document has. */
const codes = {
  'low-balance': { code: '004', message: 'Insufficient balance in the account.' },
  'wrong-pin': { code: '024', message: 'Incorrect PIN entered.' },
  'pin-tries-used-up': { code: '060', message: 'PIN tries exceeded.' },
  'no-account': { code: '002', message: 'Account not found.' },
  'inactive-account': { code: '003', message: 'Account is inactive.' },
  'blocked-account': { code: '014', message: 'Customer is blocked.' },
  'cancelled-by-payer': { code: '112', message: 'Transaction has been cancelled by the customer.' },
  'limit-exceeded': { code: '001', message: 'Customer limit exceeded.' },
  maintenance: { code: '118', message: 'Service is under maintenance.' },
  'authentication-error': { code: '199', message: 'Transaction was not successful.' },
  'timed-out': { code: '134', message: 'Transaction timed out.' },
  'no-response': { code: '129', message: 'Transaction has been dropped.' },
  'system-error': { code: '199', message: 'System error.' },
  'token-expired': { code: '116', message: 'Transaction has expired.' },
  'unknown-code': { code: '987', message: 'Transaction could not be classified.' },
} as const satisfies Record<Reason, Code>;

export const approved: Code = { code: '000', message: 'Thank you for using JazzCash, your transaction was successful.' };
export const confirmed: Code = { code: '121', message: 'Transaction has been marked confirmed by Merchant.' };
export const pending: Code = { code: '157', message: 'Transaction is pending.' };
export const reversed: Code = { code: '122', message: 'Transaction has been reversed.' };
export const refunded: Code = { code: '131', message: 'Transaction has been refunded.' };
export const wrongCredentials: Code = { code: '101', message: 'Invalid merchant credentials.' };
export const wrongHash: Code = { code: '115', message: 'Invalid hash received.' };
export const unknownTransaction: Code = { code: '109', message: 'Transaction does not exist.' };
export const insufficientMerchantInformation: Code = { code: '999', message: 'Insufficient merchant information.' };

export function invalidField(name: string): Code {
  return { code: '110', message: `Please provide a valid value for ${name}.` };
}

export function failureCode(failure: Failure): Code {
  return failure.code === undefined ? codes[failure.reason] : { code: failure.code, message: 'Transaction was not successful.' };
}

/** Nobody answered the prompt: JazzCash drops such a payment rather than failing it. */
export function failureStatus(failure: Failure): 'Failed' | 'Dropped' {
  return failure.reason === 'no-response' ? 'Dropped' : 'Failed';
}

const refundCodes = {
  'unknown-order': unknownTransaction,
  'not-paid': { code: '132', message: 'Transaction is not refundable.' },
  'not-open': { code: '132', message: 'Transaction is not refundable.' },
  'duplicate-reference': { code: '132', message: 'Transaction is not refundable.' },
  'not-refundable': { code: '132', message: 'Transaction is not refundable.' },
  'not-settled': { code: '455', message: 'Transaction is not settled yet.' },
  'over-captured': invalidField('pp_Amount'),
  'second-partial': { code: '451', message: 'More than one partial refund is not allowed.' },
  'partial-refused': { code: '454', message: 'Partial refund is not allowed.' },
} as const satisfies Record<RefundRefusal, Code>;

export function refundCode(refusal: RefundRefusal): Code {
  return refundCodes[refusal];
}
