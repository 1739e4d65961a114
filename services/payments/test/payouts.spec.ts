import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { money, NO_FACTS, type Outcome, type Payout } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { checkIndexes } from '@adaigi/mongo';
import { eventually } from '@adaigi/testing';
import { bookPayout } from '../src/usecases/payouts/book-payout.ts';
import { lookBack } from '../src/usecases/payouts/look-back.ts';
import { changePayout } from '../src/usecases/payouts/change-payout.ts';
import { createPayout } from '../src/usecases/payouts/create-payout.ts';
import { getPayout } from '../src/usecases/payouts/get-payout.ts';
import { listPayouts } from '../src/usecases/payouts/list-payouts.ts';
import { settlePayout } from '../src/usecases/payouts/settle-payout.ts';
import { createPayoutWorld, DECLINED, DOUBT, NOT_SENT, PAID, payoutOrder, type PayoutWorld } from './fakes/payout-world.ts';

const PLENTY = 1_000_000_000n;
const TWO = [{ handle: 'ayesha', token: 'right' }, { handle: 'bilal', token: 'right' }];
const SEEN = 'seen on the statement of the bank, page 3';

let world: PayoutWorld;
beforeAll(async () => {
  world = await createPayoutWorld(PLENTY);
});
afterAll(() => world.stop());
beforeEach(() => {
  Object.assign(world.risk, { verdict: { kind: 'allow' }, away: false });
  Object.assign(world.books.state, { available: PLENTY, away: false, lowest: PLENTY });
  world.books.state.calls.length = 0;
  world.provider.answers.length = 0;
  world.provider.found.length = 0;
  world.provider.sent.length = 0;
  world.counted.length = 0;
});

