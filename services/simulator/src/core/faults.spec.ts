import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Check } from 'typebox/schema';
import { chooseCallFault, chooseIpnFault, FaultPlanSchema, overfullShares } from './faults.ts';
import type { FaultPlan } from './faults.ts';

const occasion = (reference: string, account = 'jazzcash-main', ordinal = 1): Parameters<typeof chooseCallFault>[2] => ({ account, reference, ordinal });

const plan: FaultPlan = {
  seed: 7,
  faults: [
    { account: 'jazzcash-main', operation: 'charge', percent: 10, fault: { kind: 'timeout-after-debit' } },
    { account: '*', operation: 'charge', percent: 30, fault: { kind: 'delay', ms: 5 } },
    { account: '*', operation: 'inquiry', percent: 50, fault: { kind: '500-before-debit' } },
    { account: '*', operation: 'ipn', percent: 25, fault: { kind: 'no-ipn' } },
  ],
};

describe('a fault plan', () => {
  test('chooses the same fault for the same seed, account, operation, reference and ordinal', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.integer({ min: 1, max: 9 }), (reference, seed, ordinal) => {
        const seeded = { ...plan, seed };
        const once = chooseCallFault(seeded, 'charge', occasion(reference, 'jazzcash-main', ordinal));
        expect(chooseCallFault(seeded, 'charge', occasion(reference, 'jazzcash-main', ordinal))).toEqual(once);
      }),
    );
  });

  test('lays percentages end to end: shares add up and follow the percentages', () => {
    const counts = new Map<string, number>();
    for (let call = 0; call < 10_000; call += 1) {
      const kind = chooseCallFault(plan, 'charge', occasion(`T${call}`))?.kind ?? 'none';
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    expect(counts.get('timeout-after-debit')).toBeGreaterThan(850);
    expect(counts.get('timeout-after-debit')).toBeLessThan(1_150);
    expect(counts.get('delay')).toBeGreaterThan(2_700);
    expect(counts.get('delay')).toBeLessThan(3_300);
  });

  test('concerns only its accounts and operations', () => {
    fc.assert(
      fc.property(fc.string(), (reference) => {
        expect(chooseCallFault(plan, 'charge', occasion(reference, 'easypaisa-main'))?.kind).not.toBe('timeout-after-debit');
        expect(chooseCallFault(plan, 'refund', occasion(reference))).toBeUndefined();
        expect(['no-ipn', undefined]).toContain(chooseIpnFault(plan, occasion(reference))?.kind);
      }),
    );
  });

  test('does not hit every inquiry of a reference for ever', () => {
    const kinds = Array.from({ length: 50 }, (_, index) => chooseCallFault(plan, 'inquiry', occasion('T1', 'jazzcash-main', index + 1))?.kind);
    expect(new Set(kinds)).toEqual(new Set(['500-before-debit', undefined]));
  });

  test('0 % never and 100 % always hits', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (reference, seed) => {
        const of = (percent: number): FaultPlan => ({ seed, faults: [{ account: '*', operation: 'charge', percent, fault: { kind: 'wrong-amount' } }] });
        expect(chooseCallFault(of(0), 'charge', occasion(reference))).toBeUndefined();
        expect(chooseCallFault(of(100), 'charge', occasion(reference))).toEqual({ kind: 'wrong-amount' });
      }),
    );
  });

  test('with more than 100 % for an account and operation is named', () => {
    const over: FaultPlan = { seed: 1, faults: [...plan.faults, { account: 'jazzcash-alt', operation: 'charge', percent: 80, fault: { kind: 'wrong-amount' } }] };
    expect(overfullShares(over, ['jazzcash-main', 'jazzcash-alt'])).toEqual(['jazzcash-alt charge: 110 %']);
  });

  test.each([
    ['an IPN fault on a charge', { seed: 1, faults: [{ account: '*', operation: 'charge', percent: 1, fault: { kind: 'no-ipn' } }] }],
    ['an unknown kind', { seed: 1, faults: [{ account: '*', operation: 'charge', percent: 1, fault: { kind: 'explode' } }] }],
    ['more than 100 %', { seed: 1, faults: [{ account: '*', operation: 'charge', percent: 101, fault: { kind: 'wrong-amount' } }] }],
    ['a missing seed', { faults: [] }],
  ])('with %s does not fit its schema', (_case, bad) => {
    expect(Check(FaultPlanSchema, bad)).toBe(false);
  });
});
