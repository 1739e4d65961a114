import { connect as connectTcp } from 'node:net';
import { Kafka as KafkaJs, logLevel, type ISocketFactory, type LogEntry } from 'kafkajs';
import type { Runtime } from '@adaigi/runtime';
import { calmRequestQueues } from './idle-wakeups.ts';

/** kafkajs says the same line for every try while a broker is away; once in this time is enough. */
const REPEAT_AFTER_MS = 30_000;
/** Said better by whoever made the call: a refused connection, a coordinator that is loading, a topic that exists already. */
const SAID_ELSEWHERE = new Set(['Connection', 'Consumer', 'ConsumerGroup', 'BrokerPool', 'Cluster']);

/** Small writes go out at once: an event waits for nobody. */
const socketFactory: ISocketFactory = ({ host, port, onConnect }) => {
  const socket = connectTcp({ host, port }, onConnect);
  socket.setKeepAlive(true, 30_000);
  socket.setNoDelay(true);
  return socket;
};

/**
 * A kafkajs client. Its retries are short, because every caller here has a loop of its own around it that knows what it waits for.
 *
 * @param requestTimeoutMs - how long one request to a broker may take.
 */
export function kafkaJsClient(runtime: Runtime, brokers: readonly string[], requestTimeoutMs: number): KafkaJs {
  calmRequestQueues();
  return new KafkaJs({
    clientId: runtime.name,
    brokers: [...brokers],
    connectionTimeout: 1_000,
    requestTimeout: requestTimeoutMs,
    enforceRequestTimeout: true,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 4 },
    socketFactory,
    logLevel: logLevel.INFO,
    logCreator: () => quietLog(runtime),
  });
}

/**
 * kafkajs calls what it retries an error. What matters is said by this package where it is decided, so its errors become warnings, seldom, and
 * the rest is for debugging.
 */
function quietLog(runtime: Runtime): (entry: LogEntry) => void {
  const lastAt = new Map<string, number>();
  return ({ namespace, level, log }) => {
    const fields = { namespace, broker: text(log['broker']), group: text(log['groupId']), error: text(log['error']) };
    const line = `kafkajs: ${log.message}`;
    if (level !== logLevel.ERROR || SAID_ELSEWHERE.has(namespace)) return runtime.log.debug(fields, line);
    const key = `${namespace} ${log.message}`;
    const now = Date.now();
    if (now - (lastAt.get(key) ?? 0) < REPEAT_AFTER_MS) return runtime.log.debug(fields, line);
    if (lastAt.size > 200) lastAt.clear();
    lastAt.set(key, now);
    return runtime.log.warn(fields, line);
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
