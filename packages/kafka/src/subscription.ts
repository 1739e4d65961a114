import type { EachBatchPayload } from 'kafkajs';
import type { Topic } from '@adaigi/contracts';
import type { Runtime } from '@adaigi/runtime';
import { createCommits } from './commits.ts';
import { errorClass } from './connectivity.ts';
import { within } from './deadline.ts';
import type { ReceivedEvent, Verdict } from './event.ts';
import type { GroupSession, SessionOptions } from './group-session.ts';
import { createLane, type Lane } from './lane.ts';
import type { KafkaMetrics } from './metrics.ts';
import { createPlaces } from './places.ts';
import { handleRecord, type Parking } from './record-handler.ts';
import { supervise } from './supervise.ts';

/** What a service wants to hear, and how it acts on it. */
export interface ConsumeOptions<T extends object> {
  /** Without prefix; its dead letters go to `<group>.dlq`. */
  readonly group: string;
  readonly topics: readonly Topic<T>[];
  /** Runs in order per partition. Throwing means infrastructure: the same record is tried again after a pause. It must not wait for a provider. */
  readonly handle: (event: ReceivedEvent<T>) => Promise<Verdict>;
  /** Where a group begins that has never committed; default true, so that nothing is missed. */
  readonly fromBeginning?: boolean;
  /** Handlers at the same time, over all partitions; default 16. */
  readonly concurrency?: number;
}

/** A running consumer. */
export interface Subscription {
  /** Records still to be handled, by catalogue name of the topic, over all partitions of the group. */
  lag(): Promise<ReadonlyMap<string, bigint>>;
  /** Lets running handlers end, commits, leaves the group. */
  stop(): Promise<void>;
}

/** What a subscription needs from its Kafka. Names are those on the broker. */
export interface SubscriptionPorts {
  readonly metrics: KafkaMetrics;
  brokerTopic(topic: Topic<unknown>): string;
  startSession(options: Pick<SessionOptions, 'onAssigned' | 'onBatch'>): Promise<GroupSession>;
  park(parking: Parking): Promise<void>;
  lag(): Promise<ReadonlyMap<string, bigint>>;
}

const HANDLERS_END_MS = 5_000;

export function createSubscription<T extends object>(runtime: Runtime, options: ConsumeOptions<T>, ports: SubscriptionPorts): Subscription {
  const { group } = options;
  const topics = new Map(options.topics.map((topic) => [ports.brokerTopic(topic), topic]));
  const lanes = new Map<string, Lane>();
  const places = createPlaces(options.concurrency ?? 16);
  const stopping = new AbortController();
  let session: GroupSession | null = null;

  const commits = createCommits(
    () => lanes.values(),
    async (offsets) => {
      if (session === null) throw new Error('between two sessions');
      await session.commit(offsets);
    },
  );

  function laneOf(brokerTopic: string, partition: number): Lane | null {
    const topic = topics.get(brokerTopic);
    if (topic === undefined) return null;
    const existing = lanes.get(`${brokerTopic}/${partition}`);
    if (existing !== undefined) return existing;
    const lane = createLane(brokerTopic, partition, {
      handle: async (record) => {
        const handled = await handleRecord(runtime, group, topic, partition, record, options.handle, (parking) => ports.park(parking));
        ports.metrics.handled.inc({ group, topic: topic.name, outcome: handled });
      },
      onRetry: (error, retryMs) => {
        ports.metrics.handled.inc({ group, topic: topic.name, outcome: 'retried' });
        runtime.log.warn({ group, topic: topic.name, partition, error: errorClass(error), retryMs: Math.round(retryMs) }, 'record could not be handled now; its partition waits');
      },
      onProgress: () => commits.touch(),
      setPaused: (paused) => session?.setPaused(brokerTopic, partition, paused),
      acquire: () => places.acquire(),
    });
    lanes.set(`${brokerTopic}/${partition}`, lane);
    return lane;
  }

  function onAssigned(assignment: Readonly<Record<string, readonly number[]>>): void {
    const held = new Set(Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => `${topic}/${partition}`)));
    for (const [key, lane] of lanes) {
      if (held.has(key)) continue;
      lanes.delete(key);
      void lane.close();
    }
  }

  function onBatch(batch: EachBatchPayload['batch']): void {
    if (stopping.signal.aborted) return;
    const records = batch.messages.map(({ offset, key, value, headers }) => ({ offset: BigInt(offset), key, value, headers: headers ?? {} }));
    laneOf(batch.topic, batch.partition)?.push(records, BigInt(batch.firstOffset() ?? '0'));
  }

  const supervised = supervise(
    runtime,
    {
      group,
      start: () => ports.startSession({ onAssigned, onBatch }),
      onSession: (next) => {
        session = next;
      },
      onRestart: (cause) => ports.metrics.restarts.inc({ group, cause }),
    },
    stopping.signal,
  );

  async function stop(): Promise<void> {
    stopping.abort();
    const closing = Promise.all([...lanes.values()].map((lane) => lane.close()));
    await within(HANDLERS_END_MS, closing, () => new Error('handlers are still running')).catch((error: unknown) =>
      runtime.log.warn({ group, error: errorClass(error) }, 'consumer stops although handlers run; their records come again'),
    );
    if (!(await commits.flush())) runtime.log.warn({ group }, 'last offsets were not committed; their records come again');
    commits.stop();
    await session?.close();
    await supervised;
  }

  let stopped: Promise<void> | null = null;
  return { lag: () => ports.lag(), stop: () => (stopped ??= stop()) };
}
