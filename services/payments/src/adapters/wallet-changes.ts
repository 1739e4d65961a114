import type { Model } from 'mongoose';
import type { AuditFacts } from '../core/audit-chain.ts';
import { changedSettings, walletStateOf, type WalletSettings, type WalletState } from '../core/receiving-wallet.ts';
import type { WalletChange, WalletChanges } from '../deposit-ports.ts';
import type { RecordWork } from './audit-log.ts';
import { fromWalletDocument, receivingWalletKey, type ReceivingWalletDocument } from './receiving-wallet-store.ts';

/** Changes of receiving wallets in MongoDB: the wallet and the record of who stands for it are one transaction, so that no payer is sent to a number for which nobody answers. */
export function createWalletChanges(model: Model<ReceivingWalletDocument>, audit: RecordWork): WalletChanges {
  return {
    async save(settings, change) {
      const { mode, walletType, number, dailyAmount } = settings;
      const _id = receivingWalletKey(mode, walletType, number);
      const after = walletStateOf(settings);
      const { result: wallet, entry } = await audit.recordWork(async (session) => {
        const known = await model.findById(_id).session(session).lean<ReceivingWalletDocument | null>();
        const before = known === null ? null : fromWalletDocument(known);
        const was = before === null ? null : walletStateOf(before);
        if (before !== null && changedSettings(was, after).length === 0) return { result: before, facts: null };
        const unused = { usedOn: '', receivedMinor: 0n, transfers: 0, restsUntil: null, lastAssignedAt: null };
        const { title, channel, disabled, dailyTransfers, coolDownS } = settings;
        const said = { mode, walletType, number, title, channel, disabled, dailyTransfers, coolDownS, dailyAmountMinor: dailyAmount?.minor ?? null, currency: dailyAmount?.currency ?? null };
        const saved = await model.collection.findOneAndUpdate({ _id: _id as never }, { $set: said, $setOnInsert: unused }, { session, upsert: true, returnDocument: 'after' });
        return { result: fromWalletDocument(saved as unknown as ReceivingWalletDocument), facts: factsOf(settings, change, was, after) };
      });
      return { wallet, entry };
    },
  };
}

function factsOf({ mode, walletType, number: receivingNumber }: WalletSettings, { walletId, operators, at }: WalletChange, before: WalletState | null, after: WalletState): AuditFacts {
  const wallet = { walletType, receivingNumber, before, after };
  return { action: 'receiving_wallet.set', merchantId: '', mode, paymentId: walletId, attemptNumber: 0, refundId: '', verdict: '', stateBefore: '', stateAfter: '', reason: '', operators, at, wallet };
}
