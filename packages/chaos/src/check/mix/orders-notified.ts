import type { InboxRequest } from '../../observation.ts';
import { group } from '../facts.ts';
import { startTally, type Finding } from '../report.ts';
import { verifiesWebhook } from '../signatures.ts';
import type { Books } from './books.ts';

const TOLD = ['payout.succeeded', 'payout.failed', 'deposit.credited', 'deposit.refused', 'deposit.expired'];

/** Every end of a payout and of a deposit was taken by its merchant's endpoint, rightly signed, under its event's id, with the same bytes each time; nothing else was told. */
export function ordersNotified({ facts, money }: Books): Finding {
  const tally = startTally('22 every end of payouts and deposits reached its merchant');
  const calls = group(facts.observation.inbox.filter(isOfMix), ({ headers }) => headers['webhook-id'] ?? '');
  const secrets = new Map(facts.observation.merchants.map(({ merchantId, webhookSecret }) => [merchantId, webhookSecret]));
  const known = new Map<string, string>();
  for (const [topic, orders] of [['payouts', money.payouts], ['deposits', money.deposits]] as const) {
    for (const { id, merchantId } of orders) {
      for (const { id: eventId, type } of facts.eventsOf(topic, id)) {
        known.set(eventId, merchantId);
        const mine = calls.get(eventId) ?? [];
        if (TOLD.includes(type)) tally.expect(mine.some(({ answered }) => answered !== null && answered >= 200 && answered <= 299), null, () => `${type} (${eventId}) was never taken by the merchant's endpoint: ${mine.length} tries`);
        tally.expect(new Set(mine.map(({ body }) => body)).size <= 1, null, () => `${eventId} was sent with different bodies`);
        tally.expect(mine.every(({ body }) => body.startsWith(`{"type":"${type}"`)), null, () => `the webhook ${eventId} does not tell of ${type}`);
      }
    }
  }
  for (const [eventId, mine] of calls) {
    const secret = secrets.get(known.get(eventId) ?? '') ?? null;
    tally.expect(known.has(eventId), null, () => `webhook ${eventId} tells of what no event says`);
    for (const { headers, body, at } of mine) tally.expect(secret !== null && verifiesWebhook(headers, body, secret, at), null, () => `webhook ${eventId} does not verify with its merchant's secret`);
  }
  return tally.finding;
}

/** Payments have their own invariant. */
export function isOfMix({ headers }: InboxRequest): boolean {
  return /^(?:po|dep)_/.test(headers['webhook-id'] ?? '');
}
