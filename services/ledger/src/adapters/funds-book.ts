import { AdaigiError } from '@adaigi/errors';
import { isDuplicateKey } from '@adaigi/mongo';
import { currentTraceparent } from '@adaigi/runtime';
import type { Connection } from 'mongoose';
import { addBalances, EMPTY_BALANCE, merchantChange } from '../core/balance.ts';
import { scopeKey } from '../core/entry.ts';
import type { Scope } from '../core/entry.ts';
import type { Hold } from '../core/holds.ts';
import type { FundsBook, FundsChange, FundsQuestion, FundsView } from '../ports.ts';
import { toBigInt } from './documents.ts';
import type { EntryDocument, FundsDocument, HoldDocument, PendingDocument } from './documents.ts';
import { toDocument } from './entry-document.ts';
import { fromHoldDocument, holdId, toHoldDocument } from './hold-document.ts';
import type { Posting } from './posting.ts';

/** Rounds against other replicas; within a process the lanes keep changes apart. */
const MAX_ROUNDS = 50;
const MAJORITY = { readConcern: 'majority' } as const;

/**
 * Funds in MongoDB. A change is one guarded update of one document, with its entries and holds in it, so a process that dies leaves neither half a change
 * nor a lock behind; then they are posted to their own collections. Whoever decides reads the funds first and what was posted after that: what is not
 * pending any more has been posted before, and what comes later changes the version.
 */
export function createFundsBook(connection: Connection, posting: Posting): FundsBook {
  const holds = connection.collection<HoldDocument>('holds');
  const funds = connection.collection<FundsDocument>('funds');
  const entries = connection.collection<EntryDocument>('entries');

  async function look(scope: Scope, { references, entryIds }: FundsQuestion): Promise<{ document: FundsDocument | null; view: FundsView }> {
    const { merchantId, mode } = scope;
    const document = await funds.findOne({ _id: scopeKey(scope) }, MAJORITY);
    const [posted, there] = await Promise.all([
      references.length === 0 ? [] : holds.find({ _id: { $in: references.map((reference) => holdId(merchantId, mode, reference)) } }, MAJORITY).toArray(),
      entryIds.length === 0 ? [] : entries.find({ _id: { $in: [...entryIds] } }, { ...MAJORITY, projection: { _id: 1 } }).toArray(),
    ]);
    const pending = document?.pending ?? [];
    const booked = new Set([...there.map(({ _id }) => _id), ...pending.map(({ entry }) => entry._id)]);
    return { document, view: { availableMinor: toBigInt(document?.availableMinor), holds: newest([...posted, ...heldIn(pending)]), booked } };
  }

  async function save(scope: Scope, before: FundsDocument | null, change: FundsChange): Promise<readonly PendingDocument[] | null> {
    const { merchantId, mode, currency } = scope;
    const changed = change.entries.map(({ moved }) => merchantChange(moved, merchantId)).reduce(addBalances, EMPTY_BALANCE);
    const availableMinor = toBigInt(before?.availableMinor) + changed.available;
    const heldMinor = toBigInt(before?.heldMinor) + changed.held;
    const pending = pendingOf(scope, change);
    const _id = scopeKey(scope);
    if (before !== null) {
      const saved = await funds.updateOne({ _id, version: before.version }, { $set: { availableMinor, heldMinor }, $inc: { version: 1 }, $push: { pending: { $each: pending } as never } });
      return saved.matchedCount === 1 ? [...before.pending, ...pending] : null;
    }
    return funds.insertOne({ _id, merchantId, mode, currency, availableMinor, heldMinor, version: 1, pending }).then(() => pending, (error: unknown) => {
      if (isDuplicateKey(error)) return null;
      throw error;
    });
  }

  async function find(merchantId: string, mode: Scope['mode'], reference: string): Promise<Hold | null> {
    const pending = await funds.find({ merchantId, mode, 'pending.hold.reference': reference }, MAJORITY).toArray();
    const posted = await holds.find({ _id: holdId(merchantId, mode, reference) }, MAJORITY).toArray();
    return newest([...posted, ...pending.flatMap((each) => heldIn(each.pending))]).get(reference) ?? null;
  }

  return {
    find,
    async change(scope, question, decide) {
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        const { document, view } = await look(scope, question);
        const change = decide(view);
        if (change.entries.length === 0) return;
        const pending = await save(scope, document, change);
        if (pending === null) continue;
        // The change stands, whatever becomes of the posting: what cannot be posted now, or what a crash left before, goes along with the next change or
        // with the sweep.
        await posting.post(scopeKey(scope), pending).catch(() => undefined);
        return;
      }
      throw new AdaigiError('unavailable', 'Other changes of the funds were always faster.', { retryAfterS: 1 });
    },
    async fence(merchantId, mode, fence) {
      await holds.insertOne(toHoldDocument(merchantId, mode, fence)).catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
      // Who looked before the fence was there must look again; who has made the hold nevertheless is found now.
      await funds.updateMany({ merchantId, mode }, { $inc: { version: 1 } });
      return (await find(merchantId, mode, fence.reference)) ?? fence;
    },
  };
}

/** One piece per entry; a hold goes with the last entry of its reference. */
function pendingOf({ merchantId, mode }: Scope, { entries, holds }: FundsChange): PendingDocument[] {
  const traceparent = currentTraceparent();
  const changed = new Map(holds.map((hold) => [`${hold.reference}:${hold.changes}`, hold]));
  return entries.map((entry) => {
    const hold = changed.get(`${entry.subject}:${entry.ordinal}`);
    const piece = { entry: toDocument(entry, traceparent), at: entry.bookedAt };
    return hold === undefined ? piece : { ...piece, hold: toHoldDocument(merchantId, mode, hold) };
  });
}

function heldIn(pending: readonly PendingDocument[]): HoldDocument[] {
  return pending.flatMap(({ hold }) => (hold === undefined ? [] : [hold]));
}

function newest(documents: readonly HoldDocument[]): Map<string, Hold> {
  const found = new Map<string, Hold>();
  for (const document of documents) if ((found.get(document.reference)?.changes ?? -1) < document.changes) found.set(document.reference, fromHoldDocument(document));
  return found;
}
