import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { createRefund } from '../../src/usecases/create-refund.ts';
import { PAYS, PAYS_IN_SILENCE, REFUSES, REFUSES_HERE, RESTS } from '../fakes/fake-provider.ts';
import { createWorld, type World } from '../fakes/world.ts';

async function refund(world: World, paymentId: string, key: string, minor: bigint | null) {
  const asked = { merchantId: 'mer_1', mode: 'test', paymentId, idempotencyKey: key, amount: minor === null ? null : money(minor, 'PKR'), reason: 'asked' } as const;
  return createRefund(world.ports, asked);
}

describe('refunds', () => {
  async function paid(world: World): Promise<string> {
    const { id } = await world.create();
    await world.execute(id);
    return id;
  }

  test('racing ones never exceed what was captured', async () => {
    const world = createWorld();
    const id = await paid(world);
    const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, number) => refund(world, id, `r${number}`, 15_000n)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    await world.live(10_000);
    expect(world.provider.refundSends).toHaveLength(3);
    expect((await world.read(id)).refunds.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    await expect(refund(world, id, 'more', 5_001n)).rejects.toMatchObject({ code: 'refund_exceeds_captured' });
  });

  test('the same key is the same refund, other content a conflict', async () => {
    const world = createWorld();
    const id = await paid(world);
    const first = await refund(world, id, 'r', 100n);
    expect(await refund(world, id, 'r', 100n)).toMatchObject({ replayed: true, refund: { id: first.refund.id } });
    await expect(refund(world, id, 'r', 200n)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect(world.woken).toEqual([id]);
  });

  test('one in doubt is asked about and not sent again; one that never left is', async () => {
    const world = createWorld();
    const id = await paid(world);
    world.provider.refunds(PAYS_IN_SILENCE);
    await refund(world, id, 'r1', 100n);
    await world.live(20_000);
    expect(world.provider.refundSends).toHaveLength(1);
    world.provider.refunds(RESTS, PAYS);
    await refund(world, id, 'r2', 100n);
    await world.live(60_000);
    expect(world.provider.refundSends).toHaveLength(2);
    expect((await world.read(id)).refunds.map(({ state, tries }) => [state, tries])).toEqual([
      ['succeeded', 1],
      ['succeeded', 2],
    ]);
  });

  test('with no process for the channel they wait without spinning', async () => {
    const world = createWorld();
    const id = await paid(world);
    world.provider.setAway(true);
    await refund(world, id, 'r1', null);
    await world.live(600_000);
    expect((await world.read(id)).version).toBeLessThan(50);
    world.provider.setAway(false);
    await world.live(40_000);
    expect((await world.read(id)).refunds).toMatchObject([{ state: 'succeeded' }]);
  });

  test('a late capture goes back by itself; where the wallet has no refunds a person is told', async () => {
    for (const [behaviour, state] of [
      [PAYS, 'succeeded'],
      [{ debits: false, answer: { kind: 'not_sent', reason: 'refund_is_manual' } }, 'needs_operator'],
    ] as const) {
      const world = createWorld();
      world.provider.charges({ ...REFUSES, debits: true });
      world.provider.refunds(behaviour);
      const { id } = await world.create();
      await world.execute(id);
      await world.callback(PAYS.answer, world.provider.sends[0]?.reference ?? '');
      await world.execute(id);
      expect(await world.read(id)).toMatchObject({ state: 'failed', refunds: [{ origin: 'late_capture', state }] });
      expect(world.counted).toContain('late_capture');
      expect(world.types()).toContain(`refund.${state}`);
      expect((await world.store.doubts()).needOperator).toBe(state === 'needs_operator' ? 1 : 0);
    }
  });

  test('the second of two captures goes back by itself', async () => {
    const world = createWorld();
    world.provider.charges({ ...REFUSES_HERE, debits: true }, { ...PAYS, meanwhile: () => world.callback(PAYS.answer, world.provider.sends[0]?.reference ?? '') });
    const { id } = await world.create();
    await world.execute(id);
    await world.live(5_000);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', refunds: [{ origin: 'double_charge', attemptNumber: 2, state: 'succeeded' }] });
    expect(world.counted).toContain('double_charge');
  });
});
