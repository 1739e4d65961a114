import { describe, expect, test } from '@jest/globals';
import { executePayment } from '../../src/usecases/execute-payment.ts';
import { LOSES_IT, PAYS, PAYS_IN_SILENCE, type Behaviour } from '../fakes/fake-provider.ts';
import { createWorld, UNSIGNED } from '../fakes/world.ts';

describe('doubts', () => {
  test.each<[string, Behaviour, string, number]>([
    ['paid in silence', PAYS_IN_SILENCE, 'succeeded', 1],
    ['lost on the way', LOSES_IT, 'succeeded', 1],
  ])('%s: inquired, and debited once', async (_name, behaviour, state, debits) => {
    const world = createWorld();
    world.provider.charges(behaviour, PAYS);
    const { id } = await world.create();
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ state: 'processing', attempts: [{ state: 'unknown' }] });
    await world.live(20_000);
    expect(await world.read(id)).toMatchObject({ state });
    expect(world.provider.debits).toHaveLength(debits);
  });

  test('a crash between intent and charge is a doubt after the lease, and goes on as never sent', async () => {
    const world = createWorld();
    const { id } = await world.create();
    const dead = { ...world.ports, connectors: { ...world.provider, charge: async () => Promise.reject(new Error('the process is gone')) } };
    await expect(executePayment(dead, id)).rejects.toThrow('gone');
    expect(await world.read(id)).toMatchObject({ attempts: [{ state: 'intent' }] });
    await world.live(60_000);
    expect(world.provider.sends).toEqual([]);
    await world.live(20_000);
    expect((await world.read(id)).attempts.map(({ state }) => state)).toEqual(['not_sent', 'succeeded']);
    expect(world.provider.debits).toEqual([id]);
  });

  test('a crash after the charge left finds its debit by inquiry and sends nothing again', async () => {
    const world = createWorld();
    const { id } = await world.create();
    const dead = {
      ...world.ports,
      connectors: {
        ...world.provider,
        charge: async (request: Parameters<typeof world.provider.charge>[0]) => {
          await world.provider.charge(request);
          throw new Error('the process is gone');
        },
      },
    };
    await expect(executePayment(dead, id)).rejects.toThrow('gone');
    await world.live(90_000);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', attempts: [{ state: 'succeeded', inquiriesMade: 1 }] });
    expect(world.provider.debits).toEqual([id]);
  });

  test('with no connector to ask the doubt stays open, looks again less and less often, and uses up no schedule', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE);
    const { id } = await world.create();
    await world.execute(id);
    world.provider.setAway(true);
    await world.live(600_000);
    const { version, attempts } = await world.read(id);
    expect(attempts).toMatchObject([{ state: 'unknown', inquiriesMade: 0, needsOperator: false }]);
    expect(version).toBeLessThan(50);
    world.provider.setAway(false);
    await world.live(40_000);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded' });
  });

  test('an inquiry that names no next look ends with a person, not in a loop', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE);
    const { id } = await world.create();
    await world.execute(id);
    const mute = { ...world.ports, connectors: { ...world.provider, inquire: async () => ({ outcome: UNSIGNED, nextInquiryAfterMs: 0, scheduleExhausted: false }) } };
    world.clock.pass(6_000);
    await executePayment(mute, id);
    expect(await world.read(id)).toMatchObject({ state: 'processing', attempts: [{ needsOperator: true, inquiriesMade: 1 }], nextActionAt: null });
    expect(world.types()).toContain('attempt.needs_operator');
    expect(await world.store.doubts()).toMatchObject({ open: 1, needOperator: 1 });
  });

  test('an attempt in doubt is never followed by another one', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE, PAYS);
    world.provider.setInquiry(() => UNSIGNED);
    const { id } = await world.create();
    await world.live(3_600_000, 10_000);
    expect(world.provider.sends).toHaveLength(1);
    expect(await world.read(id)).toMatchObject({ state: 'processing', attempts: [{ state: 'unknown' }] });
  });
});
