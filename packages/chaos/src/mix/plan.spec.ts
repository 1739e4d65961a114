import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isBankCode, normaliseAccountNumber } from '@adaigi/domain';
import { ROOT } from '@adaigi/local';
import fc from 'fast-check';
import { CRASH_POINTS, folderOfPoint } from '../agent/crash-points.ts';
import { patchedSources } from '../patching/patches.ts';
import { planFaults } from '../plan/schedule.ts';
import { planOrders } from '../plan/orders.ts';
import { fullProfile } from '../plan/profile.ts';
import { banksOf } from './bank-accounts.ts';
import { MIX_CRASH_POINTS } from './crash-points.ts';
import { planMixFaults, planPayoutFaults } from './faults.ts';
import { planMix } from './plan.ts';
import { mixedProfile } from './profile.ts';
import { SCALED_DAYS } from './scaled.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const seeds = fc.nat({ max: 1_000_000 });
const sizes = fc.integer({ min: 20, max: 600 });
const mixOf = (operations: number, faults = 0.3) => {
  const { mix } = mixedProfile(operations, faults);
  if (mix === null) throw new Error('no mix');
  return mix;
};

describe('a mixed plan', () => {
  test('is a pure function of its seed, in the order of time', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, operations) => {
        const plan = planMix(seed, mixOf(operations));
        expect(plan).toEqual(planMix(seed, mixOf(operations)));
        expect(planMixFaults(seed, mixOf(operations))).toEqual(planMixFaults(seed, mixOf(operations)));
        expect(plan.map(({ at }) => at)).toEqual(plan.map(({ at }) => at).toSorted((a, b) => a - b));
        expect(plan.every(({ at }) => at >= 0 && at < 1)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('has as many operations as were asked for, some of every kind', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, operations) => {
        const profile = mixedProfile(operations, 0.3);
        const plan = planMix(seed, mixOf(operations));
        expect(plan.length + profile.payments).toBe(operations);
        expect(new Set(plan.map(({ kind }) => kind))).toEqual(new Set(['payout', 'deposit', 'funding']));
      }),
      { numRuns: 50 },
    );
  });

  test('pays and is paid by numbers that no payer has, and no key is used twice', () => {
    const profile = mixedProfile(600, 0.3);
    const plan = planMix(7, mixOf(600));
    const payers = new Set(planOrders(7, profile).map(({ mobile }) => mobile));
    const numbers = plan.flatMap((each) => (each.kind === 'payout' ? [each.mobile] : each.kind === 'deposit' ? [each.sender] : []));
    expect(numbers.filter((mobile) => payers.has(mobile) || !/^03\d{9}$/.test(mobile))).toEqual([]);
    const keys = plan.flatMap((each) => (each.kind === 'payout' ? [each.key] : each.kind === 'deposit' ? each.claims.map(({ key }) => key) : [each.reference]));
    expect(new Set(keys).size).toBe(keys.length);
    const transfers = plan.flatMap((each) => (each.kind === 'deposit' ? [each.number] : []));
    expect(new Set(transfers).size).toBe(transfers.length);
  });

  test('pays a quarter of its payouts into bank accounts, over both providers, each with a number that can be one', () => {
    const payouts = planMix(7, mixOf(4_000, 0.4)).flatMap((each) => (each.kind === 'payout' ? [each] : []));
    const banked = payouts.flatMap((payout) => (payout.account === null ? [] : [{ ...payout, account: payout.account }]));
    expect(payouts.every(({ wallet, account }) => (wallet === 'bank') === (account !== null))).toBe(true);
    expect(banked.length / payouts.length).toBeGreaterThan(0.2);
    expect(banked.length / payouts.length).toBeLessThan(0.3);
    const [jazzcash, easypaisa] = [banksOf('jazzcash'), banksOf('easypaisa')];
    const at = (isIt: (bank: string) => boolean): number => banked.filter(({ account }) => isIt(account.bank)).length;
    expect(at((bank) => bank in jazzcash && bank in easypaisa)).toBeGreaterThan(0);
    expect(at((bank) => !(bank in jazzcash) && bank in easypaisa)).toBeGreaterThan(0);
    expect(at((bank) => !(bank in jazzcash) && !(bank in easypaisa))).toBeGreaterThan(0);
    for (const { account, behaviour } of banked) {
      const { accountNumber, receiver } = account;
      expect(isBankCode(account.bank)).toBe(true);
      expect(receiver.slice(receiver.indexOf('/') + 1)).toBe(normaliseAccountNumber(accountNumber));
      // The simulator is told of a behaviour by a number.
      if (behaviour !== null) expect(accountNumber).toMatch(/^03\d{9}$/);
    }
    const numbers = new Set(banked.map(({ account }) => account.receiver.slice(account.receiver.indexOf('/') + 1)));
    const receivers = new Set(banked.map(({ account }) => account.receiver));
    expect(numbers.size).toBeLessThan(receivers.size);
    expect(receivers.size).toBeLessThan(banked.length);
  });

  test('leaves the plan of payments alone: a run without it is as it was', () => {
    const { payments } = mixedProfile(400, 0.3);
    const plain = { ...fullProfile(payments, 0.3), refunds: 0.25 };
    expect(planOrders(5, { ...plain, mix: mixOf(400) })).toEqual(planOrders(5, plain));
    expect(planFaults(5, { ...plain, mix: mixOf(400) })).toEqual(planFaults(5, plain));
  });

  test('without faults kills nobody; with faults no account is asked for more than its share', () => {
    expect(planMixFaults(1, mixOf(500, 0))).toEqual([]);
    expect(planPayoutFaults(['j'], 0)).toEqual([]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.4, noNaN: true }), (share) => {
        for (const operation of ['payout', 'payout-inquiry']) {
          const sum = planPayoutFaults(['j', 'e'], share).filter((fault) => fault.account === 'j' && fault.operation === operation).reduce((total, { percent }) => total + percent, 0);
          expect(sum).toBeLessThanOrEqual(share * 100 + 1e-9);
        }
      }),
    );
  });
});

