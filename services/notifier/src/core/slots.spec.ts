import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Slots } from './slots.ts';

describe('slots', () => {
  test('never exceed the total nor the share of a merchant, and refuse only for one of the two', () => {
    const steps = fc.array(fc.record({ take: fc.boolean(), merchant: fc.constantFrom('a', 'b', 'c') }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }), steps, (total, perMerchant, moves) => {
        const slots = new Slots(total, perMerchant);
        const held = new Map<string, number>();
        const sum = () => [...held.values()].reduce((a, b) => a + b, 0);
        for (const { take, merchant } of moves) {
          const mine = held.get(merchant) ?? 0;
          if (take) {
            const possible = sum() < total && mine < perMerchant;
            expect(slots.tryTake(merchant)).toBe(possible);
            if (possible) held.set(merchant, mine + 1);
          } else if (mine > 0) {
            slots.give(merchant);
            held.set(merchant, mine - 1);
          }
          expect(slots.free).toBe(total - sum());
          expect(slots.saturated().sort()).toEqual([...held].filter(([, count]) => count >= perMerchant).map(([name]) => name).sort());
        }
      }),
    );
  });

  test('given back without having been taken are a bug', () => {
    expect(() => new Slots(1, 1).give('a')).toThrow(RangeError);
  });
});
