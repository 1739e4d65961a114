import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { money, type Deposit } from '@adaigi/domain';
import { chainId } from '../../src/adapters/audit-documents.ts';
import { depositHandlers, depositOperatorHandlers } from '../../src/grpc/deposit-handlers.ts';
import { createClaim } from '../../src/usecases/deposits/create-claim.ts';
import { decideDeposit } from '../../src/usecases/deposits/decide-deposit.ts';
import { recordTransfer } from '../../src/usecases/deposits/record-transfer.ts';
import { BOTH, by, claim, CONTEXT, createDepositWorld, newNumber, type DepositProcess, type DepositWorld } from '../fakes/deposit-world.ts';

let world: DepositWorld;
let one: DepositProcess;
let two: DepositProcess;
beforeAll(async () => {
  world = await createDepositWorld();
  ({ one, two } = world);
});
afterAll(() => world.stop());

describe('what is suspect', () => {
  const decide = (deposit: Deposit, verdict: 'release' | 'refuse' | 'free', operators = BOTH) =>
    decideDeposit(two, { depositId: deposit.id, verdict: verdict === 'release' ? verdict : 'refuse', reason: 'The statement of the wallet shows it.', operators, freeTransfer: verdict === 'free' });
  const recordsOf = (deposit: Deposit) => world.audits.entries.find({ paymentId: deposit.id }).lean();
  const ALI: [string, string] = ['ali', 'right'];
  /** A claim that waits for people, whose transfer anybody else could claim if it were free. */
  const suspect = async (number = newNumber()): Promise<Deposit> => {
    await recordTransfer(one, world.transfer(number, { senderNumber: '' }), 'import');
    const { deposit } = await createClaim(one, claim(number));
    expect(deposit).toMatchObject({ state: 'pending', reason: 'sender_unknown' });
    return deposit;
  };

  test('waits for two people, who credit the real amount; the decision and its record name both', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number, { amount: money(500_000n, 'PKR') }), 'feed');
    const { deposit } = await createClaim(one, claim(number, { amountMismatch: 'pending' }));
    expect(deposit).toMatchObject({ state: 'pending', reason: 'amount_mismatch' });
    expect((await one.deposits.pending(100)).map(({ id }) => id)).toContain(deposit.id);
    expect(await decide(deposit, 'release')).toMatchObject({ state: 'credited', reason: null, transfer: { amount: money(500_000n, 'PKR') }, decision: { operators: ['ayesha', 'bilal'] } });
    expect(world.eventsOf(deposit.id)).toEqual(['deposit.pending']);
    expect((await world.models.deposits.findById(deposit.id).lean())?.outbox.map(({ type }) => type)).toEqual(['deposit.pending', 'deposit.credited']);
    await expect(decide(deposit, 'refuse')).rejects.toMatchObject({ code: 'not_settleable' });
    expect(await recordsOf(deposit)).toMatchObject([{ action: 'deposit.decided', operators: ['ayesha', 'bilal'], stateAfter: 'credited', freedTransfer: false }]);
    const { deposit: told } = await depositHandlers(one).getDeposit({ merchantId: 'mer_1', mode: 'MODE_TEST', depositId: deposit.id, idempotencyKey: '', dialect: '', waitMs: 0 }, CONTEXT);
    expect(told?.decision).toMatchObject({ operators: ['ayesha', 'bilal'] });
  });

  test.each(['release', 'free'] as const)('one operator alone, or one who is named twice, does not %s; neither do three', async (verdict) => {
    const deposit = await suspect();
    const wrong: [rule: string, operators: typeof BOTH][] = [['count', []], ['count', by(ALI)], ['different', by(ALI, ALI)], ['count', [...by(ALI), ...BOTH]]];
    for (const [rule, operators] of wrong) {
      await expect(decide(deposit, verdict, operators)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'operators', rule }] });
    }
    expect(await one.deposits.find(deposit.id)).toEqual(deposit);
    expect(await recordsOf(deposit)).toEqual([]);
    expect((await createClaim(one, claim(deposit.number, { idempotencyKey: `accomplice of ${verdict}`, label: 'accomplice' }))).deposit).toMatchObject({ state: 'refused', reason: 'already_claimed' });
  });

  test.each(['release', 'free', 'refuse'] as const)('a wrong token of either changes nothing, and says not whose, when they %s', async (verdict) => {
    const deposit = await suspect();
    const wrong = [by(ALI, ['bilal', 'wrong']), by(['ali', 'wrong'], ['bilal', 'right']), ...(verdict === 'refuse' ? [by(['ali', 'wrong'])] : [])];
    for (const operators of wrong) {
      await expect(decide(deposit, verdict, operators)).rejects.toMatchObject({ code: 'unauthenticated', message: 'The operators are not authenticated.' });
    }
    expect(await one.deposits.find(deposit.id)).toEqual(deposit);
    expect(await recordsOf(deposit)).toEqual([]);
  });

  test('two operators free a transfer for whoever claims it next; the record names both', async () => {
    const deposit = await suspect();
    expect(await decide(deposit, 'free')).toMatchObject({ state: 'refused', reason: 'refused_by_operator', decision: { operators: ['ayesha', 'bilal'], freeTransfer: true } });
    expect(await recordsOf(deposit)).toMatchObject([{ operators: ['ayesha', 'bilal'], stateAfter: 'refused', freedTransfer: true }]);
    expect((await createClaim(one, claim(deposit.number, { idempotencyKey: 'next one', label: 'next' }))).deposit).toMatchObject({ state: 'pending', transfer: { id: deposit.transfer?.id } });
  });

  test('is told on the topic with who decided and whether the transfer was freed, in a chain that stays whole', async () => {
    const deposit = await suspect();
    await decide(deposit, 'free');
    const last = (await world.audits.chains.findById(chainId('mer_1')).lean())?.outbox.at(-1);
    expect(JSON.parse(last?.payloadJson ?? '')).toMatchObject({ action: 'deposit.decided', paymentId: deposit.id, verdict: 'declined', operators: ['ayesha', 'bilal'], freedTransfer: true });
    expect(await one.audit.check('mer_1')).toMatchObject({ brokenAt: 0, headHash: JSON.parse(last?.payloadJson ?? '').hash });
  });

  test('asked for over gRPC, needs the same people', async () => {
    const operators = depositOperatorHandlers(one);
    const asked = async () => ({ depositId: (await suspect()).id, reason: 'The statement of the wallet shows it.' });
    for (const refused of [operators.releaseDeposit({ ...(await asked()), operators: by(ALI) }, CONTEXT), operators.refuseDeposit({ ...(await asked()), operators: by(ALI), freeTransfer: true }, CONTEXT)]) {
      await expect(refused).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'operators', rule: 'count' }] });
    }
    expect(await operators.releaseDeposit({ ...(await asked()), operators: BOTH }, CONTEXT)).toMatchObject({ deposit: { state: 'DEPOSIT_STATE_CREDITED', decision: { operators: ['ayesha', 'bilal'] } } });
    const freed = await operators.refuseDeposit({ ...(await asked()), operators: BOTH, freeTransfer: true }, CONTEXT);
    const kept = await operators.refuseDeposit({ ...(await asked()), operators: by(ALI), freeTransfer: false }, CONTEXT);
    expect([freed, kept]).toMatchObject([{ deposit: { state: 'DEPOSIT_STATE_REFUSED', decision: { operators: ['ayesha', 'bilal'] } } }, { deposit: { state: 'DEPOSIT_STATE_REFUSED', decision: { operators: ['ali'] } } }]);
    const decided = await Promise.all([freed, kept].map(async ({ deposit }) => (await one.deposits.find(deposit?.id ?? ''))?.decision?.freeTransfer));
    expect(decided).toEqual([true, false]);
  });

  test('a decision that was stored with its one operator is read as his', async () => {
    const deposit = await suspect();
    await decide(deposit, 'refuse', by(ALI));
    await world.models.deposits.collection.updateOne({ _id: deposit.id as never }, [{ $set: { decision: { operator: 'ali' } } }, { $unset: 'decision.operators' }]);
    expect(await one.deposits.find(deposit.id)).toMatchObject({ state: 'refused', decision: { operators: ['ali'], reason: 'The statement of the wallet shows it.', freeTransfer: false, at: world.clock.now() } });
    expect((await one.deposits.find(deposit.id))?.decision).not.toHaveProperty('operator');
  });

  test('two users who named a number before it came: the first is kept for a person, the other waits for the outcome', async () => {
    const number = newNumber();
    const { deposit: first } = await createClaim(one, claim(number));
    world.later(10);
    const { deposit: second } = await createClaim(two, claim(number, { idempotencyKey: 'second', label: 'second user' }));
    world.later(10);
    expect(second.state).toBe('possible');
    await recordTransfer(one, world.transfer(number), 'feed');
    expect(await world.states(first.id, second.id)).toEqual(['pending', 'possible']);
    await decide(first, 'free');
    expect(await world.states(first.id, second.id)).toEqual(['refused', 'credited']);
  });

  test('a transfer that one operator keeps back, or two, goes to nobody; nobody is not enough, and one who is named twice neither', async () => {
    for (const [operators, names] of [[by(ALI), ['ali']], [BOTH, ['ayesha', 'bilal']]] as const) {
      const deposit = await suspect();
      for (const wrong of [[], by(ALI, ALI)]) await expect(decide(deposit, 'refuse', wrong)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'operators' }] });
      expect(await decide(deposit, 'refuse', [...operators])).toMatchObject({ state: 'refused', decision: { operators: names } });
      expect(await recordsOf(deposit)).toMatchObject([{ operators: names, stateAfter: 'refused', freedTransfer: false }]);
      expect((await createClaim(one, claim(deposit.number, { idempotencyKey: `after ${deposit.id}` }))).deposit).toMatchObject({ state: 'refused', reason: 'already_claimed' });
    }
  });

  test('an amount that the merchant refuses leaves the transfer free for a right claim', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number, { amount: money(500_000n, 'PKR') }), 'feed');
    expect((await createClaim(one, claim(number, { amountMismatch: 'refuse' }))).deposit).toMatchObject({ state: 'refused', reason: 'amount_mismatch' });
    expect((await createClaim(one, claim(number, { amountMismatch: 'refuse', idempotencyKey: 'right', claimed: money(500_000n, 'PKR') }))).deposit.state).toBe('credited');
  });

  test('money into a wallet that the merchant was never shown', async () => {
    const number = newNumber();
    await recordTransfer(one, world.transfer(number), 'feed');
    expect((await createClaim(one, claim(number, { merchantId: 'mer_9' }))).deposit).toMatchObject({ state: 'pending', reason: 'wallet_not_shown' });
  });
});
