import type { News } from '../core/event.ts';
import { paykassmaStory } from '../core/paykassma-content.ts';
import { planDeliveries } from '../core/plan.ts';
import type { DeliveryStore, EndpointStore, RatesStore, Sender } from '../ports.ts';

/**
 * Turns an event into deliveries and wakes the sender. Everything that waits for a merchant happens elsewhere, so that a partition of the
 * topic is never blocked. Deliveries for which there is a place are stored with their lease: their first try starts with no further write.
 */
export function createRecordEvent(ports: { endpoints: EndpointStore; deliveries: DeliveryStore; rates: RatesStore; sender: Sender }): (news: News) => Promise<void> {
  const { endpoints, deliveries, rates, sender } = ports;
  return async (news) => {
    const ratesDay = paykassmaStory(news) === null ? '' : await rates.dayFor(news.occurredAt);
    const planned = planDeliveries(news, await endpoints.list(news.merchantId, news.mode), ratesDay);
    if (planned.length === 0) return;
    const held = planned.map((delivery) => ({ delivery, held: sender.tryHold(delivery.merchantId) }));
    let unused = held.filter((entry) => entry.held).length;
    try {
      const claimed = await deliveries.record(held);
      for (const delivery of claimed) {
        sender.start(delivery);
        unused -= 1;
      }
      if (held.some((entry) => !entry.held)) sender.wake();
    } finally {
      for (; unused > 0; unused -= 1) sender.release(news.merchantId);
    }
  };
}