const sentFor = (id: string) => world.provider.sent.filter(({ payoutId }) => payoutId === id);
const settle = (payoutId: string, verdict: 'succeeded' | 'declined' | 'reversed', attemptNumber = 1) =>
  settlePayout(world.ports, { payoutId, attemptNumber, verdict, reason: SEEN, providerTransactionId: '', operators: TWO });

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

  test('that a failover may still take back is not booked', async () => {
    const { payout } = await world.create();
    const { payouts } = world.ports;
    // The lease shows a write that no majority has.
    const lease = { payout: { ...payout, version: payout.version + 1, state: 'succeeded' as const, booking: 'commit' as const }, token: 'none' };
    expect(await bookPayout({ ...world.ports, payouts }, lease, 'commit')).toBe(false);
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

  test('fifty times with one key at once is one payout, one hold, one transfer', async () => {
    const order = payoutOrder();
    const results = await Promise.all(Array.from({ length: 50 }, () => world.create(order)));
    const [id = ''] = new Set(results.map(({ payout }) => payout.id));
    expect(new Set(results.map(({ payout }) => payout.id)).size).toBe(1);
    expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
    await Promise.all(Array.from({ length: 10 }, () => world.run(id)));
    expect(sentFor(id)).toHaveLength(1);
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
    expect(sentFor(live.payout.id)).toEqual([]);
    expect(await world.read(live.payout.id)).toMatchObject({ state: 'held', waitReason: 'no_channel' });
  });

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
    expect(sentFor(payout.id)).toEqual([]);
    expect(world.books.state.available).toBe(50_099n);
    world.books.state.available = 50_100n;
    world.clock.pass(3_600_000);
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'succeeded', hold: 'committed' });
    expect(sentFor(payout.id)).toHaveLength(1);
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
    expect(sentFor(id)).toEqual([]);
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

  test('while the ledger is away it is accepted, nothing is sent, and the balance decides later', async () => {
    world.books.state.away = true;
    const [enough, short] = [await world.create(), await world.create({ amount: money(2n * PLENTY, 'PKR') })];
    for (const { payout } of [enough, short]) {
      expect(payout).toMatchObject({ state: 'created', accepted: true });
      await world.run(payout.id);
      expect(sentFor(payout.id)).toEqual([]);
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
    expect(sentFor(payout.id)).toEqual([]);
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
    expect(sentFor(payout.id)).toHaveLength(1);
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
    expect(sentFor(payout.id)).toHaveLength(1);
  });

  test('a crash after the intent is a doubt: the next run asks and does not send', async () => {
    const { payout } = await world.create();
    const lost = { ...world.ports, payoutConnectors: { ...world.provider.connectors, payout: () => new Promise<never>(() => undefined) } };
    const { executePayout } = await import('../src/usecases/payouts/execute-payout.ts');
    void executePayout(lost, payout.id);
    for (let state = ''; state !== 'processing'; state = (await world.read(payout.id)).state) await new Promise((resolve) => setTimeout(resolve, 10));
    await world.models.payouts.updateOne({ _id: payout.id }, { $set: { 'lease.until': new Date(0) } });
    world.clock.pass(70_000);
    world.provider.found.push({ outcome: { kind: 'not_sent', reason: 'never_received' }, scheduleExhausted: false, nextInquiryAfterMs: 0 });
    await world.run(payout.id);
    world.clock.pass(10_000);
    await world.run(payout.id);
    expect(await world.read(payout.id)).toMatchObject({ state: 'succeeded', attempts: [{ state: 'not_sent' }, { state: 'succeeded' }] });
    expect(sentFor(payout.id)).toHaveLength(1);
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
    expect([sentFor(one.payout.id).length, sentFor(two.payout.id).length, sentFor(other.payout.id).length]).toEqual([1, 0, 1]);
    expect(await world.read(two.payout.id)).toMatchObject({ state: 'held', waitReason: 'receiver_busy' });
    world.provider.found.push({ outcome: { ...DOUBT, reason: 'no_inquiry' }, scheduleExhausted: true, nextInquiryAfterMs: 0 });
    world.clock.pass(70_000);
    await world.run(one.payout.id);
    await world.run(two.payout.id);
    expect(sentFor(two.payout.id)).toHaveLength(0);
    await settle(one.payout.id, 'succeeded');
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

describe('the manual queue', () => {
  async function stuck() {
    const { payout } = await world.create({ wallet: 'easypaisa', amount: money(BigInt(60_000 + Math.floor(Math.random() * 1e6)), 'PKR') });
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
    const { payout, record } = await settle(id, 'declined');
    expect(payout).toMatchObject({ state: 'failed', failure: { reason: 'settled_by_operator' } });
    expect(record).toMatchObject({ action: 'payout.settled', paymentId: id, stateBefore: 'unknown', stateAfter: 'declined', operators: ['ayesha', 'bilal'] });
    await world.run(id);
    expect(await world.read(id)).toMatchObject({ hold: 'released' });
    expect((await world.ports.payouts.manualQueue(100)).map((each) => each.id)).not.toContain(id);
    expect(await world.ports.payoutAudit.check('mer_1')).toMatchObject({ brokenAt: 0 });
  });

  test('is not settled by one person, by a stranger, without a reason, or twice', async () => {
    const id = await stuck();
    const asked = { payoutId: id, attemptNumber: 1, verdict: 'succeeded', reason: SEEN, providerTransactionId: '', operators: TWO } as const;
    await expect(settlePayout(world.ports, { ...asked, operators: TWO.slice(0, 1) })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(settlePayout(world.ports, { ...asked, operators: [TWO[0], { handle: 'bilal', token: 'wrong' }].filter((each) => each !== undefined) })).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(settlePayout(world.ports, { ...asked, reason: 'because' })).rejects.toMatchObject({ code: 'invalid_request' });
    await settlePayout(world.ports, asked);
    await expect(settle(id, 'declined')).rejects.toMatchObject({ code: 'not_settleable' });
    await expect(settle(id, 'declined', 2)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('decides who bears a payout that proved paid after it had failed', async () => {
    const id = await stuck();
    await settle(id, 'declined');
    await world.run(id);
    const before = world.books.state.available;
    await settle(id, 'succeeded');
    expect(await world.read(id)).toMatchObject({ state: 'failed', attempts: [{ surplus: true }] });
    expect(world.counted).toContain('surplus:easypaisa-payout');
    expect(world.books.state.available).toBe(before);
    await settle(id, 'succeeded');
    await world.run(id);
    expect(await world.read(id)).toMatchObject({ state: 'failed', hold: 'committed', attempts: [{ surplus: false }] });
    expect(world.books.state.available).toBeLessThan(before);
  });
});

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
    const { record } = await settle(id, 'reversed');
    expect(record).toMatchObject({ verdict: 'reversed', stateBefore: 'succeeded', stateAfter: 'reversed', operators: ['ayesha', 'bilal'] });
    await world.run(id);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', hold: 'released', lookBackAt: null, attempts: [{ reversed: true }] });
    expect(world.books.state.available).toBe(before);
    await expect(settle(id, 'reversed')).rejects.toMatchObject({ code: 'not_settleable' });
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

test('nothing of the receiver is readable in the database or in an event, and the indexes are the declared ones', async () => {
  const { payout } = await world.create({ receiver: { mobile: '03219876543', name: 'Secret Person', cnic: '3520212345671', bank: 'ALLIED_BANK_LIMITED', accountNumber: '9876543210' }, wallet: 'bank' });
  const stored = JSON.stringify(await world.models.payouts.findById(payout.id).lean(), (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  for (const secret of ['03219876543', '3219876543', 'Secret Person', '3520212345671']) expect(stored).not.toContain(secret);
  expect(await checkIndexes(world.models.payouts)).toEqual([]);
});

test('pages of a list stay right while payouts arrive', async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => world.create({ merchantId: 'mer_list' })));
  const filter = { merchantId: 'mer_list', mode: 'test', reference: null, state: null, limit: 2 } as const;
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = await listPayouts(world.ports.payouts, filter, cursor);
    seen.push(...page.payouts.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== '');
  expect(new Set(seen)).toEqual(new Set(made.map(({ payout }) => payout.id)));
  await expect(listPayouts(world.ports.payouts, filter, 'nonsense')).rejects.toMatchObject({ code: 'invalid_request' });
});
