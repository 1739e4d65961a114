import { readTopics, type TopicRecord } from '@adaigi/testing';
import type { Crew } from './crew.ts';

/** The topics whose events are counted per payment or payout. */
const COUNTED = ['payments', 'attempts', 'refunds', 'payouts'] as const;

/** The events of one payment or payout on one topic. */
export interface EventSequence {
  readonly topic: string;
  readonly paymentId: string;
  /** `ce_sequence` in the order of the topic; repeats of an event left out, since consumers leave them out by its id. */
  readonly seqs: readonly number[];
  /** Types as `payment.created`, in the same order. */
  readonly types: readonly string[];
}

/** What the platform said about every payment and payout, read from offset 0. */
export async function eventSequences({ platform }: Crew): Promise<EventSequence[]> {
  const records = await readTopics(platform.run.kafka, platform.topicPrefix);
  return COUNTED.flatMap((topic) => {
    const mine = records.filter((record) => record.topic === `${platform.topicPrefix}adaigi.${topic}.v1`);
    return [...new Set(mine.map(({ key }) => key))].map((paymentId) => sequenceOf(topic, paymentId, mine));
  });
}

/** Sequences that are not 1, 2, 3, ...: empty where no event is lost or out of order. */
export function gaps(sequences: readonly EventSequence[]): EventSequence[] {
  return sequences.filter(({ seqs }) => seqs.some((seq, index) => seq !== index + 1));
}

function sequenceOf(topic: string, paymentId: string, records: readonly TopicRecord[]): EventSequence {
  const seen = new Set<string>();
  const first = records.filter(({ key, headers }) => {
    const id = headers['ce_id'] ?? '';
    if (key !== paymentId || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
  return {
    topic,
    paymentId,
    seqs: first.map(({ headers }) => Number(headers['ce_sequence'])),
    types: first.map(({ headers }) => (headers['ce_type'] ?? '').replace(/^adaigi\.(.*)\.v1$/, '$1')),
  };
}
