import type { LedgerLine, ProviderTruth } from './truth.ts';

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

/** The simulator's ledger and window, by its control API. */
export async function readProvider(control: string): Promise<ProviderTruth> {
  const { inEffect } = await get<{ inEffect: { windowMs: number } }>(`${control}/settings`);
  const ledger: LedgerLine[] = [];
  for (let after = 0; ; ) {
    const { entries, nextAfter } = await get<{ entries: LedgerView[]; nextAfter: number }>(`${control}/ledger?after=${after}&limit=${PAGE}`);
    for (const { seq, at, account, reference, mobile, kind, amountMinor } of entries) {
      ledger.push({ seq, at: Date.parse(at), account, reference, mobile, kind, amountMinor: BigInt(amountMinor) });
    }
    if (entries.length < PAGE) return { ledger, windowMs: inEffect.windowMs };
    after = nextAfter;
  }
}

async function get<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the simulator answered ${answer.status} to ${url}`);
  return (await answer.json()) as T;
}
