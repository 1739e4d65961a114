import type { mongo } from 'mongoose';
import type { Order } from '../core/order.ts';
import type { CallCountDocument, ControlDocument, IpnDocument, LedgerDocument, TransferDocument, WalletDocument } from './documents.ts';

export interface Collections {
  readonly orders: mongo.Collection<Order>;
  readonly wallets: mongo.Collection<WalletDocument>;
  readonly ledger: mongo.Collection<LedgerDocument>;
  readonly ipns: mongo.Collection<IpnDocument>;
  readonly control: mongo.Collection<ControlDocument>;
  readonly calls: mongo.Collection<CallCountDocument>;
  readonly transfers: mongo.Collection<TransferDocument>;
}

/** The simulator's collections. Amounts are 64-bit integers in the database and bigints here. */
export function openCollections(client: mongo.MongoClient, database: string): Collections {
  const db = client.db(database, { useBigInt64: true, writeConcern: { w: 'majority', journal: true } });
  return {
    orders: db.collection<Order>('orders'),
    wallets: db.collection<WalletDocument>('wallets'),
    ledger: db.collection<LedgerDocument>('ledger'),
    ipns: db.collection<IpnDocument>('ipns'),
    control: db.collection<ControlDocument>('control'),
    calls: db.collection<CallCountDocument>('calls'),
    transfers: db.collection<TransferDocument>('transfers'),
  };
}

/** Creates the indexes that the look-ups, due-queries and balances need. */
export async function ensureIndexes(collections: Collections): Promise<void> {
  await Promise.all([
    collections.orders.createIndex({ reference: 1 }),
    collections.orders.createIndex({ 'due.at': 1 }, { partialFilterExpression: { 'due.at': { $exists: true } } }),
    collections.ledger.createIndex({ seq: 1 }, { unique: true }),
    collections.ledger.createIndex({ reference: 1 }),
    collections.ledger.createIndex({ mobile: 1, wallet: 1, seq: 1 }),
    collections.ipns.createIndex({ at: 1 }, { partialFilterExpression: { state: 'pending' } }),
    collections.ipns.createIndex({ orderId: 1 }),
    collections.transfers.createIndex({ wallet: 1, seq: 1 }, { unique: true }),
  ]);
}

/** Drops every document; the ledger too. Development and tests only, like everything here. */
export async function emptyCollections(collections: Collections): Promise<void> {
  const { orders, wallets, ledger, ipns, control, calls, transfers } = collections;
  await Promise.all([orders.deleteMany({}), wallets.deleteMany({}), ledger.deleteMany({}), ipns.deleteMany({}), control.deleteMany({}), calls.deleteMany({}), transfers.deleteMany({})]);
}
