import { Secret } from '@adaigi/config';
import { connectMongo, ensureIndexes } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import type { TestRuntime } from '@adaigi/runtime';
import { testEngines, uniqueName } from '@adaigi/testing';
import type { Connection } from 'mongoose';
import { createBalances } from '../../src/adapters/balances.ts';
import { ledgerModels } from '../../src/adapters/documents.ts';
import { createFolding } from '../../src/adapters/folding.ts';
import { createFundsBook } from '../../src/adapters/funds-book.ts';
import { createJournal } from '../../src/adapters/journal-store.ts';
import { createMeter } from '../../src/adapters/meter.ts';
import { createPosting } from '../../src/adapters/posting.ts';
import type { Posting } from '../../src/adapters/posting.ts';
import { createSettlementDays } from '../../src/adapters/settlement-days.ts';
import { createCalendar } from '../../src/core/calendar.ts';
import type { Entry, Scope } from '../../src/core/entry.ts';
import { transfer } from '../../src/core/movement.ts';
import { readTerms } from '../../src/core/read-terms.ts';
import { createBookPaymentFact } from '../../src/usecases/book-payment-fact.ts';
import { createCommitHold } from '../../src/usecases/commit-hold.ts';
import { createFundMerchant } from '../../src/usecases/fund-merchant.ts';
import { createFundsLanes } from '../../src/usecases/funds-lanes.ts';
import { createHoldMoney } from '../../src/usecases/hold-money.ts';
import { createReleaseHold } from '../../src/usecases/release-hold.ts';
import { createSettleDays } from '../../src/usecases/settle-days.ts';

/** Without fees on payouts, so that sums are easy; 1.5 % on what comes in. */
export const TERMS = readTerms({
  version: 'test.1',
  standard: 'usual',
  merchants: { mer_slow: 'slow' },
  terms: {
    usual: { settlement: { cutOff: '24:00', delayDays: 1 }, fees: [{ method: 'payin.*', from: '2020-01-01', basisPoints: 150, fixedMinor: 0, minMinor: 0, maxMinor: null }, { method: 'deposit.easypaisa', from: '2020-01-01', basisPoints: 100, fixedMinor: 0, minMinor: 0, maxMinor: null }] },
    slow: { settlement: { cutOff: '24:00', delayDays: 30 }, fees: [] },
  },
});

export const TEST_SCOPE: Scope = { merchantId: 'mer_1', mode: 'test', currency: 'PKR' };

/** One process of the service, without its servers. */
export interface Replica {
  readonly connection: Connection;
  readonly models: ReturnType<typeof ledgerModels>;
  readonly journal: ReturnType<typeof createJournal>;
  readonly balances: ReturnType<typeof createBalances>;
  readonly book: ReturnType<typeof createBookPaymentFact>;
  readonly hold: ReturnType<typeof createHoldMoney>;
  readonly commit: ReturnType<typeof createCommitHold>;
  readonly release: ReturnType<typeof createReleaseHold>;
  readonly fund: ReturnType<typeof createFundMerchant>;
  readonly settle: () => Promise<number>;
  readonly fold: () => Promise<number>;
  readonly posting: Posting;
  foldAll(): Promise<void>;
}

/** Books on the real engine, opened by any number of replicas. */
export interface Books {
  /** The time of every replica. */
  now: Date;
  replica(): Promise<Replica>;
  close(): Promise<void>;
}

export function openBooks(): Books {
  const dbPrefix = uniqueName('lg').slice(0, 30);
  const calendar = createCalendar('Asia/Karachi');
  const runtimes: TestRuntime[] = [];
  let first: Connection | null = null;
  const books: Books = {
    now: new Date('2026-11-21T10:00:00Z'),
    async replica() {
      const runtime = testRuntime('ledger');
      runtimes.push(runtime);
      const connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix, service: 'ledger' });
      const models = ledgerModels(connection);
      await ensureIndexes(...Object.values(models));
      first ??= connection;
      const now = () => books.now;
      const [journal, balances, posting, fold] = [createJournal(connection), createBalances(connection), createPosting(connection), createFolding(connection)];
      const funds = createFundsBook(connection, posting);
      const common = { calendar, meter: createMeter(runtime.metrics), wake: () => undefined, now, terms: TERMS };
      const lanes = createFundsLanes({ ...common, funds });
      return {
        connection,
        models,
        journal,
        balances,
        book: createBookPaymentFact({ ...common, journal }),
        hold: createHoldMoney({ ...common, lanes }),
        commit: createCommitHold({ lanes, funds }),
        release: createReleaseHold({ lanes, funds, now }),
        fund: createFundMerchant({ ...common, lanes, balances, allowed: true }),
        settle: createSettleDays({ ...common, lanes, days: createSettlementDays(connection) }),
        fold,
        posting,
        foldAll: async () => {
          while ((await fold()) > 0);
        },
      };
    },
    async close() {
      await first?.dropDatabase();
      for (const runtime of runtimes) await runtime.stop();
    },
  };
  return books;
}

let count = 0;

/** News of a payment; each call another event. */
export function news(paymentId: string, fact: Parameters<Replica['book']>[0]['fact'], change: Partial<Parameters<Replica['book']>[0]> = {}): Parameters<Replica['book']>[0] {
  count += 1;
  return { eventId: `evt.${count}`, paymentId, ...TEST_SCOPE, reference: `order-${paymentId}`, occurredAt: new Date('2026-11-21T09:00:00Z'), method: 'payin.jazzcash', fact, ...change };
}

export const captured = (minor: bigint) => ({ kind: 'captured', channel: 'jazzcash-main', minor, feeMinor: 0n }) as const;
export const refund = (refundId: string, minor: bigint, fate: 'under_way' | 'gone' | 'failed') => ({ kind: 'refund', refundId, giveBack: false, channel: 'jazzcash-main', minor, fate }) as const;

/** An entry that is nobody's event, for tests of what reads them. */
export function anEntry(id: string, change: Partial<Entry> = {}): Entry {
  const at = new Date('2026-11-21T10:00:00Z');
  const moved = transfer('funding', 'merchant:mer_1:available', 100n);
  return { id, kind: 'funding', ...TEST_SCOPE, subject: id, ordinal: 1, refundId: '', reference: '', moved, occurredAt: at, bookedAt: at, bookedDay: '2026-11-21', settleDay: '', fact: null, ...change };
}

