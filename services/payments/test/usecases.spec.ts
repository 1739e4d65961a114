import { describe, expect, test } from '@jest/globals';
import { money, NO_FACTS } from '@adaigi/domain';
import { cancelPayment } from '../src/usecases/cancel-payment.ts';
import { confirmPayment } from '../src/usecases/confirm-payment.ts';
import { createPayment } from '../src/usecases/create-payment.ts';
import { createRefund } from '../src/usecases/create-refund.ts';
import { executePayment } from '../src/usecases/execute-payment.ts';
import { getPayment } from '../src/usecases/get-payment.ts';
import { recordCallback } from '../src/usecases/record-callback.ts';
import { LOSES_IT, LONGEST_PROMPT_MS, PAYS, PAYS_IN_SILENCE, REFUSES, REFUSES_HERE, RESTS, type Behaviour } from './fakes/fake-provider.ts';
import { createWorld, orderOf, POLICY, type World } from './fakes/world.ts';

const UNSIGNED = { kind: 'unknown', reason: 'provider_pending', integrityProblem: null, ...NO_FACTS } as const;

function callback(world: World, outcome: Parameters<typeof recordCallback>[1]['outcome'], reference: string, channel = 'jazzcash-main'): Promise<void> {
  return recordCallback(world.ports, { channel, reference, outcome });
}

async function refund(world: World, paymentId: string, key: string, minor: bigint | null) {
  const asked = { merchantId: 'mer_1', mode: 'test', paymentId, idempotencyKey: key, amount: minor === null ? null : money(minor, 'PKR'), reason: 'asked' } as const;
  return createRefund(world.ports, asked);
}

