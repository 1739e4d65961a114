import type { Order } from '../core/order.ts';
import type { Reason } from '../core/reasons.ts';

export type PayoutReply = Readonly<Record<string, string>>;

/** Our reasons as names of the wallet platform. No list is public: only their form is real. */
const names: Readonly<Record<Reason, string>> = {
  'low-balance': 'AUTHORIZATION_SENDER_BALANCE_TOO_LOW',
  'wrong-pin': 'AUTHORIZATION_SENDER_CREDENTIALS',
  'pin-tries-used-up': 'AUTHORIZATION_SENDER_CREDENTIALS',
  'no-account': 'TARGET_NOT_FOUND',
  'inactive-account': 'AUTHORIZATION_RECEIVING_ACCOUNT_NOT_ACTIVE',
  'blocked-account': 'AUTHORIZATION_RECEIVING_ACCOUNT_NOT_ACTIVE',
  'cancelled-by-payer': 'COULD_NOT_PERFORM_TRANSACTION',
  'limit-exceeded': 'AUTHORIZATION_RECEIVING_LIMIT_EXCEEDED',
  maintenance: 'RESOURCE_NOT_AVAILABLE',
  'authentication-error': 'AUTHORIZATION_SENDER_CREDENTIALS',
  'timed-out': 'COULD_NOT_PERFORM_TRANSACTION',
  'no-response': 'COULD_NOT_PERFORM_TRANSACTION',
  'system-error': 'COULD_NOT_PERFORM_TRANSACTION',
  'token-expired': 'COULD_NOT_PERFORM_TRANSACTION',
  'unknown-code': 'COULD_NOT_PERFORM_TRANSACTION',
};

export const done = (more: PayoutReply = {}): PayoutReply => ({ ResponseCode: '0', ResponseMessage: 'Success', ...more });
export const failed = (message: string, code = '1'): PayoutReply => ({ ResponseCode: code, ResponseMessage: message });
export const refusedFor = (reason: Reason, code?: string): PayoutReply => failed(names[reason], code);

/** The answer to a transfer. Its reference is the bank's: nothing of the caller's comes back. */
export function transferReply(order: Order, pending: boolean): PayoutReply {
  const TransactionReference = order.reference;
  if (pending) return { ...failed('RESOURCE_TEMPORARY_LOCKED'), TransactionReference };
  if (order.failure !== undefined) return { ...refusedFor(order.failure.reason, order.failure.code), TransactionReference };
  return done({ TransactionReference, Fee: '0', TransactionStatus: 'Completed' });
}

export function statusReply({ state, reference }: Order): PayoutReply {
  return done({ TransactionReference: reference, TransactionStatus: statusOf(state) });
}

function statusOf(state: Order['state']): string {
  if (state === 'open') return 'Pending';
  if (state === 'reversed') return 'Reversed';
  return state === 'paid' ? 'Completed' : 'Failed';
}
