import { describe, expect, test } from '@jest/globals';
import { cancelPayment } from '../../src/usecases/cancel-payment.ts';
import { PAYS, REFUSES, REFUSES_HERE, RESTS } from '../fakes/fake-provider.ts';
import { createWorld } from '../fakes/world.ts';

describe('executing', () => {
  test('one payment is one send and one debit, however often and by however many it is executed', async () => {
    const world = createWorld();
    const { id } = await world.create();
    await Promise.all(Array.from({ length: 20 }, () => world.execute(id)));
    await world.execute(id);
    expect(world.provider.debits).toEqual([id]);
    expect(world.types()).toEqual(['payment.created', 'payment.processing', 'attempt.started', 'attempt.succeeded', 'payment.succeeded']);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', version: 3, nextActionAt: null });
    expect(world.slots.holder((await world.read(id)).payerKey)).toBeNull();
    expect(world.counted).toEqual(['ended:succeeded', 'attempt:jazzcash-main:succeeded']);
  });

  test('a decline that another path may cure goes over to it; one for good does not', async () => {
    const world = createWorld();
    world.provider.charges(REFUSES_HERE, PAYS);
    const { id } = await world.create();
    await world.execute(id);
    expect(world.provider.sends.map(({ channel }) => channel)).toEqual(['jazzcash-main', 'jazzcash-alt']);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', attempts: [{ state: 'declined' }, { state: 'succeeded' }] });
    expect(world.counted).toContain('failover:jazzcash-main:jazzcash-alt:provider_error');
    world.provider.charges(REFUSES, PAYS);
    const other = await world.create({ idempotencyKey: 'key-2' });
    await world.execute(other.id);
    expect(await world.read(other.id)).toMatchObject({ state: 'failed', failure: { reason: 'insufficient_funds' } });
  });

  test('when every path has refused, the payment fails with the last reason', async () => {
    const world = createWorld();
    world.provider.charges(REFUSES_HERE);
    const { id } = await world.create();
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ state: 'failed', failure: { reason: 'provider_error' }, attempts: [{}, {}] });
  });

  test('a candidate of another wallet than the merchant fixed is never used', async () => {
    const world = createWorld();
    world.setRoutes({ decisionId: 'd', candidates: [{ channel: 'easypaisa-main', wallet: 'easypaisa', choiceProbability: 1 }], summary: '', removals: [], holdMs: 0 });
    const { id } = await world.create();
    await world.execute(id);
    expect(world.provider.sends).toEqual([]);
    expect(await world.read(id)).toMatchObject({ state: 'accepted', waitReason: 'no_channel' });
  });

  test('where no channel will ever take it the payment fails at once; where one may come back it waits', async () => {
    for (const [constraint, state] of [['amount_above_channel_limit', 'failed'], ['channel_disabled', 'accepted'], ['a_constraint_of_tomorrow', 'accepted']] as const) {
      const world = createWorld();
      const removals = [{ channel: 'easypaisa-main', constraint: 'other_wallet' }, { channel: 'jazzcash-main', constraint }];
      world.setRoutes({ decisionId: 'd', candidates: [], summary: '', removals, holdMs: 0 });
      const { id } = await world.create();
      await world.execute(id);
      expect((await world.read(id)).state).toBe(state);
    }
  });

  test('where routing says that waiting helps it waits, also after a declined attempt, and goes on then', async () => {
    const world = createWorld();
    world.provider.charges({ ...REFUSES_HERE, meanwhile: async () => world.setRoutes(away) }, PAYS);
    const away = { decisionId: 'd', candidates: [], summary: '', removals: [{ channel: 'jazzcash-alt', constraint: 'volume_cap' }], holdMs: 20_000 };
    const routed = { decisionId: 'd', candidates: [{ channel: 'jazzcash-main', wallet: 'jazzcash', choiceProbability: 1 }], summary: '', removals: [], holdMs: 0 };
    world.setRoutes(routed);
    const { id } = await world.create();
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ state: 'processing', waitReason: 'no_channel', attempts: [{ state: 'declined' }] });
    world.setRoutes({ ...routed, candidates: [{ channel: 'jazzcash-alt', wallet: 'jazzcash', choiceProbability: 1 }] });
    world.clock.pass(20_000);
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', attempts: [{}, { channel: 'jazzcash-alt' }] });
  });

  test('what never left is tried on the other channel at once', async () => {
    const world = createWorld();
    world.provider.charges(RESTS, PAYS);
    const { id } = await world.create();
    await world.execute(id);
    expect((await world.read(id)).attempts.map(({ channel, state }) => `${channel} ${state}`)).toEqual(['jazzcash-main not_sent', 'jazzcash-alt succeeded']);
  });

  test('risk or routing away: the payment waits, and goes on when they are back; a verdict against it ends it', async () => {
    const world = createWorld();
    world.verdicts.splice(0, 1, 'away', { kind: 'allow' });
    world.setRoutes('away');
    const { id } = await world.create();
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ waitReason: 'risk_unavailable', state: 'accepted' });
    await world.live(3_000);
    expect(await world.read(id)).toMatchObject({ waitReason: 'routing_unavailable' });
    world.setRoutes(null);
    await world.live(5_000);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded' });
    world.verdicts.splice(0, world.verdicts.length, { kind: 'reject', rules: ['r'] });
    const other = await world.create({ idempotencyKey: 'key-2' });
    await world.execute(other.id);
    expect(await world.read(other.id)).toMatchObject({ state: 'failed', failure: { reason: 'risk_rejected' } });
    expect(world.provider.debits).toEqual([id]);
  });

  test('waiting grows with age, and ends by the expiry', async () => {
    const world = createWorld();
    world.setRoutes('away');
    const { id } = await world.create();
    await world.live(901_000);
    expect(await world.read(id)).toMatchObject({ state: 'expired', nextActionAt: null });
    expect(world.asked.length).toBeLessThan(60);
  });

  test('cancel wins before the intent and loses after it', async () => {
    const world = createWorld();
    const { id } = await world.create();
    world.store.beforeNextSave(async () => void (await cancelPayment(world.ports, 'mer_1', 'test', id)));
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ state: 'cancelled', attempts: [] });
    expect(world.provider.sends).toEqual([]);
    expect(world.slots.holder((await world.read(id)).payerKey)).toBeNull();
    const other = await world.create({ idempotencyKey: 'key-2' });
    await world.execute(other.id);
    await expect(cancelPayment(world.ports, 'mer_1', 'test', other.id)).rejects.toMatchObject({ code: 'payment_not_cancellable' });
  });
});
