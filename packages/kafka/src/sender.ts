import { Partitioners, type IHeaders, type Kafka as KafkaJs, type Producer } from 'kafkajs';
import { AdaigiError } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import { backoffMs, pause } from './backoff.ts';
import { errorClass, isConnectivity } from './connectivity.ts';
import { within } from './deadline.ts';
import type { KafkaMetrics } from './metrics.ts';

/** A record with the name of its topic on the broker. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly key: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers: IHeaders;
}

/** Sends records, several callers' together where they come together. */
export interface RecordSender {
  /** @throws AdaigiError `unavailable` when not acknowledged by all in-sync replicas within the deadline; the records may be written all the same. */
  send(records: readonly OutgoingRecord[], deadlineMs: number): Promise<void>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly records: readonly OutgoingRecord[];
  readonly settle: (error?: unknown) => void;
  expired: boolean;
}

const MAX_IN_FLIGHT = 4;
const MAX_RECORDS = 500;
/** After a failure, callers are refused at once for this long instead of each waiting for its own time-out. */
const REST_MS = 250;
const BROKER_TIMEOUT_MS = 5_000;

/**
 * The one producer of a process. `idempotent` stays off: with concurrent sends kafkajs then loses acknowledged records (tulios/kafkajs #1005);
 * without it a retry may write twice, which consumers dedupe by event id.
 */
export function createSender(runtime: Runtime, client: KafkaJs, metrics: KafkaMetrics): RecordSender {
  const producer = client.producer({
    idempotent: false,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { initialRetryTime: 100, maxRetryTime: 500, retries: 2 },
  });
  const stopping = new AbortController();
  const queue: Waiting[] = [];
  const sends = new Set<Promise<void>>();
  const state = { connected: false, inFlight: 0, restUntil: 0 };

  const connecting = connect(runtime, producer, stopping.signal, {
    up: () => {
      state.connected = true;
      state.restUntil = 0;
      flush();
    },
    down: (error) => {
      state.restUntil = Number.POSITIVE_INFINITY;
      for (const waiting of queue.splice(0)) waiting.settle(error);
    },
  });

  function flush(): void {
    while (state.connected && state.inFlight < MAX_IN_FLIGHT && queue.length > 0) {
      const batch: Waiting[] = [];
      for (let count = 0; queue[0] !== undefined && count < MAX_RECORDS; count += queue[0]?.records.length ?? 0) {
        const waiting = queue.shift();
        if (waiting !== undefined && !waiting.expired) batch.push(waiting);
      }
      if (batch.length > 0) send(batch);
    }
  }

  function send(batch: readonly Waiting[]): void {
    const sending = sendBatch(batch).finally(() => sends.delete(sending));
    sends.add(sending);
  }

  async function sendBatch(batch: readonly Waiting[]): Promise<void> {
    state.inFlight += 1;
    try {
      await producer.sendBatch({ acks: -1, timeout: BROKER_TIMEOUT_MS, topicMessages: byTopic(batch.flatMap((waiting) => waiting.records)) });
      for (const waiting of batch) waiting.settle();
    } catch (error) {
      if (isConnectivity(error)) state.restUntil = Date.now() + REST_MS;
      // A record that the broker refuses must not fail what happened to travel with it.
      else if (batch.length > 1) return batch.forEach((waiting) => send([waiting]));
      for (const waiting of batch) waiting.settle(error);
    } finally {
      state.inFlight -= 1;
      flush();
    }
  }

  return {
    async send(records, deadlineMs) {
      if (records.length === 0) return;
      if (stopping.signal.aborted || Date.now() < state.restUntil) throw unavailable('Kafka cannot be reached');
      const stopTimer = metrics.publish.startTimer();
      const sent = new Promise<void>((resolve, reject) => {
        const waiting: Waiting = {
          records,
          expired: false,
          settle: (error) => {
            clearTimeout(timer);
            if (error === undefined) resolve();
            else reject(unavailable('Kafka did not take the records', error));
          },
        };
        const timer = setTimeout(() => {
          waiting.expired = true;
          waiting.settle(new Error('deadline'));
        }, deadlineMs);
        queue.push(waiting);
        // What the same turn of the event loop publishes travels in one request.
        setImmediate(flush);
      });
      await sent.then(
        () => stopTimer({ outcome: 'acknowledged' }),
        (error: unknown) => {
          stopTimer({ outcome: 'failed' });
          throw error;
        },
      );
    },
    async stop() {
      stopping.abort();
      for (const waiting of queue.splice(0)) waiting.settle(new Error('stopping'));
      await within(3_000, Promise.allSettled([connecting, ...sends]).then(() => producer.disconnect()), () => new Error('producer did not disconnect')).catch((error: unknown) =>
        runtime.log.warn({ error: errorClass(error) }, 'kafka producer did not disconnect cleanly'),
      );
    },
  };
}

async function connect(runtime: Runtime, producer: Producer, signal: AbortSignal, on: { up(): void; down(error: unknown): void }): Promise<void> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      await producer.connect();
      if (failures > 1) runtime.log.info('kafka producer is connected');
      return on.up();
    } catch (error) {
      on.down(error);
      if (failures === 1) runtime.log.warn({ error: errorClass(error) }, 'kafka cannot be reached; events wait in their outboxes');
      await pause(backoffMs(failures, { firstMs: 200, maxMs: 2_000 }), signal);
    }
  }
}

function byTopic(records: readonly OutgoingRecord[]): { topic: string; messages: { key: string | Buffer | null; value: string | Buffer | null; headers: IHeaders }[] }[] {
  const topics = new Map<string, { key: string | Buffer | null; value: string | Buffer | null; headers: IHeaders }[]>();
  for (const { topic, key, value, headers } of records) {
    const messages = topics.get(topic) ?? [];
    messages.push({ key, value, headers });
    topics.set(topic, messages);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}

function unavailable(message: string, cause?: unknown): AdaigiError {
  return new AdaigiError('unavailable', message, { retryAfterS: 1, cause });
}
