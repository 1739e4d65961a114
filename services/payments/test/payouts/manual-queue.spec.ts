import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { settlePayout } from '../../src/usecases/payouts/settle-payout.ts';
import { createPayoutWorld, DOUBT, settlementOf, type PayoutWorld } from '../fakes/payout-world.ts';

let world: PayoutWorld;
beforeAll(async () => {
  world = await createPayoutWorld();
});
afterAll(() => world.stop());
beforeEach(() => world.startOver());

describe('the manual queue', () => {
  // Each of another amount: like payouts to one receiver wait for each other.
  let amounts = 60_000n;
  async function stuck() {
    amounts += 1n;
    const { payout } = await world.create({ wallet: 'easypaisa', amount: money(amounts, 'PKR') });
    world.provider.answers.push(DOUBT);
    await world.run(payout.id);
    world.provider.found.push({ outcome: { ...DOUBT, reason: 'no_inquiry' }, scheduleExhausted: true, nextInquiryAfterMs: 0 });
    world.clock.pass(70_000);
    await world.run(payout.id);
    return payout.id;
  }

  test('holds what nobody can be asked about; two operators settle it, with a record', async () => {
    const id = await stuck();
    expect((await world.ports.payouts.manualQueue(100)).map((payout) => payout.id)).toContain(id);
    world.clock.pass(1e8);
    await world.run(id);
    expect(await world.read(id)).toMatchObject({ state: 'processing', hold: 'held' });
    const { payout, record } = await world.settle(id, 'declined');
    expect(payout).toMatchObject({ state: 'failed', failure: { reason: 'settled_by_operator' } });
    expect(record).toMatchObject({ action: 'payout.settled', paymentId: id, stateBefore: 'unknown', stateAfter: 'declined', operators: ['ayesha', 'bilal'] });
    await world.run(id);
    expect(await world.read(id)).toMatchObject({ hold: 'released' });
    expect((await world.ports.payouts.manualQueue(100)).map((each) => each.id)).not.toContain(id);
    expect(await world.ports.payoutAudit.check('mer_1')).toMatchObject({ brokenAt: 0 });
  });

  test('is not settled by one person, by a stranger, without a reason, or twice', async () => {
    const id = await stuck();
    const asked = settlementOf(id, 'succeeded');
    await expect(settlePayout(world.ports, { ...asked, operators: asked.operators.slice(0, 1) })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(settlePayout(world.ports, { ...asked, operators: asked.operators.with(1, { handle: 'bilal', token: 'wrong' }) })).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(settlePayout(world.ports, { ...asked, reason: 'because' })).rejects.toMatchObject({ code: 'invalid_request' });
    await settlePayout(world.ports, asked);
    await expect(world.settle(id, 'declined')).rejects.toMatchObject({ code: 'not_settleable' });
    await expect(world.settle(id, 'declined', 2)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('decides who bears a payout that proved paid after it had failed', async () => {
    const id = await stuck();
    await world.settle(id, 'declined');
    await world.run(id);
    const before = world.books.state.available;
    await world.settle(id, 'succeeded');
    expect(await world.read(id)).toMatchObject({ state: 'failed', attempts: [{ surplus: true }] });
    expect(world.counted).toContain('surplus:easypaisa-payout');
    expect(world.books.state.available).toBe(before);
    await world.settle(id, 'succeeded');
    await world.run(id);
    expect(await world.read(id)).toMatchObject({ state: 'failed', hold: 'committed', attempts: [{ surplus: false }] });
    expect(world.books.state.available).toBeLessThan(before);
  });
});
