import { encodeEvent } from '@adaigi/contracts';
import { currentTraceparent } from '@adaigi/runtime';
import type { OutboxEntry, OutgoingEvent } from './event.ts';

/**
 * Encodes and verifies an event for the outbox of its aggregate, with the trace it happened in.
 *
 * @throws AdaigiError when the payload does not fit its message: a bug of the caller, found before anything is written.
 */
export function outboxEntry<T extends object>(event: OutgoingEvent<T>): OutboxEntry {
  return {
    eventId: event.id,
    topicName: event.topic.name,
    type: event.type,
    key: event.key,
    seq: event.seq,
    time: event.time,
    payloadJson: encodeEvent(event.topic, event.payload).toString('utf8'),
    traceparent: event.traceparent ?? currentTraceparent(),
  };
}