describe('creating', () => {
  test('the same key and content is the same payment, other content a conflict', async () => {
    const world = createWorld();
    const first = await createPayment(world.ports, orderOf());
    world.clock.pass(5_000);
    expect(await createPayment(world.ports, orderOf())).toEqual({ payment: first.payment, replayed: true });
    await expect(createPayment(world.ports, orderOf({ description: 'two books' }))).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect(world.types()).toEqual(['payment.created']);
    // Only what is new is told to go on.
    expect(world.created).toEqual([first.payment.id]);
  });

  test('a replay answers like the first even when its expiry has passed since', async () => {
    const world = createWorld();
    const order = orderOf({ expiresAt: new Date(world.clock.now().getTime() + 60_000) });
    const { payment } = await createPayment(world.ports, order);
    world.clock.pass(120_000);
    expect((await createPayment(world.ports, order)).payment.id).toBe(payment.id);
    await expect(createPayment(world.ports, { ...order, idempotencyKey: 'key-2' })).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'expiresAt' }] });
  });

  test('guarded content may not repeat while the first one may still pay, and may once it has failed', async () => {
    const world = createWorld();
    world.provider.charges(REFUSES, PAYS);
    const repeatGuard = { key: 'customer-1', windowS: 3_600 };
    const first = await world.create({ repeatGuard });
    const again = orderOf({ repeatGuard, idempotencyKey: 'key-2' });
    await expect(createPayment(world.ports, again)).rejects.toMatchObject({ code: 'repeat_within_window' });
    await world.execute(first.id);
    const second = await createPayment(world.ports, again);
    await world.execute(second.payment.id);
    await expect(createPayment(world.ports, orderOf({ repeatGuard, idempotencyKey: 'key-3' }))).rejects.toMatchObject({ code: 'repeat_within_window' });
    world.clock.pass(3_601_000);
    expect((await createPayment(world.ports, orderOf({ repeatGuard, idempotencyKey: 'key-3' }))).replayed).toBe(false);
  });

  test('a guard whose payment is just being inserted is not taken over, one of a crash is', async () => {
    const world = createWorld();
    const repeatGuard = { key: 'customer-1', windowS: 3_600 };
    await world.ports.guards.claim('mer_1', 'customer-1', 'pay_not_there', 3_600);
    await expect(createPayment(world.ports, orderOf({ repeatGuard }))).rejects.toMatchObject({ code: 'repeat_within_window' });
    world.clock.pass(31_000);
    expect((await createPayment(world.ports, orderOf({ repeatGuard }))).replayed).toBe(false);
  });

  test('what belongs to another merchant or world is not found', async () => {
    const world = createWorld();
    const { id } = await world.create();
    await expect(getPayment(world.ports, 'mer_2', 'test', { id }, 0)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getPayment(world.ports, 'mer_1', 'live', { id }, 0)).rejects.toMatchObject({ code: 'not_found' });
    await expect(cancelPayment(world.ports, 'mer_2', 'test', id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(createRefund(world.ports, { merchantId: 'mer_2', mode: 'test', paymentId: id, idempotencyKey: 'r', amount: null, reason: '' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a waiting reader hears of the end', async () => {
    const world = createWorld();
    const { id } = await world.create();
    const [read] = await Promise.all([getPayment({ ...world.ports, pollMs: 60_000 }, 'mer_1', 'test', { dialect: 'native', key: 'key-1' }, 5_000), world.execute(id)]);
    expect(read.state).toBe('succeeded');
  });
});

describe('a payment that awaits its payer', () => {
  const order = orderOf({ awaitsPayer: true, wallet: null, payer: { mobile: '03115112345', name: '', email: '', cnic: '' } });
  const wordOf = (paymentId: string, wallet = 'jazzcash', mobile = '') => ({ merchantId: 'mer_1', mode: 'test' as const, paymentId, wallet, mobile });

  test('is sent once, to the number and wallet of the first of fifty words', async () => {
    const world = createWorld();
    world.provider.charges(PAYS);
    const { payment } = await createPayment(world.ports, order);
    expect(world.created).toEqual([]);
    await world.execute(payment.id);
    expect(world.provider.debits).toEqual([]);
    const words = await Promise.all(Array.from({ length: 50 }, () => confirmPayment(world.ports, wordOf(payment.id, 'jazzcash', '3455112345'))));
    expect(words.filter(({ confirmed }) => confirmed)).toHaveLength(1);
    expect(world.woken).toContain(payment.id);
    await world.execute(payment.id);
    expect(world.provider.debits).toEqual([payment.id]);
    expect(await world.read(payment.id)).toMatchObject({ state: 'succeeded', wallet: 'jazzcash', payer: { mobile: '03455112345' } });
    expect(await confirmPayment(world.ports, wordOf(payment.id))).toMatchObject({ confirmed: false, payment: { state: 'succeeded' } });
  });

  test('answers a repeat of its order with itself, before and after the word; without waiting it is other content', async () => {
    const world = createWorld();
    const { payment } = await createPayment(world.ports, order);
    expect((await createPayment(world.ports, order)).replayed).toBe(true);
    await confirmPayment(world.ports, wordOf(payment.id));
    expect((await createPayment(world.ports, order)).replayed).toBe(true);
    await expect(createPayment(world.ports, { ...order, awaitsPayer: false })).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  test('goes to no other wallet than the merchant’s, to no number that is none, and to nobody else’s word', async () => {
    const world = createWorld();
    const { payment } = await createPayment(world.ports, { ...order, wallet: 'easypaisa' });
    await expect(confirmPayment(world.ports, wordOf(payment.id, 'jazzcash'))).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'wallet' }] });
    await expect(confirmPayment(world.ports, wordOf(payment.id, 'easypaisa', '12'))).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'mobile' }] });
    for (const stranger of [{ merchantId: 'mer_2' }, { mode: 'live' as const }]) {
      await expect(confirmPayment(world.ports, { ...wordOf(payment.id, 'easypaisa'), ...stranger })).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await confirmPayment(world.ports, wordOf(payment.id, 'easypaisa'))).payment).toMatchObject({ payer: order.payer, wallet: 'easypaisa' });
  });

  test('expires without a word, aloud, and late words change nothing', async () => {
    const world = createWorld();
    const { payment } = await createPayment(world.ports, order);
    world.clock.pass(900_001);
    await world.execute(payment.id);
    expect(await confirmPayment(world.ports, wordOf(payment.id))).toMatchObject({ confirmed: false, payment: { state: 'expired' } });
    expect(world.types()).toEqual(['payment.created', 'payment.expired']);
    expect(world.provider.debits).toEqual([]);
  });
});

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

