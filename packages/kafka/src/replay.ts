import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { Runtime } from '@adaigi/runtime';
import type { GroupSession, SessionOptions } from './group-session.ts';
import { REPLAY_HEADER } from './headers.ts';
import type { OutgoingRecord } from './sender.ts';
import type { PartitionPosition } from './topic-admin.ts';

/** What a replay needs from its Kafka. Names are those on the broker. */
export interface ReplayPorts {
  /** The group that remembers which letters were put back. */
  readonly replayer: string;
  positions(replayer: string): Promise<readonly PartitionPosition[]>;
  send(record: OutgoingRecord): Promise<void>;
  startSession(options: Pick<SessionOptions, 'groupId' | 'onAssigned' | 'onBatch'>): Promise<GroupSession>;
}

/** Puts back what lies in the dead letters now; what is parked again meanwhile waits for the next replay. */
export async function replayDeadLetters(runtime: Runtime, group: string, ports: ReplayPorts): Promise<number> {
  const positions = await ports.positions(ports.replayer);
  const ends = new Map(positions.filter(({ next, end }) => end > next).map(({ partition, end }) => [partition, end]));
  if (ends.size === 0) return 0;
  const finished = Promise.withResolvers<void>();
  let count = 0;
  let session: GroupSession | null = null;

  const starting = ports.startSession({
    groupId: ports.replayer,
    onAssigned: () => undefined,
    onBatch: async ({ topic, partition, messages }) => {
      const end = ends.get(partition) ?? 0n;
      const letters = messages.filter(({ offset }) => BigInt(offset) < end);
      try {
        session ??= await starting;
        for (const letter of letters) {
          await ports.send(toOrigin(group, letter));
          runtime.log.info({ group, letter: `${topic}/${partition}/${letter.offset}`, event: String(letter.headers?.['ce_id'] ?? '') }, 'dead letter was put back');
          await session.commit([{ topic, partition, offset: String(BigInt(letter.offset) + 1n) }]);
          count += 1;
        }
        if (BigInt(messages.at(-1)?.offset ?? '0') + 1n >= end) ends.delete(partition);
        if (ends.size === 0) finished.resolve();
      } catch (error) {
        finished.reject(error);
      }
    },
  });
  session = await starting;
  void session.ended.then((ended) => finished.reject(ended.kind === 'crashed' ? ended.error : new Error(`replay ${ended.kind}`)));
  try {
    await finished.promise;
  } finally {
    await session.close();
  }
  return count;
}

/** The record as it lay at its origin, marked for the one group. */
function toOrigin(group: string, letter: KafkaMessage): OutgoingRecord {
  const { dlq_origin_topic: topic, ...headers }: IHeaders = letter.headers ?? {};
  if (topic === undefined) throw new Error('a dead letter does not say where it came from');
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('dlq_')));
  return { topic: String(topic), key: letter.key, value: letter.value, headers: { ...kept, [REPLAY_HEADER]: group } };
}
