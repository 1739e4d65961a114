import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { executePayout } from '../../src/usecases/payouts/execute-payout.ts';
import { createPayoutWorld, DECLINED, DOUBT, NOT_SENT, PAID, PLENTY, type PayoutWorld } from '../fakes/payout-world.ts';

let world: PayoutWorld;
beforeAll(async () => {
  world = await createPayoutWorld();
});
afterAll(() => world.stop());
beforeEach(() => world.startOver());

describe('executing a payout', () => {
  test('a refusal gives the money back', async () => {
    const { payout } = await world.create();
    world.provider.answers.push(DECLINED);
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'failed', hold: 'released', failure: { reason: 'receiver_refused' } });
    expect(world.books.state.available).toBe(PLENTY);
  });

  test('what risk refuses is not sent and gives the money back; while risk is away or a person must look nothing is sent', async () => {
    const { payout } = await world.create();
    for (const [state, reason] of [[{ away: true }, 'risk_unavailable'], [{ away: false, verdict: { kind: 'review' } }, 'risk_review']] as const) {
      Object.assign(world.risk, state);
      await world.run(payout.id);
      expect(await world.read(payout.id)).toMatchObject({ state: 'held', waitReason: reason });
      world.clock.pass(60_000);
    }
    world.risk.verdict = { kind: 'reject', rules: ['mobile_denied'] };
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'failed', hold: 'released', failure: { reason: 'risk_rejected' } });
    expect(world.sentFor(payout.id)).toEqual([]);
    expect(world.books.state.available).toBe(PLENTY);
  });

  test('what certainly never left is sent again with a reference of its own, later', async () => {
    const { payout } = await world.create();
    world.provider.answers.push(NOT_SENT, NOT_SENT, PAID);
    for (let wait = 0; wait < 4; wait += 1) {
      await world.run(payout.id);
      world.clock.pass(10_000);
    }
    const { attempts, state } = await world.read(payout.id);
    expect(state).toBe('succeeded');
    expect(new Set(attempts.map(({ reference }) => reference)).size).toBe(3);
    expect(world.sentFor(payout.id)).toHaveLength(1);
  });

  test('a doubt is asked about, never sent again, and the money stays held until proof', async () => {
    const { payout } = await world.create();
    world.provider.answers.push(DOUBT);
    await world.run(payout.id);
    world.provider.found.push({ outcome: DOUBT, scheduleExhausted: false, nextInquiryAfterMs: 60_000 }, null, { outcome: PAID, scheduleExhausted: false, nextInquiryAfterMs: 0 });
    for (let look = 0; look < 4; look += 1) {
      world.clock.pass(70_000);
      expect(world.books.state.available).toBe(PLENTY - 50_100n);
      await world.run(payout.id);
    }
    expect(await world.read(payout.id)).toMatchObject({ state: 'succeeded', hold: 'committed' });
    expect(world.sentFor(payout.id)).toHaveLength(1);
  });

  test('a crash after the intent is a doubt: the next run asks and does not send', async () => {
    const { payout } = await world.create();
    const lost = { ...world.ports, payoutConnectors: { ...world.provider.connectors, payout: () => new Promise<never>(() => undefined) } };
    void executePayout(lost, payout.id);
    for (let state = ''; state !== 'processing'; state = (await world.read(payout.id)).state) await new Promise((resolve) => setTimeout(resolve, 10));
    await world.models.payouts.updateOne({ _id: payout.id }, { $set: { 'lease.until': new Date(0) } });
    world.clock.pass(70_000);
    world.provider.found.push({ outcome: { kind: 'not_sent', reason: 'never_received' }, scheduleExhausted: false, nextInquiryAfterMs: 0 });
    await world.run(payout.id);
    world.clock.pass(10_000);
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'succeeded', attempts: [{ state: 'not_sent' }, { state: 'succeeded' }] });
    expect(world.sentFor(payout.id)).toHaveLength(1);
  });

  test('the ledger hears of the end however long it is away', async () => {
    const { payout } = await world.create();
    world.books.state.away = true;
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'succeeded', booking: 'commit', hold: 'held' });
    expect(await world.ports.payouts.oldestBooking()).not.toBeNull();
    world.books.state.away = false;
    world.clock.pass(60_000);
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ booking: null, hold: 'committed', nextActionAt: null });
  });

  test('out of time without a channel it fails and gives the money back', async () => {
    const { payout } = await world.create({ wallet: 'sadapay' });
    await world.run(payout.id);
    world.clock.pass(3_700_000);
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'failed', hold: 'released', failure: { reason: 'no_channel' } });
  });

  test('where two like transfers could not be told apart, the second waits until the first is proven', async () => {
    const like = { wallet: 'easypaisa', receiver: { mobile: '03001112223', name: '', cnic: '', bank: '', accountNumber: '' } };
    const [one, two, other] = [await world.create(like), await world.create(like), await world.create({ ...like, amount: money(50_001n, 'PKR') })];
    world.provider.answers.push(DOUBT);
    await world.run(one.payout.id);
    await world.run(two.payout.id);
    await world.run(other.payout.id);
    expect([world.sentFor(one.payout.id).length, world.sentFor(two.payout.id).length, world.sentFor(other.payout.id).length]).toEqual([1, 0, 1]);
    expect(await world.read(two.payout.id)).toMatchObject({ state: 'held', waitReason: 'receiver_busy' });
    world.provider.found.push({ outcome: { ...DOUBT, reason: 'no_inquiry' }, scheduleExhausted: true, nextInquiryAfterMs: 0 });
    world.clock.pass(70_000);
    await world.run(one.payout.id);
    await world.run(two.payout.id);
    expect(world.sentFor(two.payout.id)).toHaveLength(0);
    await world.settle(one.payout.id, 'succeeded');
    world.clock.pass(70_000);
    await world.run(two.payout.id);
    expect(await world.read(two.payout.id)).toMatchObject({ state: 'succeeded' });
  });
});

describe('a slot of a receiver', () => {
  const key = 'test:easypaisa-payout:somebody:1PKR';
  const [a, b] = [{ payoutId: 'po_a', version: 3 }, { payoutId: 'po_b', version: 2 }];

  test('is one payout\'s at a time, stays with it through a late worker, and is freed only by news of that payout', async () => {
    const slots = world.ports.receiverSlots;
    expect(await Promise.all([slots.take(key, a), slots.take(key, a)])).toEqual([a, a]);
    expect(await slots.take(key, b)).toEqual(a);
    expect(await slots.take(key, { ...a, version: 1 })).toMatchObject({ payoutId: 'po_a' });
    await slots.free(key, a);
    await slots.free(key, { ...b, version: 99 });
    expect(await slots.take(key, b)).toEqual(a);
    await slots.free(key, { ...a, version: 4 });
    expect(await slots.take(key, b)).toEqual(b);
    await slots.free(key, { ...b, version: 3 });
  });

  test('forgotten in a crash is taken over by one of many, and never while it is young', async () => {
    const slots = world.ports.receiverSlots;
    await slots.take(key, a);
    expect(await slots.takeOver(key, a, b, 60_000)).toBe(false);
    await world.models.receiverSlots.updateOne({ _id: key }, { $set: { takenAt: new Date(Date.now() - 61_000) } });
    const won = await Promise.all(Array.from({ length: 10 }, (_none, index) => slots.takeOver(key, a, { payoutId: `po_${index}`, version: 1 }, 60_000)));
    expect(won.filter(Boolean)).toHaveLength(1);
    await slots.take(key, a);
    await world.models.receiverSlots.deleteOne({ _id: key });
  });
});
