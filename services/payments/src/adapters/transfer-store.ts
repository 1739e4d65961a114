import { money, sameMoney, type Transfer } from '@adaigi/domain';
import { isDuplicateKey, type FieldCipher } from '@adaigi/mongo';
import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { KeptTransfer, TransferStore } from '../deposit-ports.ts';
import { EVER } from './payment-document.ts';

/** A transfer at rest; the sender is sealed. */
export interface TransferDocument extends Omit<KeptTransfer, 'id' | 'amount' | 'senderNumber'> {
  readonly _id: string;
  readonly amountMinor: bigint | number;
  readonly currency: string;
  readonly senderSealed: string;
  /** Of an imported statement; else absent. */
  readonly importId?: string;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    mode: { type: String, required: true },
    walletType: { type: String, required: true },
    number: { type: String, required: true },
    claimedBy: { type: String },
    checkAt: { type: Date },
    recordedAt: { type: Date, required: true },
  },
  // Written only through the store, which knows the shape; declared here is what indexes need.
  { strict: false, versionKey: false, collection: 'incoming_transfers', minimize: false },
);
schema.index({ number: 1, walletType: 1, mode: 1, recordedAt: 1 });
schema.index({ checkAt: 1 }, { partialFilterExpression: { checkAt: EVER } });
schema.index({ claimedBy: 1, blocked: 1 });

export function transferModel(connection: Connection): Model<TransferDocument> {
  return connection.model<TransferDocument>('IncomingTransfer', schema as unknown as Schema<TransferDocument>);
}

/** A transfer has no merchant until it is claimed: its sender is sealed under a scope of the platform. */
const SCOPE = 'receiving-wallets';

/** A transfer that nobody has looked at yet. */
export async function toTransferDocument({ id, amount, senderNumber, ...rest }: Transfer, cipher: FieldCipher): Promise<TransferDocument> {
  const senderSealed = await cipher.seal(SCOPE, aad(id), senderNumber);
  return { ...rest, _id: id, amountMinor: amount.minor, currency: amount.currency, senderSealed, checkAt: rest.recordedAt };
}

/** Incoming transfers in MongoDB. `take` is the one place that decides whose a transfer is. */
export function createTransferStore(model: Model<TransferDocument>, cipher: FieldCipher): TransferStore {
  const collection = model.collection;
  const open = async (document: TransferDocument): Promise<KeptTransfer> => {
    const { _id, amountMinor, currency, senderSealed, importId: _importId, ...rest } = document;
    return { ...rest, id: _id, amount: money(BigInt(amountMinor), currency), senderNumber: await cipher.open(SCOPE, aad(_id), senderSealed) };
  };
  const find = async (id: string): Promise<KeptTransfer | null> => {
    const document = await model.findById(id).readConcern('majority').lean<TransferDocument | null>();
    return document === null ? null : open(document);
  };

  return {
    find,
    async record(transfer: Transfer) {
      const { id, amount } = transfer;
      const document = await toTransferDocument(transfer, cipher);
      try {
        await collection.insertOne(document as never);
        return { kind: 'new' };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const known = await find(id);
        if (known === null) throw error;
        if (sameMoney(known.amount, amount)) return { kind: 'known', contradicts: false };
        await collection.updateOne({ _id: id as never }, { $set: { contradicted: true } });
        return { kind: 'known', contradicts: true };
      }
    },
    async ofNumber({ mode, walletType, number }) {
      const filter = { number, walletType, mode } as QueryFilter<TransferDocument>;
      return Promise.all((await model.find(filter).sort({ recordedAt: 1 }).limit(10).readConcern('majority').lean<TransferDocument[]>()).map(open));
    },
    async take(id, depositId, checkAt) {
      const { modifiedCount } = await collection.updateOne({ _id: id as never, claimedBy: null, blocked: false }, { $set: { claimedBy: depositId, checkAt } });
      return modifiedCount === 1;
    },
    async giveUp(id, depositId, fate, checkAt) {
      await collection.updateOne({ _id: id as never, claimedBy: depositId }, { $set: { claimedBy: null, blocked: fate === 'blocked', checkAt } });
    },
    async checkLater(id, checkAt) {
      await collection.updateOne({ _id: id as never }, { $set: { checkAt } });
    },
    async checked({ id, claimedBy, checkAt }) {
      await collection.updateOne({ _id: id as never, claimedBy, checkAt }, { $set: { checkAt: null } });
    },
    async due(now, limit) {
      const documents = await model.find({ checkAt: { ...EVER, $lte: now } }).sort({ checkAt: 1 }).limit(limit).select({ _id: 1 }).lean<{ _id: string }[]>();
      return documents.map(({ _id }) => _id);
    },
    countUnclaimed: () => model.countDocuments({ claimedBy: null, blocked: false }),
  };
}

function aad(id: string): { collection: string; id: string; field: string } {
  return { collection: 'incoming_transfers', id, field: 'sender' };
}
