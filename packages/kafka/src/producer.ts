import type { OutboxEntry, OutgoingEvent } from './event.ts';
import { toHeaders } from './headers.ts';
import { outboxEntry } from './outbox-entry.ts';
import type { RecordSender } from './sender.ts';

/** Limits of one publish. */
export interface PublishOptions {
  /** Default 5,000. */
  readonly deadlineMs?: number;
}

/** Publishes events. Order per key holds for one caller that awaits each publish; a failed publish may have been written. */
export interface EventProducer {
  /** @throws AdaigiError `unavailable` within the deadline when the events were not acknowledged. */
  publish<T extends object>(events: readonly OutgoingEvent<T>[], options?: PublishOptions): Promise<void>;
  /** The same for events that were encoded into an outbox; they may belong to several topics. */
  publishEntries(entries: readonly OutboxEntry[], options?: PublishOptions): Promise<void>;
}

const DEADLINE_MS = 5_000;

export function createEventProducer(sender: RecordSender, service: string, topicPrefix: string): EventProducer {
  const publishEntries: EventProducer['publishEntries'] = (entries, options) =>
    sender.send(
      entries.map((entry) => ({ topic: `${topicPrefix}${entry.topicName}`, key: entry.key, value: entry.payloadJson, headers: toHeaders(entry, service) })),
      options?.deadlineMs ?? DEADLINE_MS,
    );
  return { publishEntries, publish: async (events, options) => publishEntries(events.map(outboxEntry), options) };
}
