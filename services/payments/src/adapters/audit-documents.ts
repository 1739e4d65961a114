import { addOutbox, type StoredOutboxEntry } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { AuditEntry, ChainHead } from '../core/audit-chain.ts';

/** A record at rest: `_id` is `<chain>:<seq>`, so no place of a chain is filled twice. */
export interface AuditDocument extends AuditEntry {
  readonly _id: string;
}

/** The end of a chain, with its unpublished events. */
export interface ChainDocument extends ChainHead {
  readonly _id: string;
  readonly outbox: readonly StoredOutboxEntry[];
}

/** Ids of chains begin with this, to tell their outboxes from those of payments. */
export const CHAIN_PREFIX = 'audit:';

export function chainId(chain: string): string {
  return `${CHAIN_PREFIX}${chain}`;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const statementSchema = new Schema(
  { walletType: text, receivingNumber: text, fileSha256: text, lines: number, recorded: number, known: number, contradicting: number, recordedMinor: text, currency: text },
  { _id: false, strict: 'throw' },
);
const walletStateSchema = new Schema(
  { title: String, channel: String, disabled: { type: Boolean, required: true }, dailyAmountMinor: String, currency: String, dailyTransfers: number, coolDownS: number },
  { _id: false, strict: 'throw' },
);
const walletSchema = new Schema(
  { walletType: text, receivingNumber: text, before: { type: walletStateSchema, default: null }, after: { type: walletStateSchema, required: true } },
  { _id: false, strict: 'throw' },
);
const entrySchema = new Schema<AuditDocument>(
  {
    _id: text,
    chain: text,
    seq: number,
    action: text,
    merchantId: String,
    mode: text,
    paymentId: text,
    attemptNumber: number,
    refundId: String,
    verdict: String,
    stateBefore: String,
    stateAfter: String,
    reason: String,
    statement: statementSchema,
    wallet: walletSchema,
    freedTransfer: Boolean,
    operators: [String],
    at: { type: Date, required: true },
    previousHash: text,
    hash: text,
  },
  { collection: 'audit', versionKey: false, strict: 'throw' },
);
entrySchema.index({ chain: 1, seq: 1 }, { unique: true });
entrySchema.index({ paymentId: 1, at: 1 });

const chainSchema = new Schema<ChainDocument>({ _id: text, seq: number, hash: text }, { collection: 'audit_chains', versionKey: false, strict: 'throw' });
addOutbox(chainSchema);

export function auditModels(connection: Connection): { entries: Model<AuditDocument>; chains: Model<ChainDocument> } {
  return { entries: connection.model<AuditDocument>('AuditEntry', entrySchema), chains: connection.model<ChainDocument>('AuditChain', chainSchema) };
}
