import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyLedger } from '../src/adapters/verification.ts';
import { isRight } from '../src/core/audit.ts';
import { createFundsBook } from '../src/adapters/funds-book.ts';
import { createPosting } from '../src/adapters/posting.ts';
import { createCalendar } from '../src/core/calendar.ts';
import { createFundsLanes } from '../src/usecases/funds-lanes.ts';
import { dying } from './support/dying.ts';
import { openBooks } from './support/books.ts';
import type { Replica } from './support/books.ts';

const books = openBooks();
let replicas: Replica[];

beforeAll(async () => {
  replicas = [await books.replica(), await books.replica()];
});

afterAll(() => books.close());

const pick = (index: number): Replica => replicas[index % replicas.length] ?? (replicas[0] as Replica);
const PAYOUT = { mode: 'test', amount: { minor: 1_000n, currency: 'PKR' }, method: 'payout.jazzcash' } as const;
const outcomeOf = (call: Promise<{ state: string }>): Promise<string> => call.then(({ state }) => state, (error: { code?: string }) => error.code ?? 'unforeseen');
const countOf = (outcomes: readonly string[]): Record<string, number> => Object.fromEntries([...new Set(outcomes)].map((outcome) => [outcome, outcomes.filter((each) => each === outcome).length]));

async function funded(merchantId: string, minor: bigint): Promise<void> {
  await pick(0).fund({ merchantId, reference: 'start', amount: { minor, currency: 'PKR' } });
}

async function balanceOf(merchantId: string) {
  return (await pick(0).balances.ofMerchant(merchantId, 'test'))[0]?.balance;
}

