import { topics, type Topic } from '@adaigi/contracts';
import { createKafka, type ReceivedEvent, type View } from '@adaigi/kafka';
import { testRuntime } from '@adaigi/runtime';
import type { RunFile } from '../run-file.ts';

/** Events of one payment, as any other service would read them from Kafka. */
export interface EventWatch {
  /** In the order in which they arrived; grows. */
  readonly events: readonly ReceivedEvent<object>[];
  stop(): Promise<void>;
}

/** Reads the topics from offset 0 and keeps what is about the payment. */
export async function watchEvents(run: RunFile, paymentId: string): Promise<EventWatch> {
  const runtime = testRuntime('demo');
  const kafka = await createKafka(runtime, { brokers: run.kafka, topicPrefix: '' });
  const events: ReceivedEvent<object>[] = [];
  const seen = new Set<string>();
  const watch = <T extends object>(topic: Topic<T>): Promise<View> =>
    kafka.view({
      topic,
      onEvent(event) {
        if (event.key !== paymentId || seen.has(event.id)) return;
        seen.add(event.id);
        events.push(event);
      },
    });
  await Promise.all([watch(topics.payments), watch(topics.attempts), watch(topics.riskDecisions), watch(topics.routingDecisions), watch(topics.webhookDeliveries)]);
  return { events, stop: () => runtime.stop() };
}
