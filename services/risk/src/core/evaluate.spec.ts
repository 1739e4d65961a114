import { money } from '@adaigi/domain';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluate, NO_VELOCITY, RULES } from './evaluate.ts';
import type { Facts } from './evaluate.ts';
import { RULE_SET } from './rules.fixture.ts';

const good: Facts = {
  operation: 'payment',
  amount: money(10_000n, 'PKR'),
  wallet: 'jazzcash',
  mobile: '03115112345',
  merchant: { minMinor: null, maxMinor: null },
  denied: false,
  velocity: NO_VELOCITY,
  limits: RULE_SET.velocity.live,
};
const hitsOf = (change: Partial<Facts>) => evaluate(RULE_SET, { ...good, ...change }).hits;
const paisa = (minor: bigint) => ({ amount: money(minor, 'PKR') });

describe('the rules', () => {
  test('allow an ordinary payment', () => {
    expect(evaluate(RULE_SET, good)).toEqual({ decision: 'allow', hits: [] });
  });

  test.each([
    ['currency', { amount: money(10_000n, 'USD') }],
    ['amount_min', paisa(99n)],
    ['wallet_amount_max', { ...paisa(500_001n), limits: RULE_SET.velocity.test }],
    ['amount_max', { ...paisa(1_000_001n), wallet: '', limits: RULE_SET.velocity.test }],
    ['merchant_amount_min', { merchant: { minMinor: 10_001n, maxMinor: null } }],
    ['merchant_amount_max', { merchant: { minMinor: null, maxMinor: 9_999n } }],
    ['mobile_shape', { mobile: '0211234567' }],
    ['mobile_shape', { mobile: '+923115112345' }],
    ['mobile_shape', { mobile: '' }],
    ['mobile_denied', { denied: true }],
    ['mobile_payments_per_hour', { velocity: { hourCount: 3, dayCount: 3, dayMinor: 0 } }],
    ['mobile_payments_per_day', { velocity: { hourCount: 0, dayCount: 5, dayMinor: 0 } }],
    ['mobile_amount_per_day', { velocity: { hourCount: 0, dayCount: 1, dayMinor: 10_001 } }],
  ])('reject by %s alone', (rule, change) => {
    expect(evaluate(RULE_SET, { ...good, ...change })).toEqual({ decision: 'reject', hits: [rule] });
  });

  test.each([
    ['the smallest amount', paisa(100n)],
    ["the wallet's largest amount", { ...paisa(500_000n), limits: RULE_SET.velocity.test }],
    ['the largest amount where the method is open', { ...paisa(1_000_000n), wallet: '', limits: RULE_SET.velocity.test }],
    ['a wallet without a limit of its own', { ...paisa(1_000_000n), wallet: 'easypaisa', limits: RULE_SET.velocity.test }],
    ["the merchant's own bounds", { merchant: { minMinor: 10_000n, maxMinor: 10_000n } }],
    ['the last payment of the hour', { velocity: { hourCount: 2, dayCount: 2, dayMinor: 0 } }],
    ['the last payment of the day', { velocity: { hourCount: 0, dayCount: 4, dayMinor: 0 } }],
    ['the last rupee of the day', { velocity: { hourCount: 0, dayCount: 1, dayMinor: 10_000 } }],
    ['any speed in test mode', { limits: RULE_SET.velocity.test, velocity: { hourCount: 100_000, dayCount: 100_000, dayMinor: 1_000_000_000 } }],
  ])('allow %s', (_what, change) => {
    expect(hitsOf(change)).toEqual([]);
  });

  test('name everything that speaks against a payment', () => {
    expect(hitsOf({ ...paisa(1n), mobile: '1', denied: true })).toEqual(['amount_min', 'mobile_shape', 'mobile_denied']);
  });

  test('are monotonous: more speed, a larger amount above the floor or a tighter limit never turns a rejection into an allowance', () => {
    const amount = fc.bigInt({ min: 100n, max: 1_100_000n });
    const few = fc.nat({ max: 8 });
    fc.assert(
      fc.property(amount, amount, few, few, few, few, fc.nat({ max: 30_000 }), fc.nat({ max: 30_000 }), (minor, more, hour, hourMore, day, dayMore, spent, spentMore) => {
        const facts = { ...good, ...paisa(minor), velocity: { hourCount: hour, dayCount: day, dayMinor: spent } };
        const worse = {
          ...facts,
          ...paisa(minor + more),
          velocity: { hourCount: hour + hourMore, dayCount: day + dayMore, dayMinor: spent + spentMore },
        };
        const before = evaluate(RULE_SET, facts).hits;
        expect(evaluate(RULE_SET, worse).hits).toEqual(expect.arrayContaining([...before]));
      }),
    );
  });

  test('reject exactly when a rule speaks', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2_000_000n }), fc.boolean(), fc.nat({ max: 6 }), (minor, denied, dayCount) => {
        const { decision, hits } = evaluate(RULE_SET, { ...good, ...paisa(minor), denied, velocity: { hourCount: 0, dayCount, dayMinor: 0 } });
        expect(decision).toBe(hits.length === 0 ? 'allow' : 'reject');
      }),
    );
  });

  test('speak without numbers: no limit and nothing of the payer is told', () => {
    expect(Object.values(RULES).join(' ')).not.toMatch(/\d/);
  });
});
