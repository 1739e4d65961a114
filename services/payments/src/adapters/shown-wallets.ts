import type { Mode } from '@adaigi/domain';
import { Schema, type Connection, type Model } from 'mongoose';
import type { ShownWallets } from '../deposit-ports.ts';

/** What one user sees; `_id` is the keyed hash of merchant and user, and the wallet type. */
export interface ShownToUserDocument {
  readonly _id: string;
  readonly number: string;
  readonly until: Date;
}

/** A wallet that somebody of a merchant was shown. Kept for good: a late transfer must still find it. */
export interface ShownToMerchantDocument {
  readonly _id: string;
}

const userSchema = new Schema<ShownToUserDocument>(
  { _id: { type: String, required: true }, number: { type: String, required: true }, until: { type: Date, required: true } },
  { versionKey: false, collection: 'wallets_shown_to_users' },
);
userSchema.index({ until: 1 }, { expireAfterSeconds: 3600 });
const merchantSchema = new Schema<ShownToMerchantDocument>({ _id: { type: String, required: true } }, { versionKey: false, collection: 'wallets_shown_to_merchants' });

export interface ShownModels {
  readonly shownToUsers: Model<ShownToUserDocument>;
  readonly shownToMerchants: Model<ShownToMerchantDocument>;
}

export function shownModels(connection: Connection): ShownModels {
  return {
    shownToUsers: connection.model<ShownToUserDocument>('WalletShownToUser', userSchema),
    shownToMerchants: connection.model<ShownToMerchantDocument>('WalletShownToMerchant', merchantSchema),
  };
}

/** Which wallet was shown to whom, in MongoDB. Users are known by a keyed hash only. */
export function createShownWallets({ shownToUsers, shownToMerchants }: ShownModels): ShownWallets {
  return {
    async current(labelKey, walletType, now) {
      const shown = await shownToUsers.findById(`${labelKey}:${walletType}`).lean<ShownToUserDocument | null>();
      return shown === null || shown.until <= now ? null : { number: shown.number, until: shown.until };
    },
    async remember(labelKey, { merchantId, mode }, walletType, { number, until }) {
      // First what a claim is judged by: what is told afterwards is certainly remembered.
      const name = merchantKey(merchantId, mode, walletType, number);
      await shownToMerchants.updateOne({ _id: name }, { $setOnInsert: { _id: name } }, { upsert: true });
      await shownToUsers.updateOne({ _id: `${labelKey}:${walletType}` }, { $set: { number, until } }, { upsert: true });
    },
    async wasShown(merchantId, mode, walletType, number) {
      return (await shownToMerchants.exists({ _id: merchantKey(merchantId, mode, walletType, number) })) !== null;
    },
  };
}

function merchantKey(merchantId: string, mode: Mode, walletType: string, number: string): string {
  return `${mode}:${merchantId}:${walletType}:${number}`;
}
