import { describe, expect, test } from '@jest/globals';
import { PAYS, PAYS_IN_SILENCE, REFUSES } from '../fakes/fake-provider.ts';
import { createWorld, UNSIGNED } from '../fakes/world.ts';

describe('callbacks', () => {
  test('before the synchronous answer: one end, one event, whatever the answer says', async () => {
    for (const behaviour of [PAYS, PAYS_IN_SILENCE]) {
      const world = createWorld();
      world.provider.charges({ ...behaviour, meanwhile: (reference) => world.callback(PAYS.answer, reference) });
      const { id } = await world.create();
      await world.execute(id);
      expect(await world.read(id)).toMatchObject({ state: 'succeeded' });
      expect(world.types().filter((type) => type === 'payment.succeeded')).toHaveLength(1);
      expect(world.slots.holder((await world.read(id)).payerKey)).toBeNull();
    }
  });

  test('twice is once', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE);
    const { id } = await world.create();
    await world.execute(id);
    const reference = world.provider.sends[0]?.reference ?? '';
    await world.callback(PAYS.answer, reference);
    const { version } = await world.read(id);
    await world.callback(PAYS.answer, reference);
    expect((await world.read(id)).version).toBe(version);
  });

  test('an unsigned one settles nothing: it brings the inquiry', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE);
    const { id } = await world.create();
    await world.execute(id);
    await world.callback(UNSIGNED, world.provider.sends[0]?.reference ?? '');
    expect(await world.read(id)).toMatchObject({ state: 'processing' });
    expect(world.woken).toEqual([id]);
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded' });
  });

  test('an unsigned one about a failed payment finds money that moved late', async () => {
    const world = createWorld();
    world.provider.charges({ ...REFUSES, debits: true });
    const { id } = await world.create();
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ state: 'failed' });
    await world.callback(UNSIGNED, world.provider.sends[0]?.reference ?? '');
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ state: 'failed', attempts: [{ state: 'succeeded' }], refunds: [{ origin: 'late_capture', state: 'succeeded' }] });
  });

  test('about a reference that is not ours, or by the address of another channel, changes nothing', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE);
    await world.execute((await world.create()).id);
    await world.callback(PAYS.answer, 'AUNKNOWNREFERENCE234');
    await world.callback(PAYS.answer, world.provider.sends[0]?.reference ?? '', 'jazzcash-alt');
    expect(world.counted).toEqual(['unknown-callback', 'unknown-callback']);
  });
});
