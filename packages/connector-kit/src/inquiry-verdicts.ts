import type { Outcome } from '@adaigi/domain';
import type { InquiryOrder } from './connector.ts';
import { notSent, pending, unknown } from './outcomes.ts';

/** A decline in an inquiry that could be a look at a payment still in flight: a verdict only after the window. */
export function afterWindow(order: InquiryOrder, outcome: Outcome): Outcome {
  if (order.conclusive || outcome.kind !== 'declined') return outcome;
  return pending({ providerCode: outcome.providerCode, providerTransactionId: outcome.providerTransactionId });
}

/** "No such transaction": proof that nothing arrived once the provider's window has passed, before that it proves nothing. */
export function notFound(order: InquiryOrder, providerCode: string): Outcome {
  return order.notFoundConclusive ? notSent('never_received') : unknown('not_found_yet', { providerCode });
}
