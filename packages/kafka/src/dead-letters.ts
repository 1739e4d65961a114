import type { Parking } from './record-handler.ts';
import type { OutgoingRecord } from './sender.ts';
import type { TopicSpec } from './topic-admin.ts';

const RETENTION_MS = 30 * 24 * 3_600_000;

/** The dead-letter topic of a group: one partition, kept for 30 days. */
export function deadLetterTopic(name: string): TopicSpec {
  return { name, partitions: 1, compacted: false, retentionMs: RETENTION_MS };
}

/** The record as it was, with the headers that say where it lay and why it could not be handled. */
export function toDeadLetter(deadLetters: string, group: string, brokerTopic: string, parking: Parking, at: Date): OutgoingRecord {
  return {
    topic: deadLetters,
    key: parking.record.key,
    value: parking.record.value,
    headers: {
      ...parking.record.headers,
      dlq_group: group,
      dlq_origin_topic: brokerTopic,
      dlq_origin_partition: String(parking.partition),
      dlq_origin_offset: parking.record.offset.toString(),
      dlq_error_class: parking.errorClass,
      dlq_reason: parking.reason,
      dlq_parked_at: at.toISOString(),
    },
  };
}
