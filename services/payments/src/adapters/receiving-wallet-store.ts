import { money, type Mode } from '@adaigi/domain';
import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { ReceivingWallet } from '../core/receiving-wallet.ts';
import type { ReceivingWallets } from '../deposit-ports.ts';

/** A receiving wallet at rest. */
export interface ReceivingWalletDocument extends Omit<ReceivingWallet, 'dailyAmount' | 'receivedMinor'> {
  readonly _id: string;
  readonly dailyAmountMinor: bigint | number | null;
  readonly currency: string | null;
  readonly receivedMinor: bigint | number;
}

const schema = new Schema(
  { _id: { type: String, required: true }, mode: { type: String, required: true }, walletType: { type: String, required: true } },
  { strict: false, versionKey: false, collection: 'receiving_wallets', minimize: false },
);
schema.index({ mode: 1, walletType: 1 });

export function receivingWalletModel(connection: Connection): Model<ReceivingWalletDocument> {
  return connection.model<ReceivingWalletDocument>('ReceivingWallet', schema as unknown as Schema<ReceivingWalletDocument>);
}

/** Receiving wallets in MongoDB. There are tens of them: a type's are read whole. */
export function createReceivingWallets(model: Model<ReceivingWalletDocument>): ReceivingWallets {
  const collection = model.collection;
  const read = async (filter: object): Promise<ReceivingWallet[]> => (await model.find(filter as QueryFilter<ReceivingWalletDocument>).sort({ _id: 1 }).lean<ReceivingWalletDocument[]>()).map(fromWalletDocument);

  return {
    all: (mode) => read(mode === null ? {} : { mode }),
    ofType: (mode, walletType) => read({ mode, walletType }),
    async find(mode, walletType, number) {
      const document = await model.findById(receivingWalletKey(mode, walletType, number)).lean<ReceivingWalletDocument | null>();
      return document === null ? null : fromWalletDocument(document);
    },
    async assign({ mode, walletType, number, lastAssignedAt }, at) {
      const { modifiedCount } = await collection.updateOne({ _id: receivingWalletKey(mode, walletType, number) as never, lastAssignedAt, disabled: false }, { $set: { lastAssignedAt: at } });
      return modifiedCount === 1;
    },
    async count({ mode, walletType, number, coolDownS }, { minor, transfers }, day, at) {
      const today = { $eq: ['$usedOn', day] };
      const rest = coolDownS === 0 ? {} : { restsUntil: new Date(at.getTime() + coolDownS * 1_000) };
      await collection.updateOne({ _id: receivingWalletKey(mode, walletType, number) as never }, [
        { $set: { usedOn: day, receivedMinor: { $add: [{ $cond: [today, '$receivedMinor', 0n] }, minor] }, transfers: { $add: [{ $cond: [today, '$transfers', 0] }, transfers] }, ...rest } },
      ]);
    },
  };
}

/** What identifies a receiving wallet's document. */
export function receivingWalletKey(mode: Mode, walletType: string, number: string): string {
  return `${mode}:${walletType}:${number}`;
}

export function fromWalletDocument(document: ReceivingWalletDocument): ReceivingWallet {
  const { _id, dailyAmountMinor, currency, receivedMinor, ...rest } = document;
  const dailyAmount = dailyAmountMinor === null || currency === null ? null : money(BigInt(dailyAmountMinor), currency);
  return { ...rest, dailyAmount, receivedMinor: BigInt(receivedMinor) };
}
