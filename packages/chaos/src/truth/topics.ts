import { scanTopics, type TopicRecord } from '@adaigi/testing';
import type { CanarySearch } from './canaries.ts';
import type { TopicEvent } from './truth.ts';

/** What the topics of one platform hold, from offset 0. */
export interface TopicsTruth {
  readonly events: readonly TopicEvent[];
  readonly deadLetters: ReadonlyMap<string, number>;
}

/** Reads every topic of the platform and searches each record, whole, for canaries. */
export async function readEvents(brokers: readonly string[], topicPrefix: string, search: CanarySearch): Promise<TopicsTruth> {
  const events: TopicEvent[] = [];
  const deadLetters = new Map<string, number>();
  await scanTopics(brokers, topicPrefix, (record) => {
    search.look(`topic ${record.topic.slice(topicPrefix.length)}`, `${record.key} ${JSON.stringify(record.headers)} ${record.value}`);
    if (record.topic.endsWith('.dlq')) deadLetters.set(record.topic, (deadLetters.get(record.topic) ?? 0) + 1);
    else events.push(toEvent(record, topicPrefix));
  });
  return { events, deadLetters };
}

function toEvent({ topic, partition, offset, key, headers, value }: TopicRecord, topicPrefix: string): TopicEvent {
  return {
    topic: topic.slice(topicPrefix.length).replace(/^adaigi\.(.*)\.v1$/, '$1'),
    partition,
    offset: BigInt(offset),
    key,
    id: headers['ce_id'] ?? '',
    type: (headers['ce_type'] ?? '').replace(/^adaigi\.(.*)\.v1$/, '$1'),
    seq: Number(headers['ce_sequence']),
    payload: parse(value),
  };
}

function parse(value: string): Record<string, unknown> {
  try {
    return JSON.parse(value) as Record<string, unknown>;
  } catch {
    return {};
  }
}
