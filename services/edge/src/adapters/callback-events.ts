import { randomUUID } from 'node:crypto';
import { outcomeToProto, topics } from '@adaigi/contracts';
import type { EventProducer } from '@adaigi/kafka';
import type { CallbackEvents } from '../ports.ts';

/** A provider gives up sooner than Kafka's patience would end. */
const DEADLINE_MS = 5_000;

/**
 * Callbacks on their topic. Every message is an event of its own, repeats too: an unsigned knock that comes again may mean that there is
 * more to learn, and consumers fold evidence whatever its order or number. There is no aggregate here that could count, so `seq` is 0.
 */
export function createCallbackEvents(producer: EventProducer): CallbackEvents {
  return {
    async publish({ channel, reference, outcome, receivedAt }) {
      const topic = topics.providerCallbacks;
      const payload = { channel, reference, outcome: outcomeToProto(outcome), receivedAt: receivedAt.toISOString() };
      const event = { topic, type: 'provider_callback.received', id: randomUUID(), key: topic.key(payload), time: payload.receivedAt, seq: '0', payload };
      await producer.publish([event], { deadlineMs: DEADLINE_MS });
    },
  };
}
