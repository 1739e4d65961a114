import { randomUUID } from 'node:crypto';
import type { Topic } from '@adaigi/contracts';
import type { Runtime } from '@adaigi/runtime';
import { kafkaJsClient } from './client.ts';
import { deadLetterTopic, toDeadLetter } from './dead-letters.ts';
import { within } from './deadline.ts';
import { startGroupSession } from './group-session.ts';
import { kafkaMetrics } from './metrics.ts';
import { replayDeadLetters } from './replay.ts';
import { createEventProducer, type EventProducer } from './producer.ts';
import { createSender, type RecordSender } from './sender.ts';
import { createSubscription, type ConsumeOptions, type Subscription } from './subscription.ts';
import { createTopicAdmin } from './topic-admin.ts';
import { topicNames } from './topic-names.ts';
import { createView, type View, type ViewOptions } from './view.ts';

/** Where Kafka is. */
export interface KafkaOptions {
  /** `host:port`, at least one. */
  readonly brokers: readonly string[];
  /** Put before every topic and group; empty in production. */
  readonly topicPrefix: string;
}

/** Kafka as the services see it. Nothing here waits for a broker: producers and consumers connect in the background and come back by themselves. */
export interface Kafka {
  /** The one producer of the process. */
  producer(): Promise<EventProducer>;
  consume<T extends object>(options: ConsumeOptions<T>): Promise<Subscription>;
  view<T extends object>(options: ViewOptions<T>): Promise<View>;
  /**
   * Puts the dead letters of a group back where they came from, for that group alone; its handlers see them with `replay` set, behind events that
   * came later. Each letter is put back once, and every one is logged.
   *
   * @returns how many.
   */
  replayDeadLetters(group: string): Promise<number>;
  /** @throws AdaigiError `unavailable` when no broker answers. */
  ensureTopics(topics: readonly Topic<never>[]): Promise<void>;
}

const DLQ_DEADLINE_MS = 10_000;
const LAG_MS = 1_500;

/** Never rejects for want of a broker. Everything it hands out stops with the runtime, in reverse order. */
export async function createKafka(runtime: Runtime, options: KafkaOptions): Promise<Kafka> {
  const names = topicNames(options.topicPrefix);
  const client = kafkaJsClient(runtime, options.brokers, 10_000);
  const admin = createTopicAdmin(runtime, client);
  runtime.onStop('kafka admin', () => admin.stop());
  const subscriptions = new Map<string, Subscription>();
  const metrics = kafkaMetrics(runtime.metrics, collectLag);
  let sender: RecordSender | null = null;

  async function collectLag(): Promise<void> {
    // With Kafka away the gauge keeps what it said last; a scrape must not wait for it.
    await Promise.all(
      [...subscriptions].map(async ([group, subscription]) => {
        const lags = await within(LAG_MS, subscription.lag(), () => new Error('late')).catch(() => new Map<string, bigint>());
        for (const [topic, lag] of lags) metrics.lag.set({ group, topic }, Number(lag));
      }),
    );
  }

  function theSender(): RecordSender {
    if (sender !== null) return sender;
    const created = createSender(runtime, client, metrics);
    runtime.onStop('kafka producer', () => created.stop());
    sender = created;
    return created;
  }

  const ensure = (topics: readonly Topic<never>[], deadLetters: string | null): Promise<void> =>
    admin.ensure([
      ...topics.map((topic) => ({ name: names.topic(topic), partitions: topic.partitions, compacted: topic.compacted })),
      ...(deadLetters === null ? [] : [deadLetterTopic(deadLetters)]),
    ]);

  return {
    producer: async () => createEventProducer(theSender(), runtime.name, options.topicPrefix),
    replayDeadLetters: (group) =>
      replayDeadLetters(runtime, group, {
        positions: (replayer) => admin.positions(replayer, names.deadLetters(group)),
        send: (record) => theSender().send([record], DLQ_DEADLINE_MS),
        startSession: (session) => startGroupSession(client, { ...session, topics: [names.deadLetters(group)], fromBeginning: true }),
        replayer: `${names.deadLetters(group)}-replay`,
      }),
    ensureTopics: (topics) => ensure(topics, null),
    async consume(consume) {
      const deadLetters = names.deadLetters(consume.group);
      // Before the consumer, so that it stops after it.
      const letters = theSender();
      const byBrokerName = new Map(consume.topics.map((topic) => [topic.name, names.topic(topic)]));
      const subscription = createSubscription(runtime, consume, {
        metrics,
        brokerTopic: (topic) => names.topic(topic),
        park: (parking) => letters.send([toDeadLetter(deadLetters, consume.group, byBrokerName.get(parking.topic) ?? parking.topic, parking, new Date())], DLQ_DEADLINE_MS),
        startSession: async (session) => {
          await ensure(consume.topics, deadLetters);
          const groupId = names.group(consume.group);
          return startGroupSession(client, { ...session, groupId, topics: [...byBrokerName.values()], fromBeginning: consume.fromBeginning ?? true });
        },
        lag: async () => {
          const lags = await Promise.all(
            consume.topics.map(async (topic) => {
              const positions = await admin.positions(names.group(consume.group), names.topic(topic));
              return [topic.name, positions.reduce((sum, { next, end }) => sum + (end > next ? end - next : 0n), 0n)] as const;
            }),
          );
          return new Map(lags);
        },
      });
      subscriptions.set(consume.group, subscription);
      runtime.onStop(`kafka consumer ${consume.group}`, () => subscription.stop());
      return subscription;
    },
    async view(view) {
      const brokerTopic = names.topic(view.topic);
      const created = createView(runtime, view, {
        range: () => admin.range(brokerTopic),
        startSession: async (session) => {
          await ensure([view.topic], null);
          // A group of its own for every life of every replica: all partitions, from the beginning, nothing committed.
          const groupId = names.group(`view.${runtime.name}.${view.topic.name}.${randomUUID()}`);
          return startGroupSession(client, { ...session, groupId, topics: [brokerTopic], fromBeginning: true });
        },
      });
      runtime.onStop(`kafka view ${view.topic.name}`, () => created.stop());
      return created;
    },
  };
}
