import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Schema, type Connection, type Model } from 'mongoose';
import type { KnowledgeSnapshot, LearntTopic, Positions } from '../core/knowledge-snapshot.ts';
import { compressStream, expand } from './compressed.ts';

/** MongoDB takes 16 MB in a document; two parts stand in memory at once. */
const PART_BYTES = 4 * 1024 * 1024;
/** The one in use and, should its writer die between its parts, the one before. */
const KEPT = 2;

export interface SnapshotPart {
  readonly _id: string;
  readonly snapshot: string;
  readonly part: number;
  /** How many there are; 0 in all but the first. */
  readonly parts: number;
  readonly takenAt: Date;
  /** Decimal offsets of the next event, by topic and partition. */
  readonly positions: Readonly<Record<LearntTopic, Readonly<Record<string, string>>>>;
  readonly bytes: Buffer;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const schema = new Schema<SnapshotPart>(
  { _id: text, snapshot: text, part: number, parts: number, takenAt: { type: Date, required: true }, positions: { type: Schema.Types.Mixed, required: true }, bytes: { type: Buffer, required: true } },
  { collection: 'snapshots', versionKey: false, strict: 'throw', minimize: false },
);
schema.index({ takenAt: -1, part: 1 });

export function snapshotModel(connection: Connection): Model<SnapshotPart> {
  return connection.model<SnapshotPart>('Snapshot', schema);
}

/** A snapshot as it was read. */
export type StoredSnapshot = Omit<KnowledgeSnapshot, 'state'> & {
  /** JSON. */
  readonly state: string;
};

/** Where replicas leave what they have learnt, for those that start after them. */
export interface SnapshotStore {
  save(snapshot: KnowledgeSnapshot): Promise<void>;
  /** The newest that is complete; null when there is none. */
  newest(): Promise<StoredSnapshot | null>;
  /** When the newest was taken; null when there is none. */
  newestAt(): Promise<Date | null>;
}

export function createSnapshotStore(model: Model<SnapshotPart>): SnapshotStore {
  return {
    async save({ takenAt, positions, state }) {
      const snapshot = randomUUID();
      const at = { attempts: toText(positions.attempts), providerHealth: toText(positions.providerHealth) };
      const insert = async (part: number, parts: number, bytes: Buffer): Promise<void> => {
        await model.create([{ _id: `${snapshot}:${part}`, snapshot, part, parts, takenAt, positions: at, bytes }]);
      };
      const first: Buffer[] = [];
      let parts = 0;
      await pipeline(Readable.from(state), compressStream(), async (compressed: AsyncIterable<Buffer>) => {
        for await (const bytes of inParts(compressed)) {
          if (parts === 0) first.push(bytes);
          else await insert(parts, 0, bytes);
          parts += 1;
        }
      });
      // The first part comes last, and says how many there are: a snapshot without it is none.
      await insert(0, parts, Buffer.concat(first));
      const kept = await model.find({ part: 0 }, { snapshot: 1 }).sort({ takenAt: -1 }).limit(KEPT).lean<Pick<SnapshotPart, 'snapshot'>[]>();
      await model.deleteMany({ snapshot: { $nin: kept.map((each) => each.snapshot) }, takenAt: { $lt: takenAt } });
    },
    async newest() {
      const heads = await model.find({ part: 0 }, { snapshot: 1, parts: 1, takenAt: 1, positions: 1 }).sort({ takenAt: -1 }).limit(KEPT).lean<SnapshotPart[]>();
      for (const head of heads) {
        const parts = await model.find({ snapshot: head.snapshot }, { bytes: 1, part: 1 }).sort({ part: 1 }).lean<{ bytes: { buffer: Uint8Array } }[]>();
        if (parts.length !== head.parts) continue;
        const state = await expand(Buffer.concat(parts.map(({ bytes }) => bytes.buffer)));
        const positions: Positions = { attempts: fromText(head.positions.attempts), providerHealth: fromText(head.positions.providerHealth) };
        return { takenAt: head.takenAt, positions, state: state.toString('utf8') };
      }
      return null;
    },
    async newestAt() {
      const head = await model.findOne({ part: 0 }, { takenAt: 1 }).sort({ takenAt: -1 }).lean<Pick<SnapshotPart, 'takenAt'> | null>();
      return head?.takenAt ?? null;
    },
  };
}

async function* inParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}

function toText(offsets: ReadonlyMap<number, bigint>): Record<string, string> {
  return Object.fromEntries([...offsets].map(([partition, offset]) => [String(partition), offset.toString()]));
}

function fromText(offsets: Readonly<Record<string, string>> = {}): Map<number, bigint> {
  return new Map(Object.entries(offsets).map(([partition, offset]) => [Number(partition), BigInt(offset)]));
}
