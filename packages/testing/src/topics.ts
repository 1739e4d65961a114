import type { Admin } from 'kafkajs';
import { Kafka, logLevel } from 'kafkajs';
import { eventually } from './eventually.ts';
import { testEngines } from './test-engines.ts';
import { uniqueName } from './unique-name.ts';

/** A topic to be made. */
export interface TopicSpec {
  topic: string;
  /** Default 1. */
  partitions?: number;
  /** Topic settings such as `cleanup.policy`. */
  config?: Readonly<Record<string, string>>;
}

/** A topic of one test. */
export interface TestTopic {
  topic: string;
  brokers: string[];
  /** Deletes the topic. */
  close(): Promise<void>;
}

/**
 * Makes the topics that do not exist yet, and waits until the leader of every partition answers. Metadata names a leader a moment before it leads:
 * kafkajs would then send records again that another partition of the same request already took.
 */
export async function createTopics(brokers: string[], topics: readonly TopicSpec[]): Promise<void> {
  await withAdmin(brokers, async (admin) => {
    const present = new Set(await admin.listTopics());
    const missing = topics.filter(({ topic }) => !present.has(topic));
    if (missing.length > 0) {
      await admin.createTopics({
        waitForLeaders: false,
        topics: missing.map(({ topic, partitions, config }) => ({
          topic,
          numPartitions: partitions ?? 1,
          replicationFactor: 1,
          configEntries: Object.entries(config ?? {}).map(([name, value]) => ({ name, value })),
        })),
      });
    }
    for (const { topic } of topics) await eventually(() => admin.fetchTopicOffsets(topic));
  });
}

/** Deletes every topic and consumer group whose name starts with `prefix`. Groups must have no members any more. */
export async function deleteTopics(brokers: string[], prefix: string): Promise<void> {
  if (prefix === '') throw new Error('an empty prefix would delete every topic');
  await withAdmin(brokers, async (admin) => {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
    const groups = (await admin.listGroups()).groups.map(({ groupId }) => groupId).filter((group) => group.startsWith(prefix));
    if (groups.length > 0) await admin.deleteGroups(groups);
  });
}

/** Makes one topic with a unique name on the shared engine. */
export async function testTopic(spec: { name: string; partitions?: number; config?: Readonly<Record<string, string>> }, engines: { kafka: string[] } = testEngines()): Promise<TestTopic> {
  const { name, ...settings } = spec;
  const topic = uniqueName(name);
  await createTopics(engines.kafka, [{ topic, ...settings }]);
  return { topic, brokers: engines.kafka, close: () => deleteTopics(engines.kafka, topic) };
}

async function withAdmin(brokers: string[], use: (admin: Admin) => Promise<void>): Promise<void> {
  const admin = new Kafka({ clientId: 'adaigi-testing', brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    await use(admin);
  } finally {
    await admin.disconnect();
  }
}
