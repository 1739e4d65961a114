import type { Outcome } from '@adaigi/domain';

/** Whether nothing more can be learnt about the operation. */
export function isFinal(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'succeeded':
    case 'declined':
    case 'not_sent':
      return true;
    case 'pending':
    case 'unknown':
      return false;
    default:
      return outcome satisfies never;
  }
}
