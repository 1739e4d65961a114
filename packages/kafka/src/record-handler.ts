import { decodeEvent, type Topic } from '@adaigi/contracts';
import type { Runtime } from '@adaigi/runtime';
import { withTrace } from '@adaigi/runtime';
import { errorClass } from './connectivity.ts';
import type { ReceivedEvent, Verdict } from './event.ts';
import { fromHeaders } from './headers.ts';
import type { LaneRecord } from './lane.ts';

/** A record as an event, or why it is none. */
export type Decoded<T> = { readonly kind: 'event'; readonly event: ReceivedEvent<T>; readonly traceparent: string | undefined; readonly replayGroup: string | undefined } | { readonly kind: 'tombstone' } | { readonly kind: 'unreadable'; readonly errorClass: string };

/** Reads envelope and payload; everything that is not an event of this topic is `unreadable`. */
export function decodeRecord<T extends object>(topic: Topic<T>, partition: number, record: LaneRecord): Decoded<T> {
  if (record.value === null) return { kind: 'tombstone' };
  const envelope = fromHeaders(record.headers);
  if (envelope === null) return { kind: 'unreadable', errorClass: 'envelope' };
  try {
    const payload = decodeEvent(topic, record.value);
    const { id, type, time, seq, replayGroup, traceparent } = envelope;
    const key = record.key?.toString('utf8') ?? '';
    const event = { topic, type, id, key, time, seq, payload, partition, offset: record.offset.toString(), replay: replayGroup !== undefined };
    return { kind: 'event', traceparent, replayGroup, event };
  } catch (error) {
    return { kind: 'unreadable', errorClass: `payload:${errorClass(error)}` };
  }
}

/** What became of a record. */
export type Handled = 'ack' | 'parked';

/** Why and whence a record goes to the dead letters. */
export interface Parking {
  readonly topic: string;
  readonly partition: number;
  readonly record: LaneRecord;
  readonly errorClass: string;
  readonly reason: string;
}

/**
 * Handles one record to its end.
 *
 * @param park - writes it to the dead letters; the record counts as handled only when that is acknowledged.
 * @throws what `handle` or `park` throws: infrastructure, the same record is to be tried again.
 */
export async function handleRecord<T extends object>(
  runtime: Runtime,
  group: string,
  topic: Topic<T>,
  partition: number,
  record: LaneRecord,
  handle: (event: ReceivedEvent<T>) => Promise<Verdict>,
  park: (parking: Parking) => Promise<void>,
): Promise<Handled> {
  const decoded = decodeRecord(topic, partition, record);
  if (decoded.kind === 'tombstone') return 'ack';
  if (decoded.kind === 'unreadable') {
    runtime.log.error({ topic: topic.name, partition, offset: record.offset.toString(), error: decoded.errorClass }, 'record cannot be read; it goes to the dead letters');
    await park({ topic: topic.name, partition, record, errorClass: decoded.errorClass, reason: 'unreadable' });
    return 'parked';
  }
  const { event, traceparent, replayGroup } = decoded;
  // Put back for another group, which alone had trouble with it.
  if (replayGroup !== undefined && replayGroup !== group) return 'ack';
  const verdict = await withTrace(traceparent, () => handle(event));
  if (verdict === 'ack') return 'ack';
  runtime.log.error({ topic: topic.name, partition, offset: event.offset, event: event.id, reason: verdict.park }, 'record can never be handled; it goes to the dead letters');
  await park({ topic: topic.name, partition, record, errorClass: 'rejected', reason: verdict.park });
  return 'parked';
}
