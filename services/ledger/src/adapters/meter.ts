import { Counter, Gauge, type Registry } from 'prom-client';
import type { Connection } from 'mongoose';
import type { LedgerMeter } from '../ports.ts';
import { toBigInt } from './documents.ts';
import type { AccountDocument, EntryDocument } from './documents.ts';

export function createMeter(registry: Registry): LedgerMeter {
  const registers = [registry];
  const entries = new Counter({ name: 'adaigi_ledger_entries_total', help: 'Journal entries that were booked', labelNames: ['kind'], registers });
  const holds = new Counter({ name: 'adaigi_ledger_holds_total', help: 'Answers to holds, commits and releases', labelNames: ['outcome'], registers });
  return {
    booked: (kind) => entries.inc({ kind }),
    holdAnswered: (outcome) => holds.inc({ outcome }),
  };
}

/** Gauges that are read from the database when Prometheus asks. One that cannot be read keeps what it said last. */
export function registerGauges(registry: Registry, connection: Connection): void {
  const entries = connection.collection<EntryDocument>('entries');
  const accounts = connection.collection<AccountDocument>('accounts');
  const age = (name: string, help: string, mark: 'unfolded' | 'unpublished'): void => {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: async () => {
        const oldest = await entries.findOne({ [mark]: true }, { sort: { bookedAt: 1 }, projection: { bookedAt: 1 } }).catch(() => undefined);
        if (oldest !== undefined) gauge.set(oldest === null ? 0 : Math.max(0, Date.now() - oldest.bookedAt.getTime()) / 1_000);
      },
    });
  };
  age('adaigi_ledger_fold_lag_seconds', 'Age of the oldest entry that is not in the balances yet', 'unfolded');
  age('adaigi_outbox_oldest_seconds', 'Age of the oldest event that is written but not yet published', 'unpublished');
  const balances: Gauge<'account' | 'mode' | 'currency'> = new Gauge({
    name: 'adaigi_ledger_account_minor',
    help: "Balances of the platform's own accounts in minor units, debits above zero",
    labelNames: ['account', 'mode', 'currency'],
    registers: [registry],
    collect: async () => {
      const own = await accounts.find({ merchantId: '' }).toArray().catch(() => []);
      for (const { account, mode, currency, minor } of own) balances.set({ account, mode, currency }, Number(toBigInt(minor)));
    },
  });
}
