import { money, type Attempt, type Payer, type Payment, type Refund } from '@adaigi/domain';
import { addOutbox, type StoredOutboxEntry } from '@adaigi/mongo';
import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';

/** A refund at rest: money as int64 beside its currency. */
export type RefundDocument = Omit<Refund, 'amount'> & { readonly amountMinor: bigint | number };

/** A payment at rest. The payer is sealed; everything the sweeps look for is indexed. */
export interface PaymentDocument extends Omit<Payment, 'id' | 'amount' | 'payer' | 'refunds' | 'attempts'> {
  readonly _id: string;
  readonly amountMinor: bigint | number;
  readonly currency: string;
  readonly payerSealed: string;
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly RefundDocument[];
  /** When the attempt was sent of which nobody knows whether it paid; null when there is none. */
  readonly doubtSince: Date | null;
  /** Something about this payment only a person can settle. */
  readonly needsOperator: boolean;
  readonly outbox: readonly StoredOutboxEntry[];
  readonly lease: { readonly token: string; readonly until: Date } | null;
}

/** Any time at all. Queries must say it too: MongoDB uses a partial index only where the query implies its filter, which a bare `$lte` does not. */
export const EVER = { $gt: new Date(0) };

/** What is due at a time and held by nobody. */
export function dueFilter(now: Date): QueryFilter<PaymentDocument> {
  return { nextActionAt: { ...EVER, $lte: now }, $or: [{ lease: null }, { 'lease.until': { $lt: now } }] };
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    merchantId: { type: String, required: true },
    mode: { type: String, required: true },
    reference: { type: String, required: true },
    state: { type: String, required: true },
    payerKey: { type: String, required: true },
    createdAt: { type: Date, required: true },
    nextActionAt: { type: Date },
    version: { type: Number, required: true },
  },
  // Written only through the pipelines of the store, which know the shape; declared here is what indexes need.
  { strict: false, versionKey: false, collection: 'payments', minimize: false },
);
schema.index({ merchantId: 1, mode: 1, createdAt: -1, _id: -1 });
schema.index({ merchantId: 1, mode: 1, reference: 1, createdAt: -1, _id: -1 });
schema.index({ 'attempts.reference': 1 }, { sparse: true });
schema.index({ nextActionAt: 1 }, { partialFilterExpression: { nextActionAt: EVER } });
schema.index({ doubtSince: 1 }, { partialFilterExpression: { doubtSince: { $type: 'date' } } });
schema.index({ needsOperator: 1 }, { partialFilterExpression: { needsOperator: true } });
schema.index({ merchantId: 1, payerKey: 1, settledAt: -1 }, { partialFilterExpression: { state: 'succeeded' } });
schema.index({ 'attempts.channel': 1, 'attempts.settledAt': 1 }, { partialFilterExpression: { 'attempts.state': 'succeeded' } });

addOutbox(schema);

export function paymentModel(connection: Connection): Model<PaymentDocument> {
  return connection.model<PaymentDocument>('Payment', schema as unknown as Schema<PaymentDocument>);
}

/** The part of a document that a change may touch. */
export function mutableFields(payment: Payment): Pick<
  PaymentDocument,
  'wallet' | 'payerKey' | 'state' | 'failure' | 'waitReason' | 'attempts' | 'refunds' | 'updatedAt' | 'settledAt' | 'nextActionAt' | 'version' | 'doubtSince' | 'needsOperator' | 'eventCounts'
> {
  return {
    wallet: payment.wallet,
    payerKey: payment.payerKey,
    state: payment.state,
    failure: payment.failure,
    waitReason: payment.waitReason,
    attempts: payment.attempts,
    refunds: payment.refunds.map(({ amount, ...rest }) => ({ ...rest, amountMinor: amount.minor })),
    updatedAt: payment.updatedAt,
    settledAt: payment.settledAt,
    nextActionAt: payment.nextActionAt,
    version: payment.version,
    eventCounts: payment.eventCounts,
    doubtSince: payment.attempts.find(isDoubt)?.sentAt ?? null,
    needsOperator: payment.attempts.some((attempt) => attempt.needsOperator) || payment.refunds.some((refund) => refund.state === 'needs_operator'),
  };
}

/** A call under way is no doubt yet, and neither is a payer who has been told what to do. */
function isDoubt(attempt: Attempt): boolean {
  return attempt.state === 'unknown' || attempt.state === 'quarantined' || (attempt.state === 'pending' && attempt.nextAction === null);
}

export function toDocument(payment: Payment, payerSealed: string, outbox: readonly StoredOutboxEntry[]): PaymentDocument {
  const { id, amount, payer: _sealed, ...rest } = payment;
  return { ...rest, ...mutableFields(payment), _id: id, amountMinor: amount.minor, currency: amount.currency, payerSealed, outbox, lease: null };
}

/** Attempts of before it was told apart which hint was asked about and when it came, when a doubt is overdue, which field was contested (it may have been the amount), and whose return the provider meant. */
function completeAttempt(attempt: Attempt): Attempt {
  return {
    ...attempt,
    hintAsked: attempt.hintAsked ?? false,
    hintedAt: attempt.hintedAt ?? null,
    overdueAt: attempt.overdueAt ?? null,
    amountContested: attempt.amountContested ?? attempt.state === 'quarantined',
    returnUnexplained: attempt.returnUnexplained ?? false,
  };
}

export function fromDocument(document: PaymentDocument, payer: Payer): Payment {
  const { _id, amountMinor, currency, payerSealed: _sealed, refunds, outbox: _outbox, lease: _lease, doubtSince: _doubt, needsOperator: _needs, attempts, ...rest } = document;
  return {
    ...rest,
    id: _id,
    amount: money(BigInt(amountMinor), currency),
    payer,
    attempts: attempts.map(completeAttempt),
    refunds: refunds.map(({ amountMinor: minor, ...refund }) => ({ ...refund, overdueAt: refund.overdueAt ?? null, amount: money(BigInt(minor), currency) })),
  };
}
