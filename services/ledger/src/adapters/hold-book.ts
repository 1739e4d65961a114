import { isDuplicateKey } from '@adaigi/mongo';
import { currentTraceparent } from '@adaigi/runtime';
import type { Mode } from '@adaigi/domain';
import type { ClientSession, Connection } from 'mongoose';
import { addBalances, EMPTY_BALANCE, merchantChange } from '../core/balance.ts';
import type { MerchantBalance } from '../core/balance.ts';
import { scopeKey } from '../core/entry.ts';
import type { Scope } from '../core/entry.ts';
import type { Hold } from '../core/holds.ts';
import type { HoldBook } from '../ports.ts';
import { toBigInt } from './documents.ts';
import type { EntryDocument, FundsDocument, HoldDocument } from './documents.ts';
import { toDocument } from './entry-document.ts';
import { inTransaction } from './transaction.ts';

/**
 * Holds in MongoDB. A change is one transaction over the merchant's funds, its holds and their entries: the funds are read on the transaction's
 * snapshot, so whoever changes them meanwhile makes this one start again, and no two transactions spend the same money.
 */
export function createHoldBook(connection: Connection): HoldBook {
  const holds = connection.collection<HoldDocument>('holds');
  const funds = connection.collection<FundsDocument>('funds');
  const entries = connection.collection<EntryDocument>('entries');

  return {
    async find(merchantId, mode, reference) {
      const found = await holds.findOne({ _id: holdId(merchantId, mode, reference) }, { readConcern: 'majority' });
      return found === null ? null : fromHoldDocument(found);
    },
    async change(scope, references, decide) {
      const { merchantId, mode } = scope;
      const traceparent = currentTraceparent();
      await inTransaction(connection, async (session) => {
        const has = await funds.findOne({ _id: scopeKey(scope) }, { session });
        const found = await holds.find({ _id: { $in: references.map((reference) => holdId(merchantId, mode, reference)) } }, { session }).toArray();
        const known = new Map(found.map((document) => [document.reference, fromHoldDocument(document)]));
        const change = decide({ availableMinor: toBigInt(has?.availableMinor), holds: known });
        if (change.entries.length === 0) return;
        await addToFunds(connection, session, scope, change.entries.map(({ moved }) => merchantChange(moved, merchantId)).reduce(addBalances, EMPTY_BALANCE));
        await holds.bulkWrite(
          change.holds.map((hold) => {
            const { _id, ...rest } = toHoldDocument(merchantId, mode, hold);
            return known.has(hold.reference) ? { updateOne: { filter: { _id }, update: { $set: rest } } } : { insertOne: { document: { _id, ...rest } } };
          }),
          { session },
        );
        await entries.insertMany(change.entries.map((entry) => toDocument(entry, traceparent)), { session });
      });
    },
    async fence(merchantId, mode, hold) {
      return holds.insertOne(toHoldDocument(merchantId, mode, hold)).then(() => true, (error: unknown) => {
        if (isDuplicateKey(error)) return false;
        throw error;
      });
    },
    async credit(scope, entry) {
      const traceparent = currentTraceparent();
      return inTransaction(connection, async (session) => {
        if ((await entries.findOne({ _id: entry.id }, { session, projection: { _id: 1 } })) !== null) return false;
        await entries.insertOne(toDocument(entry, traceparent), { session });
        await addToFunds(connection, session, scope, merchantChange(entry.moved, scope.merchantId));
        return true;
      });
    },
  };

}

/** Changes what a merchant may spend, inside the transaction that books why. */
export async function addToFunds(connection: Connection, session: ClientSession, scope: Scope, change: MerchantBalance): Promise<void> {
  const { merchantId, mode, currency } = scope;
  const update = { $inc: { availableMinor: change.available as never, heldMinor: change.held as never }, $setOnInsert: { merchantId, mode, currency } };
  await connection.collection<FundsDocument>('funds').updateOne({ _id: scopeKey(scope) }, update, { session, upsert: true });
}

function holdId(merchantId: string, mode: Mode, reference: string): string {
  return `${mode}:${merchantId}:${reference}`;
}

function toHoldDocument(merchantId: string, mode: Mode, hold: Hold): HoldDocument {
  return { _id: holdId(merchantId, mode, hold.reference), merchantId, mode, ...hold };
}

function fromHoldDocument({ reference, currency, minor, feeMinor, method, state, channel, changes, createdAt, updatedAt }: HoldDocument): Hold {
  return { reference, currency, minor: toBigInt(minor), feeMinor: toBigInt(feeMinor), method, state, channel, changes, createdAt, updatedAt };
}
