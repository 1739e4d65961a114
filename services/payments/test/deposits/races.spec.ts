import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { DepositPorts } from '../../src/deposit-ports.ts';
import { checkTransfer } from '../../src/usecases/deposits/check-transfer.ts';
import { createClaim } from '../../src/usecases/deposits/create-claim.ts';
import { recordTransfer } from '../../src/usecases/deposits/record-transfer.ts';
import { resolveClaim } from '../../src/usecases/deposits/resolve-claim.ts';
import { claim, createDepositWorld, newNumber, type DepositProcess, type DepositWorld } from '../fakes/deposit-world.ts';

let world: DepositWorld;
let one: DepositProcess;
let two: DepositProcess;
beforeAll(async () => {
  world = await createDepositWorld();
  ({ one, two } = world);
});
afterAll(() => world.stop());

describe('many at once', () => {
  test('of fifty claims of one known number, in two processes, exactly one wins', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number), 'feed');
    const all = await Promise.all(Array.from({ length: 50 }, (_, index) => world.insistently(index, claim(number, { idempotencyKey: `race ${index}`, label: `racer ${index}` }))));
    const won = all.filter(({ deposit }) => deposit.state === 'credited');
    expect(won).toHaveLength(1);
    expect(all.filter(({ deposit }) => deposit.state === 'refused' && deposit.reason === 'already_claimed')).toHaveLength(49);
    expect((await one.transfers.ofNumber({ mode: 'test', walletType: 'easypaisa', number })).map(({ claimedBy }) => claimedBy)).toEqual([won[0]?.deposit.id]);
  });

  test('one claim made fifty times at once is one deposit with one event', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number), 'feed');
    const all = await Promise.all(Array.from({ length: 50 }, (_, index) => world.insistently(index, claim(number))));
    expect(new Set(all.map(({ deposit }) => deposit.id)).size).toBe(1);
    expect(all.filter(({ replayed }) => !replayed).length).toBeLessThanOrEqual(1);
    expect(all.every(({ deposit }) => deposit.state === 'credited')).toBe(true);
    expect(world.eventsOf(all[0]?.deposit.id ?? '')).toEqual(['deposit.credited']);
  });

  test('a transfer and its claim that meet always find each other', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const number = newNumber();
        const [{ deposit }] = await Promise.all([createClaim(one, claim(number)), recordTransfer(two, world.transfer(number), 'feed')]);
        return deposit.id;
      }),
    );
    expect(await world.states(...pairs)).toEqual(pairs.map(() => 'credited'));
  });

  test('a transfer told fifty times is recorded once; one told with another amount is left to a person', async () => {
    const number = newNumber();
    const told = await Promise.all(Array.from({ length: 50 }, (_, index) => recordTransfer(index % 2 === 0 ? one : two, world.transfer(number), 'feed')));
    expect(told.filter(({ recorded }) => recorded.kind === 'new')).toHaveLength(1);
    expect((await recordTransfer(one, world.transfer(number, { amount: money(1n, 'PKR') }), 'push')).recorded).toEqual({ kind: 'known', contradicts: true });
    expect((await createClaim(one, claim(number))).deposit).toMatchObject({ state: 'pending', reason: 'sources_disagree', transfer: { amount: money(120_000n, 'PKR') } });
  });
});

describe('after a crash', () => {
  test('between the claim and its look, the sweep looks', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number), 'feed');
    const dying: DepositPorts = { ...one, transfers: { ...one.transfers, ofNumber: async () => Promise.reject(new AdaigiError('unavailable', 'gone')) } };
    await expect(createClaim(dying, claim(number))).rejects.toThrow();
    world.later(5_000);
    for (const id of await two.deposits.due(world.clock.now(), 100)) await resolveClaim(two, id);
    expect((await createClaim(two, claim(number))).deposit.state).toBe('credited');
  });

  test('between the transfer that is kept and the claim that is told, the sweep tells', async () => {
    const number = newNumber();
    const { deposit } = await createClaim(one, claim(number));
    const dying: DepositPorts = { ...one, deposits: { ...one.deposits, save: async () => Promise.reject(new AdaigiError('unavailable', 'gone')) } };
    expect(await recordTransfer(dying, world.transfer(number), 'feed')).toMatchObject({ recorded: { kind: 'new' } });
    expect(await world.states(deposit.id)).toEqual(['possible']);
    world.later(5_000);
    for (const id of await two.transfers.due(world.clock.now(), 100)) await checkTransfer(two, id);
    expect(await world.states(deposit.id)).toEqual(['credited']);
  });

  test('a transfer that is kept for a claim that ended without it is freed', async () => {
    const number = newNumber();
    const { deposit } = await createClaim(one, claim(number, { possibleTtlMs: 1_000 }));
    world.later(1_000);
    await resolveClaim(one, deposit.id);
    await recordTransfer(one, world.transfer(number), 'feed');
    const [known] = await one.transfers.ofNumber({ mode: 'test', walletType: 'easypaisa', number });
    expect(await one.transfers.take(known?.id ?? '', deposit.id, world.later(5_000))).toBe(true);
    for (const id of await two.transfers.due(world.clock.now(), 100)) await checkTransfer(two, id);
    expect((await createClaim(one, claim(number, { idempotencyKey: 'next' }))).deposit.state).toBe('credited');
  });

  test('nothing is left to be looked at when all has been looked at', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number), 'feed');
    await createClaim(one, claim(number));
    world.later(60_000);
    const due = await one.transfers.due(world.clock.now(), 1_000);
    expect(due).not.toEqual([]);
    for (const id of due) await checkTransfer(one, id);
    expect(await one.transfers.due(world.later(60_000), 100)).toEqual([]);
  });
});