test.each(['payments', 'connectors', 'ledger'])('crash points of %s fit the source as it is, beside those of every run', (folder) => {
  const points = [...CRASH_POINTS, ...MIX_CRASH_POINTS].filter(({ name }) => folderOfPoint(name) === folder);
  const sources = patchedSources(points.map(({ patch }) => patch), read);
  for (const { name, patch } of points) expect(sources.get(patch.file)).toContain(`adaigiCrashPoint('${name}')`);
  for (const source of sources.values()) expect(() => stripTypeScriptTypes(source)).not.toThrow();
});

interface Calendar {
  businessDayOf(at: Date, cutOffMinute: number): string;
  isDue(day: string, terms: { cutOffMinute: number; delayDays: number }, now: Date): boolean;
}

test('settlement days become seconds: they follow each other, and one is due when it is over and its delay has passed', async () => {
  const [source = ''] = patchedSources(SCALED_DAYS, read).values();
  const { createCalendar } = (await import(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(source))}`)) as { createCalendar: (timeZone: string) => Calendar };
  const calendar = createCalendar('Asia/Karachi');
  const noon = Date.parse('2026-11-21T12:00:00Z');
  const terms = { cutOffMinute: 1_440, delayDays: 1 };
  const day = calendar.businessDayOf(new Date(noon), terms.cutOffMinute);
  expect(calendar.isDue(day, terms, new Date(noon + 5_000))).toBe(false);
  expect(calendar.isDue(day, terms, new Date(noon + 25_000))).toBe(true);
  expect(calendar.businessDayOf(new Date(noon + 15_000), terms.cutOffMinute) > day).toBe(true);
  expect(calendar.businessDayOf(new Date(noon + 15_000), 1) > day).toBe(true);
});
