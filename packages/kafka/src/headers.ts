import type { IHeaders } from 'kafkajs';
import type { OutboxEntry } from './event.ts';

/** Set on a record that was put back from the dead letters of a group: that group alone takes it again. */
export const REPLAY_HEADER = 'adaigi_replay_group';

/** The envelope of a record: CloudEvents 1.0, Kafka binding, binary mode. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly seq: string;
  readonly traceparent: string | undefined;
  /** The group it was put back for; undefined when it is no replay. */
  readonly replayGroup: string | undefined;
}

const TYPE = /^adaigi\.([a-z0-9_.-]+)\.v1$/;

export function toHeaders(entry: Omit<OutboxEntry, 'payloadJson'>, service: string): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: entry.eventId,
    ce_source: `/adaigi/${service}`,
    ce_type: `adaigi.${entry.type}.v1`,
    ce_time: entry.time,
    ce_subject: entry.key,
    ce_sequence: entry.seq,
  };
  if (typeof entry.traceparent === 'string' && entry.traceparent !== '') headers['traceparent'] = entry.traceparent;
  return headers;
}

/** @returns null when a required attribute is missing or the version is not 1.0: such a record is nobody's event. */
export function fromHeaders(headers: IHeaders | undefined): Envelope | null {
  const id = text(headers, 'ce_id');
  const type = TYPE.exec(text(headers, 'ce_type') ?? '')?.[1];
  const time = text(headers, 'ce_time');
  const seq = text(headers, 'ce_sequence');
  if (id === undefined || type === undefined || time === undefined || seq === undefined || text(headers, 'ce_specversion') !== '1.0') return null;
  return { id, type, time, seq, traceparent: text(headers, 'traceparent'), replayGroup: text(headers, REPLAY_HEADER) };
}

function text(headers: IHeaders | undefined, name: string): string | undefined {
  const value = headers?.[name];
  const single = Array.isArray(value) ? value[0] : value;
  return single === undefined ? undefined : single.toString();
}
