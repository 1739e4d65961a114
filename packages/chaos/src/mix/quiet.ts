import type { MongoClient } from 'mongodb';

/** How much is still to happen in payouts, deposits and the books; 0: nothing more will. */
export async function unrestOfMix(client: MongoClient, dbPrefix: string): Promise<number> {
  const [payments, ledger] = [client.db(`${dbPrefix}_payments`), client.db(`${dbPrefix}_ledger`)];
  const unpublished = { 'outbox.0': { $exists: true } };
  const counts = await Promise.all([
    payments.collection('payouts').countDocuments({ $or: [{ nextActionAt: { $ne: null } }, { lookBackAt: { $ne: null } }, unpublished] }),
    payments.collection('deposits').countDocuments({ $or: [{ nextActionAt: { $ne: null } }, unpublished] }),
    payments.collection('incoming_transfers').countDocuments({ checkAt: { $ne: null } }),
    ledger.collection('entries').countDocuments({ $or: [{ unfolded: true }, { unpublished: true }] }),
    ledger.collection('funds').countDocuments({ 'pending.0': { $exists: true } }),
    ledger.collection('batches').countDocuments({ done: false }),
    ledger.collection('settlement_days').countDocuments({ openMinor: { $ne: 0 } }),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}
