import { MongoClient, type Db, type Document } from 'mongodb';
import { toDeposit, toEntry, toHold, toPayout, toTransfer, type KeptBalances, type MoneyTruth, type PayoutLine } from './money.ts';
import type { LedgerLine, ProviderTruth } from './truth.ts';

/** Reads journal, balances, payouts, deposits and transfers past every service, and the engine's own log of what was booked when. */
export async function readMoney(uri: string, dbPrefix: string, lines: readonly PayoutLine[]): Promise<MoneyTruth> {
  const client = new MongoClient(uri);
  try {
    const [ledger, payments, simulator] = ['ledger', 'payments', 'simulator'].map((name) => client.db(`${dbPrefix}_${name}`)) as [Db, Db, Db];
    const entries = await read(ledger, 'entries', toEntry);
    const written = await readWritten(client, dbPrefix);
    return {
      entries,
      written: entries.every(({ id }) => written.has(id)) ? written : null,
      balances: await readBalances(ledger),
      holds: await read(ledger, 'holds', toHold),
      payouts: await read(payments, 'payouts', toPayout),
      deposits: await read(payments, 'deposits', toDeposit),
      transfers: await read(payments, 'incoming_transfers', toTransfer),
      sent: await read(simulator, 'transfers', (document) => ({ wallet: String(document['wallet']), to: String(document['to']), number: String(document['number']), amountMinor: BigInt(document['amountMinor'] as number) })),
      lines,
    };
  } finally {
    await client.close();
  }
}

type ProviderLine = Omit<LedgerLine, 'kind'> & { readonly kind: LedgerLine['kind'] | PayoutLine['kind'] };

/** Payments are judged by what was charged alone: their lines numbered as if there were no others, their prompts without what was paid out. */
export function splitProvider({ ledger, prompts, ...rest }: ProviderTruth, payoutAccounts: readonly string[]): { readonly provider: ProviderTruth; readonly lines: PayoutLine[] } {
  const isGapless = ledger.every(({ seq }, index) => seq === index + 1);
  const all: readonly ProviderLine[] = ledger;
  const charges: LedgerLine[] = [];
  const lines: PayoutLine[] = [];
  for (const line of all) {
    const { at, account, mobile: receiver, kind, amountMinor } = line;
    if (kind === 'payout' || kind === 'payout-reversal') lines.push({ at, account, receiver, kind, amountMinor });
    else charges.push({ ...line, kind, seq: isGapless ? charges.length + 1 : line.seq });
  }
  return { provider: { ...rest, ledger: charges, prompts: prompts.filter(({ account }) => !payoutAccounts.includes(account)) }, lines };
}

async function read<T>(db: Db, collection: string, parse: (document: Document) => T): Promise<T[]> {
  const parsed: T[] = [];
  for await (const document of db.collection(collection).find({}, { readConcern: { level: 'majority' } })) parsed.push(parse(document));
  return parsed;
}

async function readBalances(ledger: Db): Promise<KeptBalances> {
  const balances = new Map<string, bigint>();
  const minor = (document: Document, name: string): bigint => BigInt(document[name] as number);
  for await (const document of ledger.collection<{ _id: string }>('accounts').find()) balances.set(`balance ${document._id}`, minor(document, 'minor'));
  for await (const document of ledger.collection<{ _id: string }>('funds').find()) {
    balances.set(`available ${document._id}`, minor(document, 'availableMinor'));
    balances.set(`held ${document._id}`, minor(document, 'heldMinor'));
  }
  return balances;
}

/**
 * When each entry was first written, by the replica set's oplog: in the journal itself, or in the one document that decides about a merchant's funds,
 * from which it is carried there.
 */
async function readWritten(client: MongoClient, dbPrefix: string): Promise<Map<string, number>> {
  const written = new Map<string, number>();
  const namespaces = [`${dbPrefix}_ledger.entries`, `${dbPrefix}_ledger.funds`];
  const filter = { $or: [{ ns: { $in: namespaces } }, { 'o.applyOps.ns': { $in: namespaces } }] };
  for await (const record of client.db('local').collection('oplog.rs').find(filter).sort({ $natural: 1 })) {
    for (const id of entriesIn(record['o'])) if (!written.has(id)) written.set(id, (record['wall'] as Date).getTime());
  }
  return written;
}

/** Ids of all entries in an operation, in their order: an entry is what has an id and legs, however deep in a difference it is. */
function entriesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(entriesIn);
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  const fields = value as Record<string, unknown>;
  if (typeof fields['_id'] === 'string' && Array.isArray(fields['legs'])) return [fields['_id']];
  return Object.values(fields).flatMap(entriesIn);
}
