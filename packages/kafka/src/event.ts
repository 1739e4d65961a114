import type { Topic } from '@adaigi/contracts';

/** An event on its way out. The envelope becomes CloudEvents 1.0 headers, the payload proto3 JSON. */
export interface OutgoingEvent<T> {
  readonly topic: Topic<T>;
  /** Without the `adaigi.` and `.v1` around it: `payment.created`. */
  readonly type: string;
  /** Unique over all events; consumers dedupe by it. */
  readonly id: string;
  /** Aggregate id: decides the partition. */
  readonly key: string;
  /** RFC 3339. */
  readonly time: string;
  /** Decimal, +1 per event of the aggregate on this topic. */
  readonly seq: string;
  readonly payload: T;
  /** W3C trace context; the current one when absent. */
  readonly traceparent?: string | undefined;
}

/** An event as a handler gets it: decoded and verified. */
export interface ReceivedEvent<T> {
  readonly topic: Topic<T>;
  readonly type: string;
  readonly id: string;
  readonly key: string;
  readonly time: string;
  readonly seq: string;
  readonly payload: T;
  readonly partition: number;
  /** Decimal. */
  readonly offset: string;
  /** True when an operator put it back from a dead-letter topic: newer events of its key may have been handled already. */
  readonly replay: boolean;
}

/** An event as it lies in the outbox of its aggregate, encoded already, so that what is published is what was written with the state. */
export interface OutboxEntry {
  readonly eventId: string;
  /** Catalogue name, without prefix. */
  readonly topicName: string;
  readonly type: string;
  readonly key: string;
  readonly seq: string;
  readonly time: string;
  /** proto3 JSON of the payload. */
  readonly payloadJson: string;
  readonly traceparent?: string | null | undefined;
}

/** What a handler says: done, or this record can never succeed and belongs to the dead letters with this reason (a code, never personal data). */
export type Verdict = 'ack' | { readonly park: string };
