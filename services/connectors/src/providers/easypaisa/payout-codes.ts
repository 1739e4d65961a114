/**
 * `TransactionStatus` in capitals. No list is public: each of these words says but one thing, and every other one decides nothing.
 */
export const TRANSFER_STATUSES = {
  SUCCESS: 'paid',
  SUCCESSFUL: 'paid',
  COMPLETED: 'paid',
  FAILED: 'failed',
  DECLINED: 'failed',
  REJECTED: 'failed',
  CANCELLED: 'failed',
  EXPIRED: 'failed',
  REVERSED: 'reversed',
  PENDING: 'open',
  'IN PROGRESS': 'open',
  PROCESSING: 'open',
} as const satisfies Record<string, 'paid' | 'failed' | 'reversed' | 'open'>;

type TransferStatus = (typeof TRANSFER_STATUSES)[keyof typeof TRANSFER_STATUSES];

/** `none` where the field is left out, null or empty; null for anything that is not listed. */
export function transferStatusOf(given: unknown): TransferStatus | 'none' | null {
  if (given === undefined || given === null) return 'none';
  const word = typeof given === 'string' ? given.trim().toUpperCase() : '?';
  if (word === '') return 'none';
  return isListed(word) ? TRANSFER_STATUSES[word] : null;
}

function isListed(word: string): word is keyof typeof TRANSFER_STATUSES {
  return Object.hasOwn(TRANSFER_STATUSES, word);
}

/** Names of the wallet platform for a refusal before anything is booked. Everything else that is not success stays open. */
export const REFUSED_BEFORE_BOOKING = /^AUTHORIZATION_(SENDER|SENDING|RECEIVER|RECEIVING)_[A-Z_]+$/;
