import { createHmac } from 'node:crypto';
import { readJson } from './simulator.ts';
import type { Json } from './simulator.ts';

export type Fields = Record<string, string>;

/** The hash, written again from the provider's description: a mistake in the shared package must not prove itself. */
export function hashOf(fields: Json, salt: string): string {
  const names = Object.keys(fields)
    .filter((name) => name.toLowerCase().startsWith('pp') && name !== 'pp_SecureHash')
    .filter((name) => typeof fields[name] === 'string' && fields[name] !== '')
    .sort();
  return createHmac('sha256', salt)
    .update([salt, ...names.map((name) => String(fields[name]))].join('&'), 'utf8')
    .digest('hex')
    .toUpperCase();
}

let counter = 0;

/** A reference no other call of this run has. */
export function newReference(): string {
  counter += 1;
  return `T${Date.now()}${String(counter).padStart(5, '0')}`;
}

function karachi(at: number): string {
  return new Date(at + 5 * 3_600_000).toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

function common(reference: string): Fields {
  return {
    pp_Language: 'EN',
    pp_MerchantID: 'MC10001',
    pp_SubMerchantID: '',
    pp_Password: 'dev-jc-main',
    pp_BankID: '',
    pp_ProductID: '',
    pp_TxnRefNo: reference,
    pp_Amount: '10000',
    pp_DiscountedAmount: '',
    pp_TxnCurrency: 'PKR',
    pp_TxnDateTime: karachi(Date.now()),
    pp_TxnExpiryDateTime: karachi(Date.now() + 86_400_000),
    pp_BillReference: 'INV1001',
    pp_Description: 'Payment for order 456',
    ppmpf_2: '',
    ppmpf_3: '',
    ppmpf_4: '',
    ppmpf_5: '',
  };
}

export function payV1(reference: string, mobile: string, changes: Fields = {}): Fields {
  return { ...common(reference), pp_Version: '1.1', pp_TxnType: 'MWALLET', pp_ReturnURL: 'http://127.0.0.1/return/jazzcash-main', ppmpf_1: mobile, ...changes };
}

export function payV2(reference: string, mobile: string, changes: Fields = {}): Fields {
  return { ...common(reference), pp_MobileNumber: mobile, pp_CNIC: '345678', ppmpf_1: '', ...changes };
}

export function inquiryOf(reference: string): Fields {
  return { pp_TxnRefNo: reference, pp_MerchantID: 'MC10001', pp_Password: 'dev-jc-main' };
}

export function refundOf(reference: string, amount = '10000'): Fields {
  return { pp_TxnRefNo: reference, pp_Amount: amount, pp_TxnCurrency: 'PKR', pp_MerchantID: 'MC10001', pp_Password: 'dev-jc-main', pp_MerchantMPIN: '1234' };
}

export const salt = 'dev0salt01';

export const paths = {
  classic: {
    v1: '/ApplicationAPI/API/Payment/DoTransaction',
    v2: '/ApplicationAPI/API/2.0/Purchase/DoMWalletTransaction',
    inquiry: '/ApplicationAPI/API/PaymentInquiry/Inquire',
    refund: '/ApplicationAPI/API/Purchase/domwalletrefundtransaction',
  },
  pgw: {
    v1: '/api/payment/DoTransaction',
    v2: '/api/2.0/purchase/domwallettransaction',
    inquiry: '/ApplicationAPI/API/PaymentInquiry/Inquire',
    refund: '/api/Purchase/domwalletrefundtransaction',
  },
  orchestrator: {
    v1: '/payment-orchestrator/api/v1/rest/payments/m-wallet',
    v2: '/payment-orchestrator/api/v2/rest/payments/m-wallet',
    inquiry: '/payment-orchestrator/api/v2/rest/payments/status/inquiry',
  },
} as const;

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Posts fields as they are. */
export async function post(base: string, path: string, fields: Json, limits: { readonly timeoutMs?: number } = {}): Promise<Answered> {
  const response = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(fields),
    signal: AbortSignal.timeout(limits.timeoutMs ?? 10_000),
  });
  return { status: response.status, text: await response.text() };
}

/** Signs, posts, and checks the answer's own hash. */
export async function call(base: string, path: string, fields: Fields): Promise<Json> {
  const { status, text } = await post(base, path, { ...fields, pp_SecureHash: hashOf(fields, salt) });
  if (status !== 200) throw new Error(`HTTP ${status}: ${text}`);
  const answer = readJson(text);
  if (answer['pp_SecureHash'] !== hashOf(answer, salt)) throw new Error(`the answer's hash is wrong: ${text}`);
  return answer;
}
