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

/** Null for a word that is not listed, and for none. */
export function transferStatusOf(text: string): (typeof TRANSFER_STATUSES)[keyof typeof TRANSFER_STATUSES] | null {
  const word = text.trim().toUpperCase();
  return isListed(word) ? TRANSFER_STATUSES[word] : null;
}

function isListed(word: string): word is keyof typeof TRANSFER_STATUSES {
  return Object.hasOwn(TRANSFER_STATUSES, word);
}

/** Names of the wallet platform for a refusal before anything is booked. Everything else that is not success stays open. */
export const REFUSED_BEFORE_BOOKING = /^AUTHORIZATION_(SENDER|SENDING|RECEIVER|RECEIVING)_[A-Z_]+$/;
