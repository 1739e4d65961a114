import { describe, expect, test } from '@jest/globals';
import { cancelPayment } from '../../src/usecases/cancel-payment.ts';
import { confirmPayment } from '../../src/usecases/confirm-payment.ts';
import { createPayment } from '../../src/usecases/create-payment.ts';
import { createRefund } from '../../src/usecases/create-refund.ts';
import { getPayment } from '../../src/usecases/get-payment.ts';
import { PAYS, REFUSES } from '../fakes/fake-provider.ts';
import { createWorld, orderOf } from '../fakes/world.ts';

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
