import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Schema, type Connection, type Model } from 'mongoose';
import type { KnowledgeSnapshot, LearntTopic, Positions } from '../core/knowledge-snapshot.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);
/** MongoDB takes 16 MB in a document. */
const PART_BYTES = 8 * 1024 * 1024;
/** The one in use and, should its writer die between its parts, the one before. */
const KEPT = 2;

export interface SnapshotPart {
  readonly _id: string;
  readonly snapshot: string;
  readonly part: number;
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

/** Where replicas leave what they have learnt, for those that start after them. */
export interface SnapshotStore {
  save(snapshot: KnowledgeSnapshot): Promise<void>;
  /** The newest that is complete; null when there is none. */
  newest(): Promise<KnowledgeSnapshot | null>;
  /** When the newest was taken; null when there is none. */
  newestAt(): Promise<Date | null>;
}

export function createSnapshotStore(model: Model<SnapshotPart>): SnapshotStore {
  return {
    async save({ takenAt, positions, state }) {
      const bytes = await compress(Buffer.from(state), { level: 1 });
      const snapshot = randomUUID();
      const parts = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
      const at = { attempts: toText(positions.attempts), providerHealth: toText(positions.providerHealth) };
      for (let part = 0; part < parts; part += 1) {
        const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
        await model.create([{ _id: `${snapshot}:${part}`, snapshot, part, parts, takenAt, positions: at, bytes: piece }]);
      }
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

function toText(offsets: ReadonlyMap<number, bigint>): Record<string, string> {
  return Object.fromEntries([...offsets].map(([partition, offset]) => [String(partition), offset.toString()]));
}

function fromText(offsets: Readonly<Record<string, string>> = {}): Map<number, bigint> {
  return new Map(Object.entries(offsets).map(([partition, offset]) => [Number(partition), BigInt(offset)]));
}
