import { topics } from '@adaigi/contracts';
import { outboxEntry } from '@adaigi/kafka';
import { addOutbox, isDuplicateKey, type StoredOutboxEntry } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { PolicyRecord } from '../core/policy-chain.ts';
import type { PolicyStore } from '../ports.ts';

/** A record at rest: `_id` is `<scope>@<version>`, so no version exists twice. */
export interface PolicyDocument extends PolicyRecord {
  readonly _id: string;
  readonly outbox: readonly StoredOutboxEntry[];
}

/** Starts to publish a record's outbox. */
export type Publish = (id: string, outbox: readonly StoredOutboxEntry[]) => void;

/** What the replicas read at start and from time to time, so that a switch counts also while Kafka is away. */
export interface PoliciesAtRest {
  /** The newest version of every scope. */
  inForce(): Promise<PolicyRecord[]>;
  /** Versions that were made since. */
  since(at: Date): Promise<PolicyRecord[]>;
}

const text = { type: String, required: true } as const;
const schema = new Schema<PolicyDocument>(
  {
    _id: text,
    scope: text,
    version: { type: Number, required: true },
    document: text,
    changedBy: text,
    at: { type: Date, required: true },
    note: String,
    hashBefore: text,
    hashAfter: text,
    previousHash: text,
    recordHash: text,
  },
  { collection: 'policies', versionKey: false, strict: 'throw' },
);
addOutbox(schema);
schema.index({ scope: 1, version: -1 }, { unique: true });
schema.index({ at: 1 });

export function policyModel(connection: Connection): Model<PolicyDocument> {
  return connection.model<PolicyDocument>('Policy', schema);
}

/** Policies in MongoDB: one insert is the change, its audit record and the event that tells of it. */
export function createPolicyStore(model: Model<PolicyDocument>, publish: Publish): PolicyStore & PoliciesAtRest {
  const found = (documents: readonly PolicyDocument[]): PolicyRecord[] => documents.map(toRecord);
  return {
    async newest(scope) {
      const document = await model.findOne({ scope }).sort({ version: -1 }).lean<PolicyDocument | null>();
      return document === null ? null : toRecord(document);
    },
    async append(record) {
      const _id = `${record.scope}@${record.version}`;
      const outbox = [changed(record)];
      try {
        await model.create([{ ...record, _id, outbox }]);
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
      publish(_id, outbox);
      return true;
    },
    async changes(scope, beforeVersion, limit) {
      const older = beforeVersion === null ? {} : { version: { $lt: beforeVersion } };
      return found(await model.find({ scope, ...older }).sort({ version: -1 }).limit(limit).lean<PolicyDocument[]>());
    },
    async *chain(scope) {
      for await (const document of model.find({ scope }).sort({ version: 1 }).lean<PolicyDocument[]>().cursor()) yield toRecord(document);
    },
    async inForce() {
      return found(await model.aggregate<PolicyDocument>([{ $sort: { scope: 1, version: -1 } }, { $group: { _id: '$scope', newest: { $first: '$$ROOT' } } }, { $replaceWith: '$newest' }]));
    },
    since: async (at) => found(await model.find({ at: { $gte: at } }).sort({ version: 1 }).lean<PolicyDocument[]>()),
  };
}

function toRecord({ _id, outbox: _unpublished, ...record }: PolicyDocument): PolicyRecord {
  return record;
}

function changed({ scope, version, document, hashAfter, recordHash, at }: PolicyRecord): StoredOutboxEntry {
  const time = at.toISOString();
  const seq = String(version);
  const payload = { scope, seq, document, hash: hashAfter, recordHash, occurredAt: time };
  return { ...outboxEntry({ topic: topics.routingPolicies, type: 'routing_policy.changed', id: `${scope}@${version}`, key: scope, time, seq, payload }), at };
}
