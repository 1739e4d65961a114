import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { money, type Deposit } from '@adaigi/domain';
import { depositHandlers } from '../../src/grpc/deposit-handlers.ts';
import { createClaim, type CreateClaim } from '../../src/usecases/deposits/create-claim.ts';
import { decideDeposit } from '../../src/usecases/deposits/decide-deposit.ts';
import { recordTransfer } from '../../src/usecases/deposits/record-transfer.ts';
import { resolveClaim } from '../../src/usecases/deposits/resolve-claim.ts';
import { BOTH, claim, CONTEXT, createDepositWorld, newNumber, NUMBER, type DepositProcess, type DepositWorld } from '../fakes/deposit-world.ts';

let world: DepositWorld;
let one: DepositProcess;
let two: DepositProcess;
beforeAll(async () => {
  world = await createDepositWorld();
  ({ one, two } = world);
});
afterAll(() => world.stop());

describe('a claim', () => {
  test('of a known transfer is credited with its real amount, says so once, and answers the same again', async () => {
    const number = newNumber();
    expect(await recordTransfer(one, world.transfer(number, { amount: money(600_000n, 'PKR') }), 'feed')).toEqual({ recorded: { kind: 'new' }, depositId: null });
    const { deposit } = await createClaim(one, claim(number));
    expect(deposit).toMatchObject({ state: 'credited', label: `user of ${number}`, transfer: { amount: money(600_000n, 'PKR'), receivingNumber: NUMBER, senderNumber: '03139471223' } });
    const again = await createClaim(two, claim(number));
    expect(again).toEqual({ deposit: { ...deposit }, replayed: true });
    expect(world.eventsOf(deposit.id)).toEqual(['deposit.credited']);
    expect(JSON.stringify([world.published.get(deposit.id), await world.models.deposits.findById(deposit.id).lean(), await world.models.transfers.find().lean()])).not.toMatch(/03139471223|user of/);
  });

  test('made too early is possible, and credited when the transfer comes', async () => {
    const number = newNumber();
    const { deposit } = await createClaim(one, claim(number));
    expect(deposit.state).toBe('possible');
    expect(await recordTransfer(two, world.transfer(number), 'push')).toEqual({ recorded: { kind: 'new' }, depositId: deposit.id });
    expect(await world.states(deposit.id)).toEqual(['credited']);
    expect(world.eventsOf(deposit.id)).toEqual(['deposit.possible', 'deposit.credited']);
  });

  test('that nothing comes for expires when its time is over, and a transfer that comes later stays free', async () => {
    const number = newNumber();
    const { deposit } = await createClaim(one, claim(number, { possibleTtlMs: 60_000 }));
    world.later(60_000);
    expect(await one.deposits.due(world.clock.now(), 100)).toContain(deposit.id);
    expect((await resolveClaim(one, deposit.id)).state).toBe('expired');
    expect(await recordTransfer(one, world.transfer(number), 'feed')).toMatchObject({ depositId: null });
    expect((await createClaim(one, claim(number, { idempotencyKey: 'anew' }))).deposit.state).toBe('credited');
  });

  test('under a key that names another claim is a conflict', async () => {
    const number = newNumber();
    await createClaim(one, claim(number));
    await expect(createClaim(one, claim(newNumber(), { idempotencyKey: `key of ${number}` }))).rejects.toMatchObject({ code: 'idempotency_conflict' });
    await expect(createClaim(one, claim(number, { label: 'another user' }))).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  test('of a number that is used, by another user or under another key, is refused', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number), 'feed');
    await createClaim(one, claim(number));
    for (const overrides of [{ idempotencyKey: 'k2', label: 'thief' }, { idempotencyKey: 'k3' }, { idempotencyKey: 'k4', merchantId: 'mer_2' }]) {
      expect((await createClaim(two, claim(number, overrides))).deposit).toMatchObject({ state: 'refused', reason: 'already_claimed', transfer: null });
    }
  });

  test('does not meet a transfer of the other world or of another wallet type', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number, { mode: 'live' }), 'feed');
    await recordTransfer(one, world.transfer(number, { walletType: 'jazzcash' }), 'feed');
    expect((await createClaim(one, claim(number))).deposit.state).toBe('possible');
  });

  test('of a user with too many open ones is refused: he guesses', async () => {
    const label = 'guesser';
    const made = [];
    for (let index = 0; index < 4; index += 1) made.push((await createClaim(one, claim(newNumber(), { label }))).deposit);
    expect(made.map(({ state, reason }) => reason ?? state)).toEqual(['possible', 'possible', 'possible', 'too_many_claims']);
  });

  test('waits for the risk service, and is judged by it', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number), 'feed');
    world.risk.verdict = 'away';
    await expect(createClaim(one, claim(number))).rejects.toMatchObject({ code: 'unavailable' });
    world.risk.verdict = 'reject';
    world.later(5_000);
    const due = await one.deposits.due(world.clock.now(), 100);
    const states = await Promise.all(due.map((id) => resolveClaim(two, id)));
    expect(states.find((deposit) => deposit.number === number)).toMatchObject({ state: 'pending', reason: 'risk_rejected' });
    world.risk.verdict = 'allow';
  });
});

