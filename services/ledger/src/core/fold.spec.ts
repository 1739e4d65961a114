import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FEES, FUNDING, merchantAccount } from './accounts.ts';
import { addBalances, EMPTY_BALANCE } from './balance.ts';
import type { Entry } from './entry.ts';
import { statementLine } from './entry.ts';
import { foldEntries } from './fold.ts';
import type { Folded } from './fold.ts';
import { movement, transfer } from './movement.ts';

const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    merchantId: fc.constantFrom('mer_1', 'mer_2'),
    mode: fc.constantFrom('test' as const, 'live' as const),
    minor: fc.bigInt({ min: -1_000n, max: 1_000n }),
    kind: fc.constantFrom('funding' as const, 'payment_captured' as const, 'settlement' as const),
    day: fc.constantFrom('2026-11-20', '2026-11-21'),
  })
  .map(({ merchantId, mode, minor, kind, day }) => {
    const parts = { funding: transfer(FUNDING, merchantAccount(merchantId, 'available'), minor), payment_captured: movement([['clearing:a', minor], [merchantAccount(merchantId, 'unsettled'), -minor + 1n], [FEES, -1n]]), settlement: transfer(merchantAccount(merchantId, 'unsettled'), merchantAccount(merchantId, 'available'), minor) };
    const at = new Date(`${day}T10:00:00Z`);
    return { id: 'x', kind, merchantId, mode, currency: 'PKR', subject: 's', ordinal: 1, refundId: '', reference: '', moved: parts[kind], occurredAt: at, bookedAt: at, bookedDay: day, settleDay: kind === 'funding' ? '' : day, fact: null };
  });

function totals(...foldings: Folded[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  const add = (key: string, minor: bigint): void => void (sums[key] = (sums[key] ?? 0n) + minor);
  for (const { accounts, days, settlements } of foldings) {
    for (const { mode, account, minor } of accounts) add(`account ${mode} ${account}`, minor);
    for (const { scope, day, change } of days) for (const [part, minor] of Object.entries(change)) add(`day ${scope.mode} ${scope.merchantId} ${day} ${part}`, minor);
    for (const { scope, day, dueMinor, settledMinor, batches } of settlements) for (const [what, minor] of Object.entries({ dueMinor, settledMinor, batches })) add(`settlement ${scope.mode} ${scope.merchantId} ${day} ${what}`, BigInt(minor));
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0n));
}

test('folding in batches of any size gives what folding at once gives, and worlds stay apart', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 40 }), fc.nat(), (entries, cut) => {
      const at = entries.length === 0 ? 0 : cut % entries.length;
      const once = totals(foldEntries(entries));
      expect(totals(foldEntries(entries.slice(at)), foldEntries(entries.slice(0, at)))).toEqual(once);
      for (const mode of ['test', 'live'] as const) {
        const sum = foldEntries(entries).accounts.filter((each) => each.mode === mode).reduce((total, { minor }) => total + minor, 0n);
        expect(sum).toBe(0n);
      }
    }),
    { numRuns: 500 },
  );
});

test('the lines of a statement add up to its balances, and gross less fee is what each line changes', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 30 }), (entries) => {
      const mine = entries.filter(({ merchantId, mode }) => merchantId === 'mer_1' && mode === 'live');
      const lines = mine.map(statementLine);
      for (const { grossMinor, feeMinor, change } of lines) expect(grossMinor - feeMinor).toBe(change.available + change.held + change.unsettled + change.refunding);
      const days = foldEntries(mine).days.map(({ change }) => change);
      expect(lines.map(({ change }) => change).reduce(addBalances, EMPTY_BALANCE)).toEqual(days.reduce(addBalances, EMPTY_BALANCE));
    }),
  );
});
