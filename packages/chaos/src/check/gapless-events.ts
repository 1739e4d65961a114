import type { TopicEvent } from '../truth/truth.ts';
import { group, textOf, type Facts } from './facts.ts';
import { startTally, type Finding, type Tally } from './report.ts';

const COUNTED = ['payments', 'attempts', 'refunds'] as const;

/** Per aggregate and topic the events are 1, 2, 3, ... in the order of the topic, as many as the aggregate counted; repeats are the same event again. */
export function gaplessEvents(facts: Facts): Finding {
  const tally = startTally('10 event sequences have no gap');
  for (const topic of COUNTED) {
    for (const [paymentId, events] of facts.eventsByKey(topic)) expectSequence(tally, topic, paymentId, events);
    for (const { id, eventCounts } of facts.payments.values()) {
      const [published, counted] = [facts.eventsOf(topic, id).length, eventCounts[topic] ?? 0];
      tally.expect(published === counted, id, () => `${published} events on ${topic}, the payment has counted ${counted}`);
    }
  }
  const deliveries = [...facts.eventsByKey('webhook-deliveries').values()].flat();
  for (const [deliveryId, events] of group(deliveries, (event) => textOf(event, 'deliveryId'))) expectSequence(tally, 'webhook-deliveries', deliveryId.split('.')[0] ?? '', events);
  for (const [topic, count] of facts.deadLetters) tally.expect(false, null, () => `${count} records were parked on ${topic}`);
  return tally.finding;
}

function expectSequence(tally: Tally, topic: string, paymentId: string, events: readonly TopicEvent[]): void {
  const seqs = events.map(({ seq }) => seq);
  tally.expect(seqs.every((seq, index) => seq === index + 1), paymentId, () => `events on ${topic}: ${seqs.join(', ')}`);
}
