import type { Mode } from '@adaigi/domain';
import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { EntryKind } from '../core/entry.ts';
import type { HoldState } from '../core/holds.ts';
import type { Side } from '../core/movement.ts';
import type { RefundFate } from '../core/payment-facts.ts';

/** An int64 as the driver takes and gives it. */
export type Int64 = bigint | number | { toString(): string };

export function toBigInt(value: Int64 | undefined): bigint {
  return BigInt((value ?? 0).toString());
}

export interface LegDocument {
  readonly account: string;
  readonly side: Side;
  readonly minor: Int64;
}

/** A payment's fact as it is stored; absent fields belong to other kinds. */
export interface FactDocument {
  readonly kind: 'captured' | 'reversed' | 'refund';
  readonly channel?: string;
  readonly minor?: Int64;
  readonly feeMinor?: Int64;
  readonly refundId?: string;
  readonly giveBack?: boolean;
  readonly fate?: RefundFate;
}

/** A journal entry as it is stored. The two marks are not part of it: they go when its followers have seen it. */
export interface EntryDocument {
  readonly _id: string;
  readonly kind: EntryKind;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly currency: string;
  readonly subject: string;
  readonly ordinal: number;
  readonly refundId: string;
  readonly reference: string;
  readonly legs: readonly LegDocument[];
  readonly occurredAt: Date;
  readonly bookedAt: Date;
  readonly bookedDay: string;
  readonly settleDay: string;
  /** Only with a fact: the subject, for the unique number within the payment. */
  readonly paymentId?: string;
  readonly fact?: FactDocument;
  readonly traceparent?: string;
  /** Not yet in the balances. */
  readonly unfolded?: true;
  /** Not yet on the topic. */
  readonly unpublished?: true;
}

export interface HoldDocument {
  readonly _id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly reference: string;
  readonly currency: string;
  readonly minor: Int64;
  readonly feeMinor: Int64;
  readonly method: string;
  readonly state: HoldState;
  readonly channel: string;
  readonly changes: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A booking that the funds have made and the journal may not have yet. */
export interface PendingDocument {
  readonly entry: EntryDocument;
  /** The hold that the entry changed; absent for an entry without one. */
  readonly hold?: HoldDocument;
  /** For the sweep. */
  readonly at: Date;
}

/**
 * What decides whether a merchant may spend: the one document that its holds take. A change, its entries and its holds are one write here; from
 * `pending` they are posted to their own collections, where a repeat finds them in place.
 */
export interface FundsDocument {
  readonly _id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly currency: string;
  readonly availableMinor: Int64;
  readonly heldMinor: Int64;
  readonly version: number;
  readonly pending: readonly PendingDocument[];
}

/** A sum of entries, and the last batch that is in it: no batch counts twice. */
export interface SumDocument {
  readonly _id: string;
  readonly batch: number;
}

/** Balance of one account; debits above zero. */
export interface AccountDocument extends SumDocument {
  readonly _id: string;
  readonly mode: Mode;
  readonly currency: string;
  readonly account: string;
  /** Empty for the platform's own accounts. */
  readonly merchantId: string;
  readonly minor: Int64;
}

/** What a day's bookings changed for a merchant. */
export interface DayDocument extends SumDocument {
  readonly _id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly currency: string;
  readonly day: string;
  readonly available: Int64;
  readonly held: Int64;
  readonly unsettled: Int64;
  readonly refunding: Int64;
}

/** What a settlement day owes a merchant and what of that was settled; open is the difference. */
export interface SettlementDayDocument extends SumDocument {
  readonly _id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly currency: string;
  readonly day: string;
  readonly dueMinor: Int64;
  readonly settledMinor: Int64;
  readonly openMinor: Int64;
  readonly batches: number;
}

export const SUM_COLLECTIONS = ['accounts', 'days', 'settlement_days'] as const;

/** What a batch adds to one sum. */
export interface AdditionDocument {
  readonly collection: (typeof SUM_COLLECTIONS)[number];
  readonly id: string;
  /** Fields of a sum that is not there yet. */
  readonly names: Readonly<Record<string, string>>;
  readonly add: Readonly<Record<string, Int64>>;
}

/** The batch that is being folded, or was the last. Written before anything is added, so that whoever comes after a crash adds the same. */
export interface BatchDocument {
  readonly _id: 'current';
  readonly batch: number;
  readonly done: boolean;
  readonly entryIds: readonly string[];
  readonly additions: readonly AdditionDocument[];
}

/** Name of the index that numbers a payment's entries. */
export const PAYMENT_ORDINAL_INDEX = 'payment_ordinal';

/** Written through the stores, which know the shapes; a schema here declares a collection and its indexes. */
function schemaOf(collection: string): Schema {
  return new Schema({ _id: { type: String, required: true } }, { collection, strict: false, versionKey: false, autoIndex: false, autoCreate: false });
}

export interface LedgerModels {
  readonly entries: Model<EntryDocument>;
  readonly holds: Model<HoldDocument>;
  readonly funds: Model<FundsDocument>;
  readonly accounts: Model<AccountDocument>;
  readonly days: Model<DayDocument>;
  readonly settlementDays: Model<SettlementDayDocument>;
}

export function ledgerModels(connection: Connection): LedgerModels {
  const model = <T>(name: string, schema: Schema): Model<T> => connection.model<T>(name, schema as unknown as Schema<T>);
  const entries = schemaOf('entries')
    .index({ paymentId: 1, ordinal: 1 }, { name: PAYMENT_ORDINAL_INDEX, unique: true, partialFilterExpression: { paymentId: { $exists: true } } })
    .index({ merchantId: 1, mode: 1, bookedDay: -1, bookedAt: -1, _id: -1 })
    .index({ subject: 1 })
    // Both hold only what waits, so that finding it costs what waits.
    .index({ unfolded: 1, bookedAt: 1, merchantId: 1, mode: 1 }, { partialFilterExpression: { unfolded: true } })
    .index({ unpublished: 1, bookedAt: 1 }, { partialFilterExpression: { unpublished: true } });
  return {
    entries: model('Entry', entries),
    holds: model('Hold', schemaOf('holds')),
    funds: model('Funds', schemaOf('funds').index({ merchantId: 1, mode: 1 }).index({ 'pending.at': 1 }, { sparse: true })),
    accounts: model('Account', schemaOf('accounts').index({ merchantId: 1, mode: 1 })),
    days: model('Day', schemaOf('days').index({ merchantId: 1, mode: 1, currency: 1, day: 1 })),
    settlementDays: model('SettlementDay', schemaOf('settlement_days').index({ openMinor: 1, day: 1 })),
  };
}