describe('callbacks', () => {
  test('before the synchronous answer: one end, one event, whatever the answer says', async () => {
    for (const behaviour of [PAYS, PAYS_IN_SILENCE]) {
      const world = createWorld();
      world.provider.charges({ ...behaviour, meanwhile: (reference) => callback(world, PAYS.answer, reference) });
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
    await callback(world, PAYS.answer, reference);
    const { version } = await world.read(id);
    await callback(world, PAYS.answer, reference);
    expect((await world.read(id)).version).toBe(version);
  });

  test('an unsigned one settles nothing: it brings the inquiry', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE);
    const { id } = await world.create();
    await world.execute(id);
    await callback(world, UNSIGNED, world.provider.sends[0]?.reference ?? '');
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
    await callback(world, UNSIGNED, world.provider.sends[0]?.reference ?? '');
    await world.execute(id);
    expect(await world.read(id)).toMatchObject({ state: 'failed', attempts: [{ state: 'succeeded' }], refunds: [{ origin: 'late_capture', state: 'succeeded' }] });
  });

  test('about a reference that is not ours, or by the address of another channel, changes nothing', async () => {
    const world = createWorld();
    world.provider.charges(PAYS_IN_SILENCE);
    await world.execute((await world.create()).id);
    await callback(world, PAYS.answer, 'AUNKNOWNREFERENCE234');
    await callback(world, PAYS.answer, world.provider.sends[0]?.reference ?? '', 'jazzcash-alt');
    expect(world.counted).toEqual(['unknown-callback', 'unknown-callback']);
  });
});

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

describe('refunds', () => {
  async function paid(world: World): Promise<string> {
    const { id } = await world.create();
    await world.execute(id);
    return id;
  }

  test('racing ones never exceed what was captured', async () => {
    const world = createWorld();
    const id = await paid(world);
    const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, number) => refund(world, id, `r${number}`, 15_000n)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    await world.live(10_000);
    expect(world.provider.refundSends).toHaveLength(3);
    expect((await world.read(id)).refunds.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    await expect(refund(world, id, 'more', 5_001n)).rejects.toMatchObject({ code: 'refund_exceeds_captured' });
  });

  test('the same key is the same refund, other content a conflict', async () => {
    const world = createWorld();
    const id = await paid(world);
    const first = await refund(world, id, 'r', 100n);
    expect(await refund(world, id, 'r', 100n)).toMatchObject({ replayed: true, refund: { id: first.refund.id } });
    await expect(refund(world, id, 'r', 200n)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect(world.woken).toEqual([id]);
  });

  test('one in doubt is asked about and not sent again; one that never left is', async () => {
    const world = createWorld();
    const id = await paid(world);
    world.provider.refunds(PAYS_IN_SILENCE);
    await refund(world, id, 'r1', 100n);
    await world.live(20_000);
    expect(world.provider.refundSends).toHaveLength(1);
    world.provider.refunds(RESTS, PAYS);
    await refund(world, id, 'r2', 100n);
    await world.live(60_000);
    expect(world.provider.refundSends).toHaveLength(2);
    expect((await world.read(id)).refunds.map(({ state, tries }) => [state, tries])).toEqual([
      ['succeeded', 1],
      ['succeeded', 2],
    ]);
  });

  test('with no process for the channel they wait without spinning', async () => {
    const world = createWorld();
    const id = await paid(world);
    world.provider.setAway(true);
    await refund(world, id, 'r1', null);
    await world.live(600_000);
    expect((await world.read(id)).version).toBeLessThan(50);
    world.provider.setAway(false);
    await world.live(40_000);
    expect((await world.read(id)).refunds).toMatchObject([{ state: 'succeeded' }]);
  });

  test('a late capture goes back by itself; where the wallet has no refunds a person is told', async () => {
    for (const [behaviour, state] of [
      [PAYS, 'succeeded'],
      [{ debits: false, answer: { kind: 'not_sent', reason: 'refund_is_manual' } }, 'needs_operator'],
    ] as const) {
      const world = createWorld();
      world.provider.charges({ ...REFUSES, debits: true });
      world.provider.refunds(behaviour);
      const { id } = await world.create();
      await world.execute(id);
      await callback(world, PAYS.answer, world.provider.sends[0]?.reference ?? '');
      await world.execute(id);
      expect(await world.read(id)).toMatchObject({ state: 'failed', refunds: [{ origin: 'late_capture', state }] });
      expect(world.counted).toContain('late_capture');
      expect(world.types()).toContain(`refund.${state}`);
      expect((await world.store.doubts()).needOperator).toBe(state === 'needs_operator' ? 1 : 0);
    }
  });

  test('the second of two captures goes back by itself', async () => {
    const world = createWorld();
    world.provider.charges({ ...REFUSES_HERE, debits: true }, { ...PAYS, meanwhile: () => callback(world, PAYS.answer, world.provider.sends[0]?.reference ?? '') });
    const { id } = await world.create();
    await world.execute(id);
    await world.live(5_000);
    expect(await world.read(id)).toMatchObject({ state: 'succeeded', refunds: [{ origin: 'double_charge', attemptNumber: 2, state: 'succeeded' }] });
    expect(world.counted).toContain('double_charge');
  });
});
