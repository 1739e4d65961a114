import { describe, expect, test } from '@jest/globals';
import { executePayment } from '../../src/usecases/execute-payment.ts';
import { LONGEST_PROMPT_MS, PAYS, PAYS_IN_SILENCE } from '../fakes/fake-provider.ts';
import { createWorld, POLICY, UNSIGNED } from '../fakes/world.ts';

describe('the payer slot', () => {
  test('another payment of the number waits, and goes on when the first has its answer', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE, PAYS);
    const first = await world.create();
    const second = await world.create({ idempotencyKey: 'key-2' });
    await world.execute(first.id);
    await world.execute(second.id);
    expect(await world.read(second.id)).toMatchObject({ state: 'accepted', waitReason: 'payer_busy' });
    expect(world.provider.sends).toHaveLength(1);
    await world.live(20_000);
    expect((await world.read(first.id)).state).toBe('succeeded');
    expect((await world.read(second.id)).state).toBe('succeeded');
  });

  test('fails as payer_busy when its own time ends first', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE);
    world.provider.setInquiry(() => UNSIGNED);
    await world.execute((await world.create()).id);
    const second = await world.create({ idempotencyKey: 'key-2', expiresAt: new Date(world.clock.now().getTime() + 30_000) });
    await world.live(32_000);
    expect(await world.read(second.id)).toMatchObject({ state: 'failed', failure: { reason: 'payer_busy', fault: 'payer' } });
  });

  test('outlasts a prompt that appears as late as the request may leave', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE);
    world.provider.setInquiry(() => UNSIGNED);
    const first = await world.create();
    await world.execute(first.id);
    world.clock.pass(POLICY.sendWindowMs + LONGEST_PROMPT_MS);
    expect(world.slots.holder(first.payerKey)).toBe(first.id);
    world.clock.pass(1);
    expect(world.slots.holder(first.payerKey)).toBeNull();
  });

  test('outlasts the prompt also when the process is stopped between taking it and its intent', async () => {
    const world = createWorld();
    const { id, createdAt } = await world.create();
    const slots = {
      ...world.slots,
      take: async (...args: Parameters<typeof world.slots.take>) => {
        const taken = await world.slots.take(...args);
        world.clock.pass(POLICY.sendWindowMs + 2_000);
        return taken;
      },
    };
    await executePayment({ ...world.ports, slots }, id);
    // What is sent by then rings no longer than the slot is held; the connector sends nothing after it.
    expect((await world.read(id)).attempts[0]?.notAfter).toEqual(new Date(createdAt.getTime() + POLICY.sendWindowMs));
  });

  test('is given back when there is no channel after all', async () => {
    const world = createWorld();
    world.setRoutes({ decisionId: 'd', candidates: [], summary: '', removals: [{ channel: 'jazzcash-main', constraint: 'channel_down' }], holdMs: 0 });
    const { id, payerKey } = await world.create();
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ waitReason: 'no_channel' });
    expect(world.slots.holder(payerKey)).toBeNull();
  });

  test('is not taken from under an attempt by a worker that comes late', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE);
    world.provider.setInquiry(() => UNSIGNED);
    const { id, payerKey } = await world.create();
    // Another worker acquires after this one's lease has run out, and charges, just before this one saves its intent.
    world.store.beforeNextSave(async () => {
      world.clock.pass(world.ports.stepLeaseMs + 1);
      await world.execute(id);
    });
    await world.execute(id);
    expect(world.provider.sends).toHaveLength(1);
    expect(await world.read(id)).toMatchObject({ attempts: [{ state: 'unknown' }] });
    expect(world.slots.holder(payerKey)).toBe(id);
  });

  test('a token rings on no phone and waits for nobody', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE, PAYS);
    await world.execute((await world.create()).id);
    const token = await world.create({ idempotencyKey: 'key-2', method: 'token' });
    await world.execute(token.id);
    expect((await world.read(token.id)).state).toBe('succeeded');
  });

  test('a number of the test world is another number in the live one', async () => {
    const world = createWorld();
    expect((await world.create()).payerKey).not.toBe((await world.create({ mode: 'live' })).payerKey);
  });
});
