import { jazzcashHash } from '@adaigi/signatures';
import type { JazzcashAccount } from '../core/accounts.ts';
import { drawDigits } from '../core/draw.ts';
import { compactTime } from '../core/karachi.ts';
import type { Order } from '../core/order.ts';
import { oneIn } from '../core/quirks.ts';
import { failureCode, failureStatus, confirmed, pending, refunded, reversed } from './codes.ts';
import type { Refused } from './authenticate.ts';
import type { Fields } from './fields.ts';

/** The three host generations that public code shows; they differ in paths and in the form of the reference number. */
export type Family = 'classic' | 'pgw' | 'orchestrator';

export type Reply = Readonly<Record<string, string | null>>;

const passThroughs = ['ppmpf_1', 'ppmpf_2', 'ppmpf_3', 'ppmpf_4', 'ppmpf_5', 'ppmbf_1', 'ppmbf_2', 'ppmbf_3', 'ppmbf_4', 'ppmbf_5'] as const;

/** Signs a reply. `wrong` signs it with another salt: a fault. */
export function signed(reply: Reply, salt: string | undefined, wrong = false): Reply {
  if (salt === undefined) return { ...reply, pp_SecureHash: '' };
  return { ...reply, pp_SecureHash: jazzcashHash(reply, wrong ? `${salt}x` : salt) };
}

/** JazzCash leaves a value out as null or as "", without a pattern anyone found. */
function absent(reference: string, name: string): string | null {
  return oneIn(2, reference, name) ? null : '';
}

function echoed(fields: Fields, reference: string, name: string): string | null {
  const value = fields[name] ?? '';
  return value === '' ? absent(reference, name) : value;
}

/** `pp_RetreivalReferenceNo` or `pp_RetrievalReferenceNo`, and its number in the family's form. */
function retrieval(reference: string, account: string, at: Date, family: string): Reply {
  const name = oneIn(2, reference, 'spelling') ? 'pp_RetreivalReferenceNo' : 'pp_RetrievalReferenceNo';
  return { [name]: retrievalNumber(reference, account, at, family) };
}

function retrievalNumber(reference: string, account: string, at: Date, family: string): string {
  const time = compactTime(at);
  return family === 'orchestrator' ? `${time}${drawDigits(10, account, reference, 'rrn')}` : `${time.slice(2, 8)}${drawDigits(6, account, reference, 'rrn')}`;
}

function authCode(reference: string, account: string): string {
  return drawDigits(12, account, reference, 'auth');
}

/** The pay response: the same fields in every outcome. */
export function payReply(version: '1.1' | '2.0', family: Family, fields: Fields, answer: Refused, order?: Order): Reply {
  const reference = fields['pp_TxnRefNo'] ?? '';
  const paid = order !== undefined && answer.code === '000';
  const amountMinor = order === undefined ? fields['pp_Amount'] : String(order.amountMinor + (order.wrongAmount ? 100n : 0n));
  return {
    pp_Version: version,
    pp_TxnType: 'MWALLET',
    pp_Language: echoed(fields, reference, 'pp_Language'),
    pp_MerchantID: echoed(fields, reference, 'pp_MerchantID'),
    pp_SubMerchantId: echoed(fields, reference, 'pp_SubMerchantID'),
    pp_TxnRefNo: reference,
    pp_Amount: amountMinor ?? '',
    pp_TxnCurrency: echoed(fields, reference, 'pp_TxnCurrency'),
    pp_TxnDateTime: echoed(fields, reference, 'pp_TxnDateTime'),
    pp_BillReference: echoed(fields, reference, 'pp_BillReference'),
    pp_ResponseCode: answer.code,
    pp_ResponseMessage: answer.message,
    pp_AuthCode: paid ? authCode(reference, order.account) : absent(reference, 'pp_AuthCode'),
    ...(order === undefined ? { pp_RetreivalReferenceNo: absent(reference, 'pp_RetreivalReferenceNo') } : retrieval(reference, order.account, order.openedAt, family)),
    pp_BankID: echoed(fields, reference, 'pp_BankID'),
    pp_SettlementExpiry: absent(reference, 'pp_SettlementExpiry'),
    ...(version === '2.0'
      ? {
          pp_MobileNumber: echoed(fields, reference, 'pp_MobileNumber'),
          pp_CNIC: echoed(fields, reference, 'pp_CNIC'),
          pp_DiscountedAmount: echoed(fields, reference, 'pp_DiscountedAmount'),
        }
      : {}),
    ...Object.fromEntries(passThroughs.map((name) => [name, echoed(fields, reference, name)])),
  };
}

