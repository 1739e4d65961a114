import { topics } from '@adaigi/contracts';
import type { Kafka, View } from '@adaigi/kafka';

/** Hears of every policy in force, and of every change. The newest version wins, whatever the order. */
export function followPolicies(kafka: Kafka, enforce: (policy: { scope: string; version: number; document: string }) => void): Promise<View> {
  return kafka.view({
    topic: topics.routingPolicies,
    onEvent: ({ payload: { scope, seq, document } }) => enforce({ scope, version: Number(seq), document }),
  });
}
