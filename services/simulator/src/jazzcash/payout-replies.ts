import { drawDigits } from '../core/draw.ts';
import { compactTime } from '../core/karachi.ts';
import type { Order } from '../core/order.ts';
import { oneIn } from '../core/quirks.ts';
import type { Reason } from '../core/reasons.ts';

export type PayoutReply = Readonly<Record<string, string>>;

/** Our reasons in JazzCash's disbursement codes, without the prefix. What no document says is a choice of ours. */
const codes: Readonly<Record<Reason, string>> = {
  'low-balance': '2009',
  'wrong-pin': '17',
  'pin-tries-used-up': '17',
  'no-account': '2001',
  'inactive-account': '2010',
  'blocked-account': '2010',
  'cancelled-by-payer': '2018',
  'limit-exceeded': '2006',
  maintenance: '2002',
  'authentication-error': '17',
  'timed-out': '99',
  'no-response': '99',
  'system-error': '99',
  'token-expired': '99',
  'unknown-code': '9876',
};

export const payoutCode = {
  processed: '0',
  invalidParameter: '97',
  duplicate: '13',
  /** The account of the gateway may not make this call. */
  notAllowed: '2000',
  badAccount: '30008',
  /** The title fetch that a payment names is not known, was used, or is another account's. */
  invalidTransaction: '2002',
  notComplete: '2015',
  /** Undocumented for a reference that nobody knows: no document says what comes then. */
  unknownOriginal: '4040',
} as const;

export function refusedReply(code: string, referenceID: string): PayoutReply {
  return { responseCode: `G2P-T-${code}`, responseDescription: code === payoutCode.processed ? 'Process service request successfully.' : 'The request has not been processed.', referenceID };
}

/** The answer to a payment. */
export function paymentReply(order: Order, pending: boolean): PayoutReply {
  return { ...refusedReply(pending ? payoutCode.notComplete : codeOf(order), order.reference), ...facts(order) };
}

/** The answer to a status query: the query's own code, and the payout's status beside it. */
export function statusReply(order: Order, referenceID: string): PayoutReply {
  // The question's reference or the payout's comes back: nobody has said which.
  const reference = oneIn(2, order.reference, 'status reference') ? referenceID : order.reference;
  return { ...refusedReply(payoutCode.processed, reference), ...facts(order), transactionStatus: statusOf(order), isReversed: order.state === 'reversed' ? '1' : '0' };
}

function codeOf({ state, failure }: Order): string {
  if (state === 'paid' || state === 'reversed') return payoutCode.processed;
  return failure === undefined ? payoutCode.notComplete : (failure.code ?? codes[failure.reason]);
}

function statusOf({ state }: Order): string {
  if (state === 'open') return 'Pending';
  return state === 'paid' || state === 'reversed' ? 'Completed' : 'Cancelled';
}

function facts(order: Order): PayoutReply {
  const minor = order.amountMinor + (order.wrongAmount ? 100n : 0n);
  return {
    transactionID: drawDigits(12, order._id, 'transaction'),
    dateTime: compactTime(order.finalAt ?? order.openedAt),
    amount: `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`,
  };
}
