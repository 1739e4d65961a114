import { MongoClient } from 'mongodb';
import type { LedgerLine, Prompt, ProviderTruth } from './truth.ts';

const PAGE = 5_000;

interface LedgerView {
  readonly seq: number;
  readonly at: string;
  readonly account: string;
  readonly reference: string;
  readonly mobile: string;
  readonly kind: LedgerLine['kind'];
  readonly amountMinor: number;
}

/** The simulator's ledger and window, by its control API, and its books, which that shows one by one only. */
export async function readProvider(control: string, mongodb: string, dbPrefix: string): Promise<ProviderTruth> {
  const { inEffect } = await get<{ inEffect: { windowMs: number } }>(`${control}/settings`);
  const ledger = await readLedger(control);
  return { ledger, prompts: await readPrompts(mongodb, dbPrefix, ledger), windowMs: inEffect.windowMs };
}

async function readLedger(control: string): Promise<LedgerLine[]> {
  const ledger: LedgerLine[] = [];
  for (let after = 0; ; ) {
    const { entries, nextAfter } = await get<{ entries: LedgerView[]; nextAfter: number }>(`${control}/ledger?after=${after}&limit=${PAGE}`);
    for (const { seq, at, account, reference, mobile, kind, amountMinor } of entries) {
      ledger.push({ seq, at: Date.parse(at), account, reference, mobile, kind, amountMinor: BigInt(amountMinor) });
    }
    if (entries.length < PAGE) return ledger;
    after = nextAfter;
  }
}

interface BookedOrder {
  readonly _id: string;
  readonly account: string;
  readonly reference: string;
  readonly mobile: string;
  readonly openedAt: Date;
  readonly finalAt?: Date;
}

async function readPrompts(mongodb: string, dbPrefix: string, ledger: readonly LedgerLine[]): Promise<Prompt[]> {
  // A refund ends an order anew; the prompt was over when it was paid.
  const paidAt = new Map(ledger.filter(({ kind }) => kind === 'debit').map(({ account, reference, at }) => [`${account}:${reference}`, at]));
  const client = new MongoClient(mongodb);
  try {
    const orders = await client.db(`${dbPrefix}_simulator`).collection<BookedOrder>('orders').find().toArray();
    return orders.map(({ _id, account, reference, mobile, openedAt, finalAt }) => ({ account, reference, mobile, openedAt: openedAt.getTime(), endedAt: paidAt.get(_id) ?? finalAt?.getTime() ?? null }));
  } finally {
    await client.close();
  }
}

async function get<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the simulator answered ${answer.status} to ${url}`);
  return (await answer.json()) as T;
}
