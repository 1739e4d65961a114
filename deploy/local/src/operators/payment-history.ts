import { setTimeout as sleep } from 'node:timers/promises';
import { topics, type Topic } from '@adaigi/contracts';
import { createKafka, type ReceivedEvent, type View } from '@adaigi/kafka';
import { testRuntime } from '@adaigi/runtime';
import type { RunFile } from '../run-file.ts';

/** Everything that was said about a payment, in the order of time. */
export interface PaymentHistory {
  readonly lines: readonly string[];
  /** False when Kafka did not tell everything in time. */
  readonly complete: boolean;
}

const DEADLINE_MS = 15_000;

/**
 * Reads what was said about a payment from the first record of every topic that is keyed by payments.
 *
 * @param topicPrefix - of a platform under test; else empty.
 */
export async function paymentHistory(run: RunFile, paymentId: string, topicPrefix: string): Promise<PaymentHistory> {
  const runtime = testRuntime('local');
  const events = new Map<string, ReceivedEvent<object>>();
  try {
    const kafka = await createKafka(runtime, { brokers: run.kafka, topicPrefix });
    const read = <T extends object>(topic: Topic<T>): Promise<View> =>
      kafka.view({ topic, onEvent: (event) => void (event.key === paymentId && events.set(event.id, event)) });
    const views = [read(topics.payments), read(topics.attempts), read(topics.refunds), read(topics.riskDecisions), read(topics.routingDecisions), read(topics.webhookDeliveries)];
    const all = Promise.all(views).then((opened) => Promise.all(opened.map((view) => view.caughtUp())));
    const complete = await Promise.race([all.then(() => true), sleep(DEADLINE_MS, false, { ref: false })]);
    return { lines: [...events.values()].toSorted(byTime).map(lineOf), complete };
  } finally {
    await runtime.stop();
  }
}

function byTime(a: ReceivedEvent<object>, b: ReceivedEvent<object>): number {
  return a.time.localeCompare(b.time) || a.topic.name.localeCompare(b.topic.name) || Number(a.seq) - Number(b.seq);
}

/** What a person wants of an event beside its type; the rest repeats the payment. */
const TELLING = ['attemptNumber', 'refundId', 'channel', 'state', 'reason', 'providerCode', 'evidence', 'summary', 'decision', 'dialect', 'tryNumber', 'httpStatus', 'error'];

function lineOf({ type, time, seq, payload }: ReceivedEvent<object>): string {
  const told = Object.entries(payload).filter(([name, value]) => TELLING.includes(name) && value !== '' && value !== 0);
  return `${time}  ${type} #${seq}  ${told.map(([name, value]) => `${name}=${String(value)}`).join(' ')}`;
}
