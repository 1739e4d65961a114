import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkIndexes } from '@adaigi/mongo';
import { listPayouts } from '../../src/usecases/payouts/list-payouts.ts';
import { createPayoutWorld, type PayoutWorld } from '../fakes/payout-world.ts';

let world: PayoutWorld;
beforeAll(async () => {
  world = await createPayoutWorld();
});
afterAll(() => world.stop());

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
