import type { ClientSession, Connection } from 'mongoose';
import { createAudit } from '../core/audit.ts';
import type { Audit, AuditReport } from '../core/audit.ts';
import { scopeKey } from '../core/entry.ts';
import type { Entry } from '../core/entry.ts';
import { readMoment } from './books-at-one-moment.ts';
import type { Moment } from './books-at-one-moment.ts';
import { PAYMENT_ORDINAL_INDEX, toBigInt } from './documents.ts';
import type { AccountDocument, DayDocument, EntryDocument, FundsDocument, HoldDocument, PendingDocument, SettlementDayDocument } from './documents.ts';
import { fromDocument } from './entry-document.ts';
import { atOneMoment } from './one-moment.ts';

const BATCH = 1_000;

/** Reads the whole journal and everything derived from it, all of one moment, and compares. Changes nothing, and disturbs nobody who books meanwhile. */
export function verifyLedger(connection: Connection): Promise<AuditReport> {
  return atOneMoment(connection, async (session) => {
    const audit = createAudit();
    const moment = await readMoment(connection, session);
    const pending = await readFunds(connection, session, audit);
    const unposted = new Map(pending.map(({ entry }) => [entry._id, entry]));
    await readJournal(connection, session, (document) => {
      unposted.delete(document._id);
      tell(audit, document, document.unfolded !== true && !moment.isUnderWay(document._id));
    });
    for (const document of unposted.values()) tell(audit, document, false);
    await readSums(connection, session, audit, moment);
    await readHolds(connection, session, audit, pending);
    return audit.report();
  });
}

/** Entries of one payment come one after the other, in the order of their index. */
async function readJournal(connection: Connection, session: ClientSession, onEntry: (document: EntryDocument) => void): Promise<void> {
  const entries = connection.collection<EntryDocument>('entries');
  const ofPayments = entries.find({ paymentId: { $exists: true } }, { session, batchSize: BATCH }).sort({ paymentId: 1, ordinal: 1 }).hint(PAYMENT_ORDINAL_INDEX);
  for (const cursor of [ofPayments, entries.find({ paymentId: { $exists: false } }, { session, batchSize: BATCH })]) for await (const document of cursor) onEntry(document);
}

function tell(audit: Audit, document: EntryDocument, isFolded: boolean): void {
  const entry = readEntry(document);
  if (entry === null) audit.broken(document._id);
  else audit.entry(entry, isFolded);
}

/** Null for an entry that does not balance: nothing here writes one. */
function readEntry(document: EntryDocument): Entry | null {
  try {
    return fromDocument(document);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

async function readFunds(connection: Connection, session: ClientSession, audit: Audit): Promise<PendingDocument[]> {
  const waiting: PendingDocument[] = [];
  for await (const { _id, availableMinor, heldMinor, pending } of connection.collection<FundsDocument>('funds').find({}, { session, batchSize: BATCH })) {
    audit.stored(`available funds of ${_id}`, toBigInt(availableMinor));
    audit.stored(`held funds of ${_id}`, toBigInt(heldMinor));
    waiting.push(...pending);
  }
  return waiting;
}

async function readSums(connection: Connection, session: ClientSession, audit: Audit, moment: Moment): Promise<void> {
  const all = <T extends object>(name: string) => connection.collection<T>(name).find({}, { session, batchSize: BATCH });
  for await (const document of all<AccountDocument>('accounts')) audit.stored(`balance of ${document._id}`, moment.without('accounts', document, 'minor'));
  for await (const document of all<DayDocument>('days')) {
    for (const part of ['available', 'held', 'unsettled', 'refunding'] as const) audit.stored(`${part} of day ${document._id}`, moment.without('days', document, part));
  }
  for await (const document of all<SettlementDayDocument>('settlement_days')) {
    audit.stored(`due of settlement day ${document._id}`, moment.without('settlement_days', document, 'dueMinor'));
    audit.stored(`open of settlement day ${document._id}`, moment.without('settlement_days', document, 'openMinor'));
  }
}

/** Holds as they are once everything is posted. */
async function readHolds(connection: Connection, session: ClientSession, audit: Audit, pending: readonly PendingDocument[]): Promise<void> {
  const newest = new Map<string, HoldDocument>();
  for (const { hold } of pending) if (hold !== undefined && (newest.get(hold._id)?.changes ?? -1) < hold.changes) newest.set(hold._id, hold);
  const tellOpen = ({ merchantId, mode, currency, state, minor, feeMinor }: HoldDocument): void => {
    if (state === 'held') audit.stored(`open holds of ${scopeKey({ merchantId, mode, currency })}`, toBigInt(minor) + toBigInt(feeMinor));
  };
  for await (const document of connection.collection<HoldDocument>('holds').find({}, { session, batchSize: BATCH })) {
    const further = newest.get(document._id);
    newest.delete(document._id);
    tellOpen(further !== undefined && further.changes > document.changes ? further : document);
  }
  for (const hold of newest.values()) tellOpen(hold);
}