describe('holds', () => {
  test('200 that race on two replicas for a balance that covers 100: exactly 100 are made', async () => {
    await funded('mer_race', 100_000n);
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, index) => outcomeOf(pick(index).hold({ ...PAYOUT, merchantId: 'mer_race', reference: `po_${index}` }))));
    expect(countOf(outcomes)).toEqual({ held: 100, insufficient_balance: 100 });
    expect(await balanceOf('mer_race')).toEqual({ available: 0n, held: 100_000n, unsettled: 0n, refunding: 0n });
  });

  test('50 of one reference at once on two replicas are one hold', async () => {
    await funded('mer_same', 5_000n);
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => outcomeOf(pick(index).hold({ ...PAYOUT, merchantId: 'mer_same', reference: 'po_1' }))));
    expect(countOf(outcomes)).toEqual({ held: 50 });
    expect(await balanceOf('mer_same')).toMatchObject({ available: 4_000n, held: 1_000n });
    expect(await outcomeOf(pick(1).hold({ ...PAYOUT, merchantId: 'mer_same', reference: 'po_1', amount: { minor: 1n, currency: 'PKR' } }))).toBe('idempotency_conflict');
    expect(await outcomeOf(pick(1).hold({ ...PAYOUT, merchantId: 'mer_same', reference: 'po_1', amount: { minor: 1_000n, currency: 'USD' } }))).toBe('idempotency_conflict');
  });

  test('a commit and a release that race: one wins, the other hears it, and money is booked once', async () => {
    await funded('mer_ends', 40_000n);
    const references = Array.from({ length: 20 }, (_, index) => `po_${index}`);
    await Promise.all(references.map((reference, index) => pick(index).hold({ ...PAYOUT, merchantId: 'mer_ends', reference })));
    const ends = references.flatMap((reference, index) => [
      outcomeOf(pick(index).commit({ merchantId: 'mer_ends', mode: 'test', reference, channel: 'jazzcash-main', paidAfterRelease: false })),
      outcomeOf(pick(index + 1).release({ merchantId: 'mer_ends', mode: 'test', reference, returnedAfterCommit: false })),
    ]);
    const outcomes = countOf(await Promise.all(ends));
    expect((outcomes['committed'] ?? 0) + (outcomes['released'] ?? 0)).toBe(20);
    expect(outcomes['hold_settled']).toBe(20);
    expect(await balanceOf('mer_ends')).toEqual({ available: 20_000n + 1_000n * BigInt(20 + (outcomes['released'] ?? 0)) - 20_000n, held: 0n, unsettled: 0n, refunding: 0n });
  });

  test('a release of what was never held keeps it from being held, even when both come at once', async () => {
    await funded('mer_fence', 50_000n);
    const references = Array.from({ length: 20 }, (_, index) => `po_${index}`);
    const outcomes = await Promise.all(
      references.map(async (reference, index) =>
        Promise.all([
          outcomeOf(pick(index).release({ merchantId: 'mer_fence', mode: 'test', reference, returnedAfterCommit: false })),
          outcomeOf(pick(index + 1).hold({ ...PAYOUT, merchantId: 'mer_fence', reference })),
        ]),
      ),
    );
    for (const [released] of outcomes) expect(released).toBe('released');
    expect(await balanceOf('mer_fence')).toMatchObject({ available: 50_000n, held: 0n });
    for (const reference of references) {
      const again = await outcomeOf(pick(0).hold({ ...PAYOUT, merchantId: 'mer_fence', reference }));
      expect(again).toBe('hold_settled');
    }
    expect(await balanceOf('mer_fence')).toMatchObject({ available: 50_000n, held: 0n });
  });

  test('of a merchant without money, or in another world or currency, are refused', async () => {
    await funded('mer_world', 5_000n);
    const hold = (change: object) => outcomeOf(pick(0).hold({ ...PAYOUT, merchantId: 'mer_world', reference: 'po_w', ...change }));
    expect(await hold({ mode: 'live' })).toBe('insufficient_balance');
    expect(await hold({ amount: { minor: 1n, currency: 'USD' } })).toBe('insufficient_balance');
    expect(await hold({ merchantId: 'mer_nobody' })).toBe('insufficient_balance');
    expect(await hold({ amount: { minor: 0n, currency: 'PKR' } })).toBe('invalid_request');
    expect(await hold({ reference: 'po w' })).toBe('invalid_request');
    expect(await hold({ method: 'jazzcash' })).toBe('invalid_request');
  });

  test('a funding counts once per reference', async () => {
    const fund = () => pick(0).fund({ merchantId: 'mer_fund', reference: 'again', amount: { minor: 700n, currency: 'PKR' } });
    await Promise.all([fund(), pick(1).fund({ merchantId: 'mer_fund', reference: 'again', amount: { minor: 700n, currency: 'PKR' } }), fund()]);
    expect(await balanceOf('mer_fund')).toMatchObject({ available: 700n });
  });

  test('stand once they are answered for, wherever the process dies after that, and a repeat on another replica finds them', async () => {
    await funded('mer_crash', 100_000n);
    const [one, two] = [pick(0), pick(1)];
    for (let writes = 0; writes <= 4; writes += 1) {
      const before = await balanceOf('mer_crash');
      const connection = dying(one.connection, writes);
      const funds = createFundsBook(connection, createPosting(connection));
      const lanes = createFundsLanes({ funds, calendar: createCalendar('Asia/Karachi'), meter: { booked: () => undefined, holdAnswered: () => undefined }, wake: () => undefined, now: () => books.now });
      const command = { kind: 'hold', reference: `po_${writes}`, currency: 'PKR', minor: 1_000n, feeMinor: 0n, method: 'payout.jazzcash' } as const;
      const died = await lanes.command({ merchantId: 'mer_crash', mode: 'test', currency: 'PKR' }, command).then(() => false, () => true);
      const after = await balanceOf('mer_crash');
      // Answered for as soon as the first write is made, and not before.
      expect(died).toBe(writes === 0);
      expect(after?.held !== before?.held).toBe(!died);
      expect(isRight(await verifyLedger(two.connection))).toBe(true);
      expect(await outcomeOf(two.hold({ ...PAYOUT, merchantId: 'mer_crash', reference: command.reference }))).toBe('held');
      expect((await balanceOf('mer_crash'))?.held).toBe((before?.held ?? 0n) + 1_000n);
      expect((await balanceOf('mer_crash'))?.available).toBe((before?.available ?? 0n) - 1_000n);
    }
    await two.posting.sweep();
    expect(await verifyLedger(two.connection)).toMatchObject({ differences: [], broken: [] });
  });

  test('all of the above leave the books right, folded or not', async () => {
    expect(isRight(await verifyLedger(pick(0).connection))).toBe(true);
    await pick(0).foldAll();
    expect(await verifyLedger(pick(0).connection)).toMatchObject({ unfolded: 0, differences: [], broken: [] });
  });
});
