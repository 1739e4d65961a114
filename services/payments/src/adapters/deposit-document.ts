import { money, type Deposit, type DepositDecision, type DepositTransfer } from '@adaigi/domain';
import { addOutbox, type StoredOutboxEntry } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import { EVER } from './payment-document.ts';

/** Ids of deposits begin with this, to tell their outboxes from those of payments. */
export const DEPOSIT_PREFIX = 'dep_';

/** Personal data of a deposit, as sealed. */
export interface DepositPerson {
  readonly label: string;
  readonly senderNumber: string;
}

/** Decisions were once of one operator each, and are kept as they were written. */
type DecisionOfOne = Omit<DepositDecision, 'operators'> & { readonly operator: string };

/** A deposit at rest. The merchant's user and the sender are sealed; everything the sweeps look for is indexed. */
export interface DepositDocument extends Omit<Deposit, 'id' | 'label' | 'claimed' | 'transfer' | 'decision'> {
  readonly _id: string;
  readonly decision: DepositDecision | DecisionOfOne | null;
  readonly claimedMinor: bigint | number | null;
  readonly transfer: (Omit<DepositTransfer, 'amount' | 'senderNumber'> & { readonly amountMinor: bigint | number }) | null;
  readonly personSealed: string;
  readonly outbox: readonly StoredOutboxEntry[];
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    merchantId: { type: String, required: true },
    mode: { type: String, required: true },
    reference: { type: String, required: true },
    state: { type: String, required: true },
    createdAt: { type: Date, required: true },
    nextActionAt: { type: Date },
    version: { type: Number, required: true },
  },
  // Written only through the store, which knows the shape; declared here is what indexes need.
  { strict: false, versionKey: false, collection: 'deposits', minimize: false },
);
schema.index({ merchantId: 1, mode: 1, createdAt: -1, _id: -1 });
schema.index({ merchantId: 1, mode: 1, reference: 1, createdAt: -1, _id: -1 });
schema.index({ number: 1, walletType: 1, mode: 1, createdAt: 1 });
schema.index({ labelKey: 1, state: 1 });
schema.index({ nextActionAt: 1 }, { partialFilterExpression: { nextActionAt: EVER } });
schema.index({ state: 1, createdAt: 1 }, { partialFilterExpression: { state: 'pending' } });
addOutbox(schema);

export function depositModel(connection: Connection): Model<DepositDocument> {
  return connection.model<DepositDocument>('Deposit', schema as unknown as Schema<DepositDocument>);
}

/** The part of a document that a change may touch. */
export function mutableDepositFields(deposit: Deposit, personSealed: string) {
  const { state, reason, decision, updatedAt, settledAt, nextActionAt, version, eventCount, transfer } = deposit;
  return { state, reason, decision, updatedAt, settledAt, nextActionAt, version, eventCount, transfer: transfer === null ? null : withoutSender(transfer), personSealed };
}

export function toDepositDocument(deposit: Deposit, personSealed: string): DepositDocument {
  const { id, label: _label, claimed, transfer: _transfer, ...rest } = deposit;
  return { ...rest, ...mutableDepositFields(deposit, personSealed), _id: id, claimedMinor: claimed?.minor ?? null, outbox: [] };
}

export function fromDepositDocument(document: DepositDocument, { label, senderNumber }: DepositPerson): Deposit {
  const { _id, claimedMinor, transfer, personSealed: _sealed, outbox: _outbox, decision: stored, ...rest } = document;
  const decision = stored === null ? null : decisionFrom(stored);
  const amountOf = (minor: bigint | number) => money(BigInt(minor), rest.currency);
  const claimed = claimedMinor === null ? null : amountOf(claimedMinor);
  if (transfer === null) return { ...rest, id: _id, label, claimed, transfer, decision };
  const { id, receivingNumber, amountMinor, transferredAt } = transfer;
  return { ...rest, id: _id, label, claimed, transfer: { id, receivingNumber, senderNumber, amount: amountOf(amountMinor), transferredAt }, decision };
}

function decisionFrom(stored: DepositDecision | DecisionOfOne): DepositDecision {
  if (!('operator' in stored)) return stored;
  const { operator, ...rest } = stored;
  return { ...rest, operators: [operator] };
}

/** A transfer of another currency than its claim's is never kept for it: the numbers are of different wallet types. */
function withoutSender({ id, receivingNumber, amount, transferredAt }: DepositTransfer): DepositDocument['transfer'] {
  return { id, receivingNumber, amountMinor: amount.minor, transferredAt };
}
