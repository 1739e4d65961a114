import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkIndexes } from '@adaigi/mongo';
import { createClaim } from '../../src/usecases/deposits/create-claim.ts';
import { getDeposit, listDeposits } from '../../src/usecases/deposits/get-deposit.ts';
import { claim, createDepositWorld, newNumber, type DepositProcess, type DepositWorld } from '../fakes/deposit-world.ts';

let world: DepositWorld;
let one: DepositProcess;
beforeAll(async () => {
  world = await createDepositWorld();
  ({ one } = world);
});
afterAll(() => world.stop());

test('deposits are read by their merchant only, page by page', async () => {
  const { deposit } = await createClaim(one, claim(newNumber(), { reference: 'paged', merchantId: 'mer_3' }));
  world.later(1);
  await createClaim(one, claim(newNumber(), { reference: 'paged', merchantId: 'mer_3' }));
  await expect(getDeposit(one, 'mer_2', 'test', { id: deposit.id }, 0)).rejects.toMatchObject({ code: 'not_found' });
  await expect(getDeposit(one, 'mer_3', 'live', { id: deposit.id }, 0)).rejects.toMatchObject({ code: 'not_found' });
  const filter = { merchantId: 'mer_3', mode: 'test' as const, reference: 'paged', state: null, limit: 1 };
  const first = await listDeposits(one.deposits, filter, '');
  const second = await listDeposits(one.deposits, filter, first.nextCursor);
  expect([first.deposits, second.deposits].flat().map(({ id }) => id)).toHaveLength(2);
  expect(second).toMatchObject({ deposits: [{ id: deposit.id }], nextCursor: '' });
  expect(await checkIndexes(...Object.values(world.models))).toEqual([]);
});