interface Standing extends Refused {
  readonly status: 'Completed' | 'Pending' | 'Failed' | 'Dropped';
}

/** Where an order stands, as an inquiry tells it. Inside the window an order in flight may look failed: a trap that is real. */
function standing(order: Order, inWindow: boolean): Standing {
  switch (order.state) {
    case 'open':
      if (order.whileOpen === 'looks-failed' && inWindow) return { code: '199', message: 'Transaction was not successful.', status: 'Failed' };
      return { ...pending, status: 'Pending' };
    case 'paid':
      // The guide itself shows an unfriendly text beside 121: nobody may read the message.
      return { ...confirmed, status: 'Completed', ...(oneIn(4, order.reference, 'text') ? { message: 'Transaction was not successful.' } : {}) };
    case 'refunded':
      return { ...refunded, status: 'Completed' };
    case 'reversed':
      return { ...reversed, status: 'Completed' };
    case 'failed':
    case 'expired': {
      const failure = order.failure ?? { reason: 'system-error' };
      return { ...failureCode(failure), status: failureStatus(failure) };
    }
    default:
      return order.state satisfies never;
  }
}

/** The inquiry's answer about a known order. Only v2.0 names the amount. */
export function inquiryReply(version: '1.1' | '2.0', order: Order, account: JazzcashAccount, shown: { readonly inWindow: boolean; readonly wrongAmount: boolean }): Reply {
  const { reference } = order;
  const { code, message, status } = standing(order, shown.inWindow);
  const settled = order.state !== 'open' && order.state !== 'failed' && order.state !== 'expired';
  const common = {
    pp_ResponseCode: '000',
    pp_ResponseMessage: 'The requested operation has been performed successfully.',
    pp_PaymentResponseCode: code,
    pp_PaymentResponseMessage: message,
    pp_Status: status,
    pp_RetrievalReferenceNo: retrievalNumber(reference, account.id, order.openedAt, order.echo['family'] ?? 'classic'),
    pp_AuthCode: settled ? authCode(reference, account.id) : absent(reference, 'pp_AuthCode'),
    pp_SettlementDate: absent(reference, 'pp_SettlementDate'),
  };
  if (version === '1.1') {
    return { ...common, pp_SettlementExpiry: absent(reference, 'pp_SettlementExpiry'), pp_BankID: absent(reference, 'pp_BankID'), pp_ProductID: absent(reference, 'pp_ProductID') };
  }
  return {
    ...common,
    pp_MerchantID: account.merchantId,
    pp_TxnRefNo: reference,
    pp_TxnType: 'MWALLET',
    pp_Amount: String(order.amountMinor + (shown.wrongAmount ? 100n : 0n)),
    pp_TxnDateTime: order.echo['pp_TxnDateTime'] ?? '',
    pp_BillReference: order.echo['pp_BillReference'] ?? '',
  };
}

/** An inquiry that failed: a code, everything else blank (as captured in public code). */
export function failedInquiryReply(answer: Refused): Reply {
  return {
    pp_ResponseCode: answer.code,
    pp_ResponseMessage: answer.message,
    pp_PaymentResponseCode: '',
    pp_PaymentResponseMessage: '',
    pp_Status: '',
    pp_RetrievalReferenceNo: '',
    pp_AuthCode: '',
    pp_SettlementDate: '',
  };
}

/** The IPN's body: exactly the fields of the 2026 guide, `pp_Password` among them, and no amount. */
export function ipnBody(order: Order, account: JazzcashAccount, answer: Refused): Reply {
  const { reference } = order;
  return {
    pp_Version: order.wire,
    pp_TxnType: 'MWALLET',
    pp_BankID: '',
    pp_ProductID: null,
    pp_Password: account.password,
    pp_TxnRefNo: reference,
    pp_TxnDateTime: order.echo['pp_TxnDateTime'] ?? compactTime(order.openedAt),
    pp_ResponseCode: answer.code,
    pp_ResponseMessage: answer.message,
    pp_AuthCode: answer.code === '121' ? authCode(reference, account.id) : '',
    pp_SettlementExpiry: null,
    pp_RetreivalReferenceNo: retrievalNumber(reference, account.id, order.openedAt, order.echo['family'] ?? 'classic'),
  };
}
