import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CreatePayoutRequest__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/CreatePayoutRequest.ts';
import { money } from '@adaigi/domain';
import { payoutHandlers } from '../src/grpc/payout-handlers.ts';
import { createPayoutWorld, DOUBT, payoutOrder, type PayoutWorld } from './fakes/payout-world.ts';

let world: PayoutWorld;
beforeAll(async () => {
  world = await createPayoutWorld();
});
afterAll(() => world.stop());

const ACCOUNT = { mobile: '03115112345', name: 'Zainab Tariq', cnic: '', bank: 'ALLIED_BANK_LIMITED', accountNumber: '9876543210' };
const bankOrder = (receiver: Partial<typeof ACCOUNT> = {}) => payoutOrder({ wallet: 'bank', receiver: { ...ACCOUNT, ...receiver } });
const isSent = async (id: string) => (await world.read(id)).attempts.length > 0;

test('a payout into a bank account goes over a channel that pays into banks, and is read back with its account', async () => {
  const { payout } = await world.create(bankOrder());
  await world.run(payout.id);
  expect(await world.read(payout.id)).toMatchObject({ state: 'succeeded', wallet: 'bank', receiver: ACCOUNT, attempts: [{ channel: 'easypaisa-bank-payout', wallet: 'bank' }] });
  expect(JSON.stringify(await world.models.payouts.findById(payout.id).lean())).not.toMatch(/9876543210|03115112345/);
});

test('like payouts to one account wait for each other, whoever\'s number they name; other accounts of that number do not', async () => {
  world.provider.answers.push(DOUBT);
  const [one, two, otherBank, otherAccount] = [await world.create(bankOrder()), await world.create(bankOrder({ mobile: '03219876543' })), await world.create(bankOrder({ bank: 'HABIB_BANK_LIMITED' })), await world.create(bankOrder({ accountNumber: '9876543211' }))];
  for (const { payout } of [one, two, otherBank, otherAccount]) await world.run(payout.id);
  expect(await world.read(two.payout.id)).toMatchObject({ state: 'held', waitReason: 'receiver_busy' });
  expect(await Promise.all([one, otherBank, otherAccount].map(({ payout }) => isSent(payout.id)))).toEqual([true, true, true]);
});

test('a bank that no channel pays into is refused before anything exists; one that was accepted stays', async () => {
  const order = bankOrder({ bank: 'SILK_BANK_LIMITED' });
  await expect(world.create(order)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'receiver.bank', rule: 'unserved' }] });
  const known = bankOrder();
  const { payout } = await world.create(known);
  const into = world.provider.channels.splice(world.provider.channels.findIndex(({ wallet }) => wallet === 'bank'), 1);
  expect((await world.create(known)).payout.id).toBe(payout.id);
  await expect(world.create(bankOrder())).rejects.toMatchObject({ code: 'invalid_request' });
  world.provider.channels.push(...into);
});

test('the account is part of what a key stands for', async () => {
  const order = bankOrder();
  await world.create(order);
  await expect(world.create({ ...order, receiver: { ...ACCOUNT, accountNumber: '9876543211' } })).rejects.toMatchObject({ code: 'idempotency_conflict' });
  expect((await world.create(order)).replayed).toBe(true);
});

describe('payouts of before accounts at banks were paid', () => {
  test('are read, repeated and paid as they were', async () => {
    const order = payoutOrder();
    const { idempotencyKey: _key, expiresAt, waitsForFunds: _waits, receiver: { mobile, name, cnic }, ...content } = order;
    const { payout } = await world.create(order);
    // What hashed and sealed without the new fields.
    expect(payout.contentHash).toBe(world.ports.ids.contentHash({ ...content, receiver: { mobile, name, cnic }, expiresAt }));
    expect(payout.receiverKey).toBe(world.ports.ids.payerKey('test', mobile));
    const bare = { mobile, name, cnic } as typeof order.receiver;
    await world.ports.payouts.insert({ ...payout, id: 'po_old', receiver: bare, contentHash: 'old' }, 1);
    expect((await world.read('po_old')).receiver).toEqual({ mobile, name, cnic, bank: '', accountNumber: '' });
  });
});

describe('over gRPC', () => {
  const caller = { deadline: new Date(Date.now() + 60_000) } as unknown as Parameters<ReturnType<typeof payoutHandlers>['createPayout']>[1];
  let keys = 0;
  const create = (change: Partial<CreatePayoutRequest__Output>) => {
    keys += 1;
    const request = { merchantId: 'mer_1', mode: 'MODE_TEST', dialect: 'native', idempotencyKey: `grpc-${keys}`, amount: { minor: '50000', currency: 'PKR' }, wallet: 'bank', receiver: ACCOUNT, reference: 'r', description: '', metadata: {}, expiresAt: '', notifyUrl: '', dialectData: {}, waitsForFunds: false, ...change } as const;
    return payoutHandlers(world.ports).createPayout(request, caller);
  };

  test('an account is taken in its one form', async () => {
    const { payout } = await create({ receiver: { ...ACCOUNT, accountNumber: 'pk36 scbl 0000 0011 2345 6702' }, amount: { minor: '50001', currency: 'PKR' } });
    expect(payout).toMatchObject({ wallet: 'bank', amount: { minor: String(money(50_001n, 'PKR').minor) }, receiver: { bank: 'ALLIED_BANK_LIMITED', accountNumber: 'PK36SCBL0000001123456702' } });
  });

  test.each([
    [{ receiver: { ...ACCOUNT, bank: '' } }, 'receiver.bank'],
    [{ receiver: { ...ACCOUNT, bank: 'BANK_OF_NOWHERE' } }, 'receiver.bank'],
    [{ receiver: { ...ACCOUNT, accountNumber: 'PK36SCBL0000001123456703' } }, 'receiver.accountNumber'],
    [{ receiver: { ...ACCOUNT, mobile: '' } }, 'receiver.mobile'],
    [{ wallet: 'jazzcash' }, 'receiver.bank'],
    [{ wallet: 'jazzcash', receiver: { ...ACCOUNT, bank: '' } }, 'receiver.bank'],
  ])('%j is refused by name', async (change, field) => {
    await expect(create(change)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field }] });
  });
});
