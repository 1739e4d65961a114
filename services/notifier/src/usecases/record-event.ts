import type { News } from '../core/event.ts';
import { planDeliveries } from '../core/plan.ts';
import type { DeliveryStore, EndpointStore, Sender } from '../ports.ts';

/**
 * Turns an event into deliveries and wakes the sender. Everything that waits for a merchant happens elsewhere, so that a partition of the
 * topic is never blocked. Deliveries for which there is a place are stored with their lease: their first try starts with no further write.
 */
export function createRecordEvent(ports: { endpoints: EndpointStore; deliveries: DeliveryStore; sender: Sender }): (news: News) => Promise<void> {
  const { endpoints, deliveries, sender } = ports;
  return async (news) => {
    const planned = planDeliveries(news, await endpoints.list(news.merchantId, news.mode));
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
