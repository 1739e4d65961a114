import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { changePayout } from '../../src/usecases/payouts/change-payout.ts';
import { createPayout } from '../../src/usecases/payouts/create-payout.ts';
import { getPayout } from '../../src/usecases/payouts/get-payout.ts';
import { listPayouts } from '../../src/usecases/payouts/list-payouts.ts';
import { createPayoutWorld, payoutOrder, PLENTY, type PayoutWorld } from '../fakes/payout-world.ts';

let world: PayoutWorld;
beforeAll(async () => {
  world = await createPayoutWorld();
});
afterAll(() => world.stop());
beforeEach(() => world.startOver());

describe('creating a payout', () => {
  test('whose refusal is written late: the same key, asked again meanwhile, has the money, and it is paid', async () => {
    world.books.state.available = 0n;
    const order = payoutOrder();
    const [isRefused, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { ledger } = world.ports;
    // One process stands still between the ledger's word and writing it down.
    const late = createPayout({ ...world.ports, ledger: { ...ledger, hold: async (payout) => ledger.hold(payout).finally(() => isRefused.resolve()).then((answer) => goOn.promise.then(() => answer)) } }, order);
    const refusal = expect(late).resolves.toMatchObject({ payout: { accepted: true } });
    await isRefused.promise;
    const id = world.ports.ids.payoutId(order.merchantId, order.dialect, order.mode, order.idempotencyKey);
    await world.models.payouts.collection.updateOne({ _id: id as never }, { $set: { 'lease.until': new Date(0) } });
    world.clock.pass(60_000);
    world.books.state.available = PLENTY;
    const again = createPayout({ ...world.ports, ledger: { ...ledger, hold: async (payout) => ledger.hold(payout).then(async (answer) => { goOn.resolve(); await late.catch(() => undefined); return answer; }) } }, order);
    expect((await again).payout).toMatchObject({ state: 'held', hold: 'held', accepted: true });
    void refusal.catch(() => undefined);
    await world.run(id);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', hold: 'committed' });
  });

  test('200 that race for a balance that covers 100: exactly 100 are accepted, and the balance is never below zero', async () => {
    world.books.state.available = 100n * 50_100n;
    // As a careful client: what could not be said, for instance because the database is busy, is asked again with the same key.
    const ask = async (order: ReturnType<typeof payoutOrder>): Promise<string> => {
      for (;;) {
        try {
          return (await world.create(order)).payout.failure?.reason ?? 'accepted';
        } catch (error) {
          if (error instanceof AdaigiError && error.code === 'insufficient_balance') return error.code;
          world.clock.pass(200);
        }
      }
    };
    const answers = await Promise.all(Array.from({ length: 200 }, () => ask(payoutOrder({ merchantId: 'mer_race' }))));
    expect(answers.toSorted()).toEqual([...Array<string>(100).fill('accepted'), ...Array<string>(100).fill('insufficient_balance')]);
    expect(world.books.state).toMatchObject({ available: 0n, lowest: 0n });
    const { payouts } = await listPayouts(world.ports.payouts, { merchantId: 'mer_race', mode: 'test', reference: null, state: null, limit: 200 }, '');
    expect(payouts.filter(({ failure }) => failure === null)).toHaveLength(100);
  }, 60_000);

  test('a balance that does not cover it creates nothing that anybody can see; the same key may ask again', async () => {
    world.books.state.available = 50_099n;
    const order = payoutOrder();
    await expect(world.create(order)).rejects.toMatchObject({ code: 'insufficient_balance' });
    const id = world.ports.ids.payoutId('mer_1', 'native', 'test', order.idempotencyKey);
    await expect(getPayout(world.ports, 'mer_1', 'test', { id }, 0)).rejects.toMatchObject({ code: 'not_found' });
    expect(await world.ports.payouts.due(new Date(world.clock.now().getTime() + 1e9), 100)).not.toContain(id);
    expect(await world.events(id)).toEqual([]);
    world.books.state.available = 50_100n;
    expect((await world.create(order)).payout).toMatchObject({ id, state: 'held' });
  });

  test('one that waits for funds is accepted whatever the balance, sends nothing, and is paid once when the balance covers it', async () => {
    world.books.state.available = 50_099n;
    const order = payoutOrder({ waitsForFunds: true });
    const results = await Promise.all(Array.from({ length: 10 }, () => world.create(order)));
    const [{ payout } = { payout: null }] = results;
    if (payout === null) throw new Error('no payout');
    expect(new Set(results.map((each) => each.payout.id))).toEqual(new Set([payout.id]));
    expect(await world.read(payout.id)).toMatchObject({ state: 'created', accepted: true, waitReason: 'insufficient_balance', expiresAt: new Date(payout.createdAt.getTime() + 86_400_000) });
    world.clock.pass(3_600_000);
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'created', waitReason: 'insufficient_balance' });
    expect(world.sentFor(payout.id)).toEqual([]);
    expect(world.books.state.available).toBe(50_099n);
    world.books.state.available = 50_100n;
    world.clock.pass(3_600_000);
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'succeeded', hold: 'committed' });
    expect(world.sentFor(payout.id)).toHaveLength(1);
    expect(world.books.state).toMatchObject({ available: 0n });
    expect(await world.events(payout.id)).toEqual(['payout.created', 'payout.processing', 'payout.succeeded']);
    // Which way its merchant is set by now does not make a repeat another payout.
    expect(await world.create({ ...order, waitsForFunds: false })).toMatchObject({ replayed: true, payout: { id: payout.id, state: 'succeeded' } });
  });

  test('one that waited in vain fails for the balance, and nothing can be held for it any more', async () => {
    world.books.state.available = 0n;
    const { payout } = await world.create({ waitsForFunds: true });
    world.clock.pass(86_400_000);
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'failed', failure: { reason: 'insufficient_balance' }, hold: 'released' });
    expect(world.books.holds.get(payout.id)).toMatchObject({ state: 'released' });
    expect(await world.events(payout.id)).toEqual(['payout.created', 'payout.failed']);
  });

  test('one that was refused may be asked for anew with any content: nothing was created, so nothing is contradicted', async () => {
    world.books.state.available = 20_000n;
    const order = payoutOrder();
    await expect(world.create(order)).rejects.toMatchObject({ code: 'insufficient_balance' });
    const smaller = { ...order, amount: money(10_000n, 'PKR'), receiver: { ...order.receiver, name: 'Bilal Khan' }, reference: 'smaller' };
    const { payout, replayed } = await world.create(smaller);
    expect({ replayed, payout }).toMatchObject({ replayed: false, payout: { state: 'held', amount: money(10_000n, 'PKR') } });
    expect(await world.read(payout.id)).toMatchObject({ reference: 'smaller', receiver: { name: 'Bilal Khan' }, amount: money(10_000n, 'PKR') });
    expect(world.books.holds.get(payout.id)).toMatchObject({ minor: 10_100n });
    await expect(world.create(order)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect((await world.create(smaller)).replayed).toBe(true);
  });

  test('twenty contents that race after a refusal: one is taken, whoever asked for another is told so, and its money alone is set aside', async () => {
    world.books.state.available = 0n;
    const order = payoutOrder();
    await expect(world.create(order)).rejects.toMatchObject({ code: 'insufficient_balance' });
    world.books.state.available = PLENTY;
    const amounts = Array.from({ length: 20 }, (_, index) => BigInt(10_000 + index));
    const answers = await Promise.all(amounts.map((minor) => world.create({ ...order, amount: money(minor, 'PKR') }).then(({ payout }) => payout.amount.minor, (error: unknown) => (error instanceof AdaigiError ? error.code : 'other'))));
    const taken = answers.filter((answer) => typeof answer === 'bigint');
    expect(new Set(answers.filter((answer) => typeof answer === 'string'))).toEqual(new Set(['idempotency_conflict']));
    expect(taken).toHaveLength(1);
    expect(world.books.state.available).toBe(PLENTY - (taken[0] ?? 0n) - 100n);
  });

  test('one that was refused is not replaced while somebody still asks for it: what the ledger sets aside is never forgotten', async () => {
    world.books.state.available = 0n;
    const order = payoutOrder();
    await expect(world.create(order)).rejects.toMatchObject({ code: 'insufficient_balance' });
    const id = world.ports.ids.payoutId('mer_1', 'native', 'test', order.idempotencyKey);
    const refused = await world.read(id);
    const other = { ...refused, contentHash: 'another', hold: 'wanted' as const, version: refused.version + 1, createdAt: new Date() };
    const asking = await world.ports.payouts.acquire(id, 60_000);
    if (asking === null) throw new Error('not free');
    expect(await world.ports.payouts.replaceRefused(refused, other, 60_000)).toBeNull();
    await expect(world.create({ ...order, amount: money(10_000n, 'PKR') })).rejects.toMatchObject({ code: 'unavailable' });
    await world.ports.payouts.release(id, asking.token);
    expect(await world.ports.payouts.replaceRefused(refused, other, 0)).not.toBeNull();
    // Whoever asked for the first may have outlived its lease: its answer comes after all, and the money goes back.
    world.books.state.available = 50_100n;
    await world.books.ledger.hold(refused);
    const late = await changePayout(world.ports, id, () => ({ kind: 'held', contentHash: refused.contentHash, fee: money(100n, 'PKR'), at: world.clock.now() }));
    expect(late).toMatchObject({ kind: 'changed', payout: { state: 'failed', booking: 'release' } });
    await world.run(id);
    expect(await world.read(id)).toMatchObject({ state: 'failed', hold: 'released', booking: null });
    expect(world.books.state.available).toBe(50_100n);
  });

  test('one that was refused waits for funds when its merchant wants that by now', async () => {
    world.books.state.available = 0n;
    const order = payoutOrder();
    await expect(world.create(order)).rejects.toMatchObject({ code: 'insufficient_balance' });
    expect((await world.create({ ...order, waitsForFunds: true })).payout).toMatchObject({ state: 'created', accepted: true, waitReason: 'insufficient_balance' });
  });

  test('a refusal after a question that had no answer fails aloud and releases, so that the lost question holds nothing', async () => {
    let asked = 0;
    const hold: typeof world.books.ledger.hold = async (payout) => {
      asked += 1;
      if (asked === 1) throw new Error('no answer');
      return world.books.ledger.hold(payout);
    };
    world.books.state.available = 0n;
    const { payout } = await createPayout({ ...world.ports, ledger: { ...world.books.ledger, hold } }, payoutOrder());
    expect(payout).toMatchObject({ state: 'failed', failure: { reason: 'insufficient_balance' }, booking: 'release' });
    await world.run(payout.id);
    expect(world.books.holds.get(payout.id)).toMatchObject({ state: 'released' });
    expect(await world.events(payout.id)).toEqual(['payout.created', 'payout.failed']);
  });
});
