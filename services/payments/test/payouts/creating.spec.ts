import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { money, type Payout } from '@adaigi/domain';
import { eventually } from '@adaigi/testing';
import { bookPayout } from '../../src/usecases/payouts/book-payout.ts';
import { createPayout } from '../../src/usecases/payouts/create-payout.ts';
import { getPayout } from '../../src/usecases/payouts/get-payout.ts';
import { createPayoutWorld, payoutOrder, PLENTY, type PayoutWorld } from '../fakes/payout-world.ts';

let world: PayoutWorld;
beforeAll(async () => {
  world = await createPayoutWorld();
});
afterAll(() => world.stop());
beforeEach(() => world.startOver());

describe('creating a payout', () => {
  test('that a failover may still take back is not booked', async () => {
    const { payout } = await world.create();
    // The lease shows a write that no majority has.
    const lease = { payout: { ...payout, version: payout.version + 1, state: 'succeeded' as const, booking: 'commit' as const }, token: 'none' };
    expect(await bookPayout(world.ports, lease, 'commit')).toBe(false);
    expect(world.books.state.calls).toEqual([`hold ${payout.id}`]);
  });

  test('sets the money aside before it answers, pays, and books it', async () => {
    const { payout } = await world.create();
    expect(payout).toMatchObject({ state: 'held', hold: 'held', fee: money(100n, 'PKR'), accepted: true });
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'succeeded', hold: 'committed', booking: null, receiver: { name: 'Zainab Tariq' } });
    expect(await world.events(payout.id)).toEqual(['payout.created', 'payout.processing', 'payout.succeeded']);
    expect(world.books.state.available).toBe(PLENTY - 50_100n);
    expect(world.counted).toEqual(['ended:succeeded', 'attempt:jazzcash-payout:succeeded']);
  });

  test('fifty times with one key at once is one payout, one hold, one transfer', async () => {
    const order = payoutOrder();
    const results = await Promise.all(Array.from({ length: 50 }, () => world.create(order)));
    const [id = ''] = new Set(results.map(({ payout }) => payout.id));
    expect(new Set(results.map(({ payout }) => payout.id)).size).toBe(1);
    expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
    await Promise.all(Array.from({ length: 10 }, () => world.run(id)));
    expect(world.sentFor(id)).toHaveLength(1);
    expect(world.books.state.available).toBe(PLENTY - 50_100n);
    expect(await world.events(id)).toEqual(['payout.created', 'payout.processing', 'payout.succeeded']);
  }, 30_000);

  test('the same key with other content is a conflict; another world or dialect is another payout', async () => {
    const order = payoutOrder();
    const { payout } = await world.create(order);
    await expect(world.create({ ...order, amount: money(1n, 'PKR') })).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect((await world.create(order)).replayed).toBe(true);
    const [live, paypro] = [await world.create({ ...order, mode: 'live' }), await world.create({ ...order, dialect: 'paypro' })];
    expect(new Set([payout.id, live.payout.id, paypro.payout.id]).size).toBe(3);
    await world.run(live.payout.id);
    expect(world.sentFor(live.payout.id)).toEqual([]);
    expect(await world.read(live.payout.id)).toMatchObject({ state: 'held', waitReason: 'no_channel' });
  });

  test('whoever creates it may die before the answer: the payout exists from then on, and no question to the ledger is left behind', async () => {
    const order = payoutOrder();
    const dead = { ...world.ports, ledger: { ...world.books.ledger, hold: () => new Promise<never>(() => undefined) } };
    const id = world.ports.ids.payoutId('mer_1', 'native', 'test', order.idempotencyKey);
    void createPayout(dead, order);
    await eventually(async () => (await world.ports.payouts.find(id)) !== null);
    await world.run(id);
    expect(await world.events(id)).toEqual([]);
    await eventually(async () => (await world.models.payouts.updateOne({ _id: id, lease: { $ne: null } }, { $set: { 'lease.until': new Date(0) } })).modifiedCount === 1);
    world.clock.pass(20_000);
    world.books.state.available = 0n;
    await world.run(id);
    expect(await world.events(id)).toEqual(['payout.created', 'payout.failed']);
    expect(await world.read(id)).toMatchObject({ failure: { reason: 'insufficient_balance' }, hold: 'released' });
    expect(world.books.holds.get(id)).toMatchObject({ state: 'released' });
    expect((await world.create(order)).payout).toMatchObject({ id, state: 'failed' });
  });

  test('whoever creates it may die, and nobody look at it until its time is over: its merchant hears that it was and failed, and what was asked of the ledger is given back', async () => {
    const order = payoutOrder();
    let asked = false;
    const dead = {
      ...world.ports,
      ledger: {
        ...world.books.ledger,
        hold: async (payout: Payout) => {
          await world.books.ledger.hold(payout);
          asked = true;
          return new Promise<never>(() => undefined);
        },
      },
    };
    const id = world.ports.ids.payoutId('mer_1', 'native', 'test', order.idempotencyKey);
    void createPayout(dead, order);
    await eventually(async () => asked);
    expect(world.books.state.available).toBe(PLENTY - 50_100n);
    await eventually(async () => (await world.models.payouts.updateOne({ _id: id, lease: { $ne: null } }, { $set: { 'lease.until': new Date(0) } })).modifiedCount === 1);
    world.clock.pass(3_700_000);
    await world.run(id);
    expect(await world.events(id)).toEqual(['payout.created', 'payout.failed']);
    expect(await world.read(id)).toMatchObject({ state: 'failed', failure: { reason: 'expired' }, hold: 'released' });
    expect(world.books.state.available).toBe(PLENTY);
    expect(world.sentFor(id)).toEqual([]);
  });

  test('a request that failed between the ledger\'s word and its own note is finished by its repeat', async () => {
    const order = payoutOrder();
    const busy = { ...world.ports.payouts, save: async () => Promise.reject(new Error('the database is busy')) };
    await expect(createPayout({ ...world.ports, payouts: busy }, order)).rejects.toThrow('busy');
    const held = world.books.state.available;
    expect(held).toBe(PLENTY - 50_100n);
    world.clock.pass(200);
    expect((await world.create(order)).payout).toMatchObject({ state: 'held', fee: money(100n, 'PKR') });
    expect(world.books.state.available).toBe(held);
  });

  test('while the ledger is away it is accepted, nothing is sent, and the balance decides later', async () => {
    world.books.state.away = true;
    const [enough, short] = [await world.create(), await world.create({ amount: money(2n * PLENTY, 'PKR') })];
    for (const { payout } of [enough, short]) {
      expect(payout).toMatchObject({ state: 'created', accepted: true });
      await world.run(payout.id);
      expect(world.sentFor(payout.id)).toEqual([]);
    }
    world.books.state.away = false;
    world.clock.pass(60_000);
    for (const { payout } of [enough, short]) await world.run(payout.id);
    expect(await world.read(enough.payout.id)).toMatchObject({ state: 'succeeded' });
    expect(await world.read(short.payout.id)).toMatchObject({ state: 'failed', failure: { reason: 'insufficient_balance' } });
    expect(await world.events(short.payout.id)).toEqual(['payout.created', 'payout.failed']);
  });

  test('others see nothing of it', async () => {
    const { payout } = await world.create();
    for (const [merchant, mode] of [['mer_2', 'test'], ['mer_1', 'live']] as const) {
      await expect(getPayout(world.ports, merchant, mode, { id: payout.id }, 0)).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});