describe('a claim that got nothing, tried again', () => {
  const again = async (ended: Deposit, overrides: Partial<CreateClaim> = {}, process = two) =>
    createClaim(process, claim(ended.number, { idempotencyKey: `again after ${ended.id}`, label: ended.label, instead: ended.id, ...overrides }));
  const expired = async (number: string): Promise<Deposit> => {
    const { deposit } = await createClaim(one, claim(number, { possibleTtlMs: 60_000 }));
    world.later(60_000);
    return resolveClaim(one, deposit.id);
  };

  test('after it expired waits anew, and is credited when the transfer has come', async () => {
    const [waiting, paid] = [await expired(newNumber()), await expired(newNumber())];
    expect((await again(waiting)).deposit).toMatchObject({ state: 'possible', number: waiting.number });
    await recordTransfer(one, world.transfer(paid.number), 'feed');
    const { deposit } = await again(paid);
    expect(deposit.state).toBe('credited');
    expect(await again(paid)).toEqual({ deposit, replayed: true });
    expect(await world.states(paid.id)).toEqual(['expired']);
  });

  test('is answered as it ended, and nothing is stored, for as long as it would be refused again', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number), 'feed');
    await createClaim(one, claim(number));
    const { deposit: refused } = await createClaim(one, claim(number, { idempotencyKey: `late ${number}`, label: 'too late' }));
    const guesser = `guesser ${number}`;
    for (let index = 0; index < 3; index += 1) await createClaim(one, claim(newNumber(), { label: guesser }));
    const { deposit: tooMany } = await createClaim(one, claim(newNumber(), { label: guesser }));
    const before = await world.models.deposits.countDocuments();
    expect(await again(refused)).toEqual({ deposit: refused, replayed: true });
    expect(await again(tooMany)).toEqual({ deposit: tooMany, replayed: true });
    expect(await world.models.deposits.countDocuments()).toBe(before);
    await recordTransfer(one, world.transfer(tooMany.number), 'feed');
    expect((await again(tooMany)).deposit.state).toBe('credited');
  });

  test('fifty times at once is one claim, and takes no transfer that another has', async () => {
    const [free, lost] = [await expired(newNumber()), await expired(newNumber())];
    for (const { number } of [free, lost]) await recordTransfer(one, world.transfer(number), 'feed');
    const { deposit: owner } = await createClaim(one, claim(lost.number, { idempotencyKey: `owner ${lost.number}`, label: 'owner' }));
    const before = await world.models.deposits.countDocuments();
    const all = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const process = index % 2 === 0 ? one : two;
        return [(await again(free, {}, process)).deposit, (await again(lost, {}, process)).deposit] as const;
      }),
    );
    expect(new Set(all.map(([won]) => `${won.id} ${won.state}`)).size).toBe(1);
    expect(all[0]?.[0].state).toBe('credited');
    expect(all.every(([, nothing]) => nothing.id === lost.id)).toBe(true);
    expect(await world.models.deposits.countDocuments()).toBe(before + 1);
    expect((await one.transfers.ofNumber(lost)).map(({ claimedBy }) => claimedBy)).toEqual([owner.id]);
  });

  test('asked for over gRPC, is named by the one that ended', async () => {
    const ended = await expired(newNumber());
    const { createDepositClaim } = depositHandlers(one);
    const { number: transactionNumber, label, merchantId, walletType } = ended;
    const ask = (insteadOf: string) => createDepositClaim({ merchantId, mode: 'MODE_TEST', dialect: 'paykassma', idempotencyKey: `${transactionNumber}\n2`, walletType, label, transactionNumber, reference: '', policy: null, metadata: {}, dialectData: {}, insteadOf }, CONTEXT);
    await expect(ask('dep_of_nobody')).rejects.toMatchObject({ code: 'invalid_request' });
    expect(await ask(ended.id)).toMatchObject({ deposit: { state: 'DEPOSIT_STATE_POSSIBLE', transactionNumber }, replayed: false });
    expect(await ask(ended.id)).toMatchObject({ replayed: true });
  });

  test('must be the same user’s, of the same number, and over; what a person has refused stays refused', async () => {
    const ended = await expired(newNumber());
    const { deposit: open } = await createClaim(one, claim(newNumber()));
    for (const overrides of [{ label: 'another user' }, { number: newNumber() }, { merchantId: 'mer_2' }, { mode: 'live' as const }, { instead: open.id, number: open.number, label: open.label }, { instead: 'dep_of_nobody' }]) {
      await expect(again(ended, overrides)).rejects.toMatchObject({ code: 'invalid_request' });
    }
    const number = newNumber();
    await recordTransfer(one, world.transfer(number, { senderNumber: '' }), 'feed');
    const { deposit: pending } = await createClaim(one, claim(number));
    const refused = await decideDeposit(two, { depositId: pending.id, verdict: 'refuse', reason: 'The statement of the wallet shows it.', operators: BOTH, freeTransfer: true });
    expect(await again(refused)).toEqual({ deposit: refused, replayed: true });
    expect((await createClaim(one, claim(number, { idempotencyKey: `honest ${number}`, label: 'honest' }))).deposit.state).toBe('pending');
  });
});
