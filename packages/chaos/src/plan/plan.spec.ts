import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FAULT_KINDS, fullProfile } from './profile.ts';
import { planOrders } from './orders.ts';
import { planProviderFaults } from './provider-faults.ts';
import { planFaults } from './schedule.ts';

const seed = fc.nat({ max: 1_000_000 });
const payments = fc.integer({ min: 1, max: 400 });
const ACCOUNTS = [
  { id: 'j', provider: 'jazzcash' },
  { id: 'e', provider: 'easypaisa' },
] as const;

describe('a plan', () => {
  test('is a pure function of its seed', () => {
    fc.assert(
      fc.property(seed, payments, (seeded, count) => {
        const profile = fullProfile(count, 0.3);
        expect(planOrders(seeded, profile)).toEqual(planOrders(seeded, profile));
        expect(planFaults(seeded, profile)).toEqual(planFaults(seeded, profile));
      }),
      { numRuns: 20 },
    );
  });

  test('differs between seeds', () => {
    const profile = fullProfile(50, 0.3);
    expect(planOrders(1, profile).map(({ amountMinor }) => amountMinor)).not.toEqual(planOrders(2, profile).map(({ amountMinor }) => amountMinor));
    expect(planFaults(1, profile)).not.toEqual(planFaults(2, profile));
  });

  test('has every kind of fault at least once, in the order of time, while orders are still sent', () => {
    fc.assert(
      fc.property(seed, payments, (seeded, count) => {
        const faults = planFaults(seeded, fullProfile(count, 0.3));
        expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(FAULT_KINDS));
        expect(faults.map(({ at }) => at)).toEqual(faults.map(({ at }) => at).toSorted((a, b) => a - b));
        expect(faults.every(({ at }) => at >= 0 && at < 1)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('without faults strikes at nothing', () => {
    const profile = fullProfile(500, 0);
    expect(planFaults(1, profile)).toEqual([]);
    expect(planProviderFaults(ACCOUNTS, profile.providerFaults)).toEqual([]);
    expect(planOrders(1, profile).every(({ behaviour }) => behaviour === null)).toBe(true);
  });

  test('gives every order a key of its own, and a number that other seeds of a run do not use', () => {
    const profile = fullProfile(300, 0.3);
    const [first, second] = [planOrders(1, profile), planOrders(2, profile)];
    expect(new Set([...first, ...second].map(({ key }) => key)).size).toBe(600);
    const numbers = new Set(first.map(({ mobile }) => mobile));
    expect(second.some(({ mobile }) => numbers.has(mobile))).toBe(false);
    expect([...numbers].every((mobile) => /^03\d{9}$/.test(mobile))).toBe(true);
  });

  test('never asks a provider for more faults than the share it was given', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.4, noNaN: true }), (share) => {
        for (const { id } of ACCOUNTS) {
          for (const operation of ['charge', 'inquiry', 'refund', 'ipn']) {
            const sum = planProviderFaults(ACCOUNTS, share).filter((fault) => fault.account === id && fault.operation === operation).reduce((total, { percent }) => total + percent, 0);
            expect(sum).toBeLessThanOrEqual(share * 100 + 1e-9);
          }
        }
      }),
    );
  });
});
