import { describe, expect, test } from '@jest/globals';
import type { PayerSlots, RepeatGuards } from '../../src/ports.ts';

/** Locks under test: two views of the same data, as two processes have them. */
export interface LocksHarness {
  readonly slots: readonly [PayerSlots, PayerSlots];
  readonly guards: readonly [RepeatGuards, RepeatGuards];
  readonly pass: (ms: number) => Promise<void>;
}

const unique = (name: string): string => `${name}-${Math.random()}`;

/** What payer slots and repeat guards must do, whatever they are made of. */
export function describeLocks(name: string, harness: () => LocksHarness): void {
  describe(`${name} keep the contract of payer slots`, () => {
    test('of twenty payments of one number one gets the slot', async () => {
      const { slots } = harness();
      const payerKey = unique('payer');
      const taken = await Promise.all(Array.from({ length: 20 }, (_, n) => slots[n % 2 === 0 ? 0 : 1].take({ payerKey, paymentId: `pay_${n}`, version: 1 }, 5_000)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    test('the same payment takes it again, another one after its time', async () => {
      const { slots, pass } = harness();
      const payerKey = unique('payer');
      expect(await slots[0].take({ payerKey, paymentId: 'a', version: 1 }, 30)).toBe(true);
      expect(await slots[1].take({ payerKey, paymentId: 'a', version: 1 }, 60)).toBe(true);
      expect(await slots[1].take({ payerKey, paymentId: 'b', version: 1 }, 60)).toBe(false);
      await pass(100);
      expect(await slots[1].take({ payerKey, paymentId: 'b', version: 1 }, 60)).toBe(true);
    });

    test('is freed by its payment only, and only for what is newer than the take', async () => {
      const { slots } = harness();
      const payerKey = unique('payer');
      const slot = { payerKey, paymentId: 'a', version: 3 };
      await slots[0].take(slot, 5_000);
      await slots[1].free({ ...slot, paymentId: 'b', version: 9 });
      await slots[1].free({ ...slot, version: 3 });
      // A worker that comes late with an older version does not make the slot look older.
      await slots[1].take({ ...slot, version: 1 }, 5_000);
      await slots[1].free({ ...slot, version: 2 });
      expect(await slots[0].take({ payerKey, paymentId: 'b', version: 1 }, 5_000)).toBe(false);
      await slots[1].free({ ...slot, version: 4 });
      expect(await slots[0].take({ payerKey, paymentId: 'b', version: 1 }, 5_000)).toBe(true);
    });

    test('a slot that another payment left behind starts with the version of its new holder', async () => {
      const { slots, pass } = harness();
      const payerKey = unique('payer');
      await slots[0].take({ payerKey, paymentId: 'a', version: 9 }, 20);
      await pass(50);
      await slots[0].take({ payerKey, paymentId: 'b', version: 1 }, 5_000);
      await slots[0].free({ payerKey, paymentId: 'b', version: 2 });
      expect(await slots[0].take({ payerKey, paymentId: 'c', version: 1 }, 5_000)).toBe(true);
    });
  });

  describe(`${name} keep the contract of repeat guards`, () => {
    test('of twenty that claim at once one holds it, and all learn who', async () => {
      const { guards } = harness();
      const key = unique('content');
      const holders = await Promise.all(Array.from({ length: 20 }, (_, n) => guards[n % 2 === 0 ? 0 : 1].claim('mer_1', key, `pay_${n}`, 60)));
      expect(new Set(holders.map(({ paymentId }) => paymentId)).size).toBe(1);
    });

    test('is of one merchant, and ends with its window', async () => {
      const { guards, pass } = harness();
      const key = unique('content');
      await guards[0].claim('mer_1', key, 'a', 1);
      expect(await guards[0].claim('mer_2', key, 'b', 1)).toEqual({ paymentId: 'b', heldMs: 0 });
      await pass(200);
      const held = await guards[0].claim('mer_1', key, 'b', 1);
      expect(held.paymentId).toBe('a');
      expect(held.heldMs).toBeGreaterThanOrEqual(150);
      await pass(900);
      expect((await guards[0].claim('mer_1', key, 'b', 1)).paymentId).toBe('b');
    });

    test('of those that take over at once one wins', async () => {
      const { guards } = harness();
      const key = unique('content');
      await guards[0].claim('mer_1', key, 'a', 60);
      const won = await Promise.all(Array.from({ length: 10 }, (_, n) => guards[n % 2 === 0 ? 0 : 1].takeOver('mer_1', key, 'a', `pay_${n}`, 60)));
      expect(won.filter(Boolean)).toHaveLength(1);
    });
  });
}
