import type { PaykassmaContent } from './delivery.ts';
import type { News } from './event.ts';

/** Which news of the dialect's orders a merchant hears, and what of. Failed deposits have no postback in this API. */
const STORIES: Readonly<Record<string, PaykassmaContent['story']>> = {
  'payment.succeeded': 'push',
  'deposit.credited': 'deposit',
  'payout.succeeded': 'paid',
  'payout.failed': 'rejected',
};

/** Whether an event is one that a postback tells of. */
export function paykassmaStory(news: News): PaykassmaContent['story'] | null {
  if (news.kind === 'refund' || news.dialect !== 'paykassma') return null;
  return STORIES[news.eventType] ?? null;
}
