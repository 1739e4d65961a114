import { money, type Mode } from '@adaigi/domain';
import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { ReceivingWallet } from '../core/receiving-wallet.ts';
import type { ReceivingWallets } from '../deposit-ports.ts';

/** A receiving wallet at rest, with who changed it and when. */
export interface ReceivingWalletDocument extends Omit<ReceivingWallet, 'dailyAmount' | 'receivedMinor'> {
  readonly _id: string;
  readonly dailyAmountMinor: bigint | number | null;
  readonly currency: string | null;
  readonly receivedMinor: bigint | number;
  /** The newest last; the oldest are dropped after a hundred. */
  readonly changes: readonly { readonly operator: string; readonly at: Date }[];
}

const schema = new Schema(
  { _id: { type: String, required: true }, mode: { type: String, required: true }, walletType: { type: String, required: true } },
  { strict: false, versionKey: false, collection: 'receiving_wallets', minimize: false },
);
schema.index({ mode: 1, walletType: 1 });

export function receivingWalletModel(connection: Connection): Model<ReceivingWalletDocument> {
  return connection.model<ReceivingWalletDocument>('ReceivingWallet', schema as unknown as Schema<ReceivingWalletDocument>);
}

const KEPT_CHANGES = 100;

/** Receiving wallets in MongoDB. There are tens of them: a type's are read whole. */
export function createReceivingWallets(model: Model<ReceivingWalletDocument>): ReceivingWallets {
  const collection = model.collection;
  const read = async (filter: object): Promise<ReceivingWallet[]> => (await model.find(filter as QueryFilter<ReceivingWalletDocument>).sort({ _id: 1 }).lean<ReceivingWalletDocument[]>()).map(fromDocument);

  return {
    all: (mode) => read(mode === null ? {} : { mode }),
    ofType: (mode, walletType) => read({ mode, walletType }),
    async find(mode, walletType, number) {
      const document = await model.findById(idOf(mode, walletType, number)).lean<ReceivingWalletDocument | null>();
      return document === null ? null : fromDocument(document);
    },
    async put({ dailyAmount, ...settings }, change) {
      const unused = { usedOn: '', receivedMinor: 0n, transfers: 0, restsUntil: null, lastAssignedAt: null };
      const document = await collection.findOneAndUpdate(
        { _id: idOf(settings.mode, settings.walletType, settings.number) as never },
        {
          $set: { ...settings, dailyAmountMinor: dailyAmount?.minor ?? null, currency: dailyAmount?.currency ?? null },
          $setOnInsert: unused,
          $push: { changes: { $each: [change], $slice: -KEPT_CHANGES } },
        } as never,
        { upsert: true, returnDocument: 'after' },
      );
      return fromDocument(document as unknown as ReceivingWalletDocument);
    },
    async assign({ mode, walletType, number, lastAssignedAt }, at) {
      const { modifiedCount } = await collection.updateOne({ _id: idOf(mode, walletType, number) as never, lastAssignedAt, disabled: false }, { $set: { lastAssignedAt: at } });
      return modifiedCount === 1;
    },
    async count({ mode, walletType, number, coolDownS }, { minor, transfers }, day, at) {
      const today = { $eq: ['$usedOn', day] };
      const rest = coolDownS === 0 ? {} : { restsUntil: new Date(at.getTime() + coolDownS * 1_000) };
      await collection.updateOne({ _id: idOf(mode, walletType, number) as never }, [
        { $set: { usedOn: day, receivedMinor: { $add: [{ $cond: [today, '$receivedMinor', 0n] }, minor] }, transfers: { $add: [{ $cond: [today, '$transfers', 0] }, transfers] }, ...rest } },
      ]);
    },
  };
}

function idOf(mode: Mode, walletType: string, number: string): string {
  return `${mode}:${walletType}:${number}`;
}

function fromDocument(document: ReceivingWalletDocument): ReceivingWallet {
  const { _id, dailyAmountMinor, currency, receivedMinor, changes: _changes, ...rest } = document;
  const dailyAmount = dailyAmountMinor === null || currency === null ? null : money(BigInt(dailyAmountMinor), currency);
  return { ...rest, dailyAmount, receivedMinor: BigInt(receivedMinor) };
}
