import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NO_FACTS, type Outcome, type Payout } from '@adaigi/domain';
import { lookBack } from '../../src/usecases/payouts/look-back.ts';
import { createPayoutWorld, DOUBT, PAID, type PayoutWorld } from '../fakes/payout-world.ts';

let world: PayoutWorld;
beforeAll(async () => {
  world = await createPayoutWorld();
});
afterAll(() => world.stop());
beforeEach(() => world.startOver());

describe('a payout that was paid', () => {
  const HOUR_MS = 3_600_000;
  const answered = (outcome: Outcome, scheduleExhausted = false) => ({ outcome, nextInquiryAfterMs: 0, scheduleExhausted });
  const paid = async (): Promise<string> => {
    const { payout } = await world.create();
    await world.run(payout.id);
    return payout.id;
  };
  /** What is due then, as the sweep finds it. */
  const lookAt = async (id: string, afterMs: number): Promise<Payout> => {
    const passMs = (await world.read(id)).createdAt.getTime() + afterMs - world.clock.now().getTime();
    world.clock.pass(passMs);
    if ((await world.ports.payouts.dueLooks(world.clock.now(), 100)).includes(id)) await lookBack(world.ports, id);
    await world.run(id);
    world.clock.pass(-passMs);
    return world.read(id);
  };
  const REVERSED: Outcome = { kind: 'succeeded', amount: null, reversed: true, ...NO_FACTS };

  test('and taken back by its provider is noticed, told, and the money is the merchant’s again', async () => {
    const before = world.books.state.available;
    const id = await paid();
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', hold: 'committed', nextActionAt: null });
    expect((await lookAt(id, HOUR_MS / 2)).lookBackAt).not.toBeNull();
    expect(world.provider.asked.filter((asked) => asked.startsWith('back')).length).toBe(0);
    world.provider.found.push(answered(PAID), answered(REVERSED));
    expect(await lookAt(id, HOUR_MS + 1_000)).toMatchObject({ state: 'succeeded', hold: 'committed' });
    expect(await lookAt(id, 24 * HOUR_MS + 1_000)).toMatchObject({ state: 'succeeded', hold: 'released', booking: null, lookBackAt: null, attempts: [{ reversed: true }] });
    expect((await world.events(id)).at(-1)).toBe('payout.reversed');
    expect(world.counted).toContain('reversed:jazzcash-payout');
    expect(world.books.state.available).toBe(before);
    await lookBack(world.ports, id);
    expect(world.books.state.available).toBe(before);
  });

  test('and whose provider cannot be asked is reported as taken back by two operators, who saw its statement', async () => {
    const before = world.books.state.available;
    const id = await paid();
    const { record } = await world.settle(id, 'reversed');
    expect(record).toMatchObject({ verdict: 'reversed', stateBefore: 'succeeded', stateAfter: 'reversed', operators: ['ayesha', 'bilal'] });
    await world.run(id);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', hold: 'released', lookBackAt: null, attempts: [{ reversed: true }] });
    expect(world.books.state.available).toBe(before);
    await expect(world.settle(id, 'reversed')).rejects.toMatchObject({ code: 'not_settleable' });
  });

  test('is asked about at its times only, and not any more when they are over', async () => {
    const id = await paid();
    world.provider.found.push(answered(PAID), answered(PAID));
    const { settledAt, lookBackAt } = await world.read(id);
    expect((lookBackAt?.getTime() ?? 0) - (settledAt?.getTime() ?? 0)).toBe(HOUR_MS);
    const { lookBackAt: next } = await lookAt(id, HOUR_MS + 1_000);
    expect((next?.getTime() ?? 0) - (settledAt?.getTime() ?? 0)).toBe(24 * HOUR_MS);
    expect((await lookAt(id, 25 * HOUR_MS)).lookBackAt).toBeNull();
  });

  test('is asked about again while its provider is away, for a while, and never where nobody can be asked', async () => {
    const id = await paid();
    world.provider.found.push(null, answered(DOUBT), null);
    const times = [(await lookAt(id, HOUR_MS + 1_000)).lookBackAt, (await lookAt(id, 2 * HOUR_MS)).lookBackAt];
    for (const time of times) expect(time).not.toBeNull();
    expect((await lookAt(id, 49 * HOUR_MS)).lookBackAt).toBeNull();
    const other = await paid();
    world.provider.found.push(answered({ ...DOUBT, reason: 'no_inquiry' }, true));
    expect((await lookAt(other, HOUR_MS + 1_000)).lookBackAt).toBeNull();
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', hold: 'committed' });
  });
});
