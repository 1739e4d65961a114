import { money, payoutNeedsOperator, type Payout, type PayoutAttempt, type Receiver } from '@adaigi/domain';
import { addOutbox, type StoredOutboxEntry } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import { EVER } from './payment-document.ts';

/** A payout at rest. The receiver is sealed; everything the sweeps look for is indexed. */
export interface PayoutDocument extends Omit<Payout, 'id' | 'amount' | 'fee' | 'receiver' | 'attempts'> {
  readonly _id: string;
  readonly amountMinor: bigint | number;
  readonly feeMinor: bigint | number | null;
  readonly currency: string;
  readonly receiverSealed: string;
  readonly attempts: readonly PayoutAttempt[];
  readonly needsOperator: boolean;
  readonly outbox: readonly StoredOutboxEntry[];
  readonly lease: { readonly token: string; readonly until: Date } | null;
}

/** Ids of payouts begin with this, to tell their outboxes from those of payments. */
export const PAYOUT_PREFIX = 'po_';

const schema = new Schema(
  {
    _id: { type: String, required: true },
    merchantId: { type: String, required: true },
    mode: { type: String, required: true },
    reference: { type: String, required: true },
    state: { type: String, required: true },
    createdAt: { type: Date, required: true },
    nextActionAt: { type: Date },
    lookBackAt: { type: Date },
    version: { type: Number, required: true },
  },
  // Written only through the pipelines of the store, which know the shape; declared here is what indexes need.
  { strict: false, versionKey: false, collection: 'payouts', minimize: false },
);
schema.index({ merchantId: 1, mode: 1, createdAt: -1, _id: -1 });
schema.index({ merchantId: 1, mode: 1, reference: 1, createdAt: -1, _id: -1 });
schema.index({ nextActionAt: 1 }, { partialFilterExpression: { nextActionAt: EVER } });
schema.index({ lookBackAt: 1 }, { partialFilterExpression: { lookBackAt: EVER } });
schema.index({ needsOperator: 1, createdAt: 1 }, { partialFilterExpression: { needsOperator: true } });
schema.index({ updatedAt: 1 }, { partialFilterExpression: { booking: { $type: 'string' } } });
addOutbox(schema);

export function payoutModel(connection: Connection): Model<PayoutDocument> {
  return connection.model<PayoutDocument>('Payout', schema as unknown as Schema<PayoutDocument>);
}

/** The part of a document that a change may touch. */
export function mutablePayoutFields(payout: Payout) {
  const { state, failure, hold, booking, accepted, waitsForFunds, waitReason, attempts, updatedAt, expiresAt, settledAt, nextActionAt, lookBackAt, version, eventCount } = payout;
  const needsOperator = payoutNeedsOperator(payout);
  return { state, failure, hold, booking, accepted, waitsForFunds, waitReason, attempts, updatedAt, expiresAt, settledAt, nextActionAt, lookBackAt, version, eventCount, needsOperator, feeMinor: payout.fee?.minor ?? null };
}

export function toPayoutDocument(payout: Payout, receiverSealed: string): PayoutDocument {
  const { id, amount, fee: _fee, receiver: _sealed, ...rest } = payout;
  return { ...rest, ...mutablePayoutFields(payout), _id: id, amountMinor: amount.minor, currency: amount.currency, receiverSealed, outbox: [], lease: null };
}

export function fromPayoutDocument(document: PayoutDocument, receiver: Receiver): Payout {
  const { _id, amountMinor, feeMinor, currency, receiverSealed: _sealed, outbox: _outbox, lease: _lease, needsOperator: _needs, ...rest } = document;
  // Payouts of before it was asked whether they came back.
  const lookBackAt = rest.lookBackAt ?? null;
  // Or of before it was kept when a doubt about them is overdue, and that another amount was named.
  const attempts = rest.attempts.map((attempt) => ({ ...attempt, overdueAt: attempt.overdueAt ?? null, amountContested: attempt.amountContested ?? attempt.state === 'quarantined' }));
  return { ...rest, attempts, lookBackAt, id: _id, amount: money(BigInt(amountMinor), currency), fee: feeMinor === null ? null : money(BigInt(feeMinor), currency), receiver };
}
