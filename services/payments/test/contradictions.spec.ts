import { describe, expect, test } from '@jest/globals';
import { money, NO_FACTS, type Attempt, type Outcome } from '@adaigi/domain';
import { applyStatement } from '../src/usecases/apply-statement.ts';
import { createRefund } from '../src/usecases/create-refund.ts';
import { listOpenQuestions } from '../src/usecases/list-open-questions.ts';
import { lookIntoDoubt } from '../src/usecases/look-into-doubt.ts';
import { recordCallback } from '../src/usecases/record-callback.ts';
import { settleAttempt } from '../src/usecases/settle-attempt.ts';
import { PAYS, PAYS_IN_SILENCE, REFUSES, type Behaviour } from './fakes/fake-provider.ts';
import { memoryAuditLog } from './fakes/memory-audit-log.ts';
import { createWorld } from './fakes/world.ts';

const ASKED = money(50_000n, 'PKR');
const WRONG = money(100n, 'PKR');
const UNKNOWN: Outcome = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS };
const paid = (amount = null as typeof ASKED | null): Outcome => ({ kind: 'succeeded', amount, reversed: false, ...NO_FACTS });
const RETURNED: Outcome = { kind: 'succeeded', amount: null, reversed: true, ...NO_FACTS };
const BOTH = [
  { handle: 'ayesha', token: 'token of ayesha' },
  { handle: 'bilal', token: 'token of bilal' },
];

/** A payment that was sent, and what its provider says of it by itself. */
async function sent(behaviour: Behaviour) {
  const world = createWorld();
  const ports = { ...world.ports, audit: memoryAuditLog(world.store), operators: { verify: async () => true } };
  world.provider.charges(behaviour);
  world.provider.setInquiry(() => UNKNOWN);
  const { id } = await world.create();
  await world.execute(id);
  const attempt = async (): Promise<Attempt> => {
    const [first] = (await world.read(id)).attempts;
    if (first === undefined) throw new Error('no attempt was made');
    return first;
  };
  const { channel, reference } = await attempt();
  return {
    ...world,
    ports,
    id,
    attempt,
    says: (outcome: Outcome) => recordCallback(ports, { channel, reference, outcome }),
    states: (amount: typeof ASKED) =>
      applyStatement(ports, { channel, fileSha256: 'ab'.repeat(32), operators: BOTH, lines: [{ reference, status: 'paid', amount, providerTransactionId: 'T-1' }] }),
    settle: (verdict: 'succeeded' | 'declined' | 'reversed') =>
      settleAttempt(ports, { paymentId: id, attemptNumber: 1, verdict, reason: 'line 14 of the statement', providerTransactionId: '', operators: BOTH }),
    refund: (amount: typeof ASKED | null, idempotencyKey = 'r') => createRefund(ports, { merchantId: 'mer_1', mode: 'test', paymentId: id, idempotencyKey, amount, reason: '' }),
    questions: () => listOpenQuestions({ store: world.store, questions: { paymentIds: async () => [id] } }, 0),
  };
}

describe('an amount that a message has named wrongly', () => {
  test.each([['statement'], ['callback']] as const)('is not forgotten: %s', async (source) => {
    const it = await sent(PAYS_IN_SILENCE);
    if (source === 'statement') expect(await it.states(WRONG)).toMatchObject({ contradicting: [expect.any(String)] });
    else await it.says(paid(WRONG));
    await it.says(paid());
    it.provider.setInquiry(() => paid());
    await it.live(30_000);
    expect(await it.attempt()).toMatchObject({ state: 'quarantined', needsOperator: true });
    expect(await it.questions()).toMatchObject([{ needsOperator: true, attempt: { state: 'quarantined', reason: 'integrity' } }]);
    await it.says(paid(ASKED));
    expect(await it.read(it.id)).toMatchObject({ state: 'succeeded', attempts: [{ state: 'succeeded', needsOperator: false }] });
  });

  test('is cleared by two operators', async () => {
    const it = await sent(PAYS_IN_SILENCE);
    await it.says(paid(WRONG));
    expect((await it.settle('succeeded')).payment).toMatchObject({ state: 'succeeded' });
  });

  test('is not touched by a look of a person that finds no amount, and such a look uses nothing up', async () => {
    const it = await sent(PAYS_IN_SILENCE);
    await it.says(paid(WRONG));
    const before = await it.read(it.id);
    it.provider.setInquiry(() => paid());
    expect((await lookIntoDoubt(it.ports, it.id)).payment).toEqual(before);
    it.provider.setInquiry(() => paid(ASKED));
    expect((await lookIntoDoubt(it.ports, it.id)).payment).toMatchObject({ state: 'succeeded' });
  });

  test('calls a person where the payment has failed, in the end that stays', async () => {
    const it = await sent(REFUSES);
    await it.says(paid(WRONG));
    expect(it.types().at(-1)).toBe('attempt.needs_operator');
    expect(await it.read(it.id)).toMatchObject({ state: 'failed', refunds: [], attempts: [{ state: 'declined', needsOperator: true }] });
    expect((await it.settle('succeeded')).payment).toMatchObject({ state: 'failed', refunds: [{ origin: 'late_capture' }] });
  });
});

describe('a notification that captured money went back', () => {
  test('while our own full refund is under way is about that refund: told once', async () => {
    const it = await sent(PAYS);
    it.provider.refunds({ ...PAYS, meanwhile: () => it.says(RETURNED) });
    await it.refund(null);
    await it.execute(it.id);
    expect(await it.read(it.id)).toMatchObject({ refunds: [{ state: 'succeeded' }], attempts: [{ reversed: true, needsOperator: false }] });
    expect(it.types().slice(-2)).toEqual(['refund.processing', 'refund.succeeded']);
    expect(it.types()).not.toContain('payment.reversed');
  });

  test('while the refund under way is refused was the provider\'s own doing', async () => {
    const it = await sent(PAYS);
    it.provider.refunds({ ...REFUSES, meanwhile: () => it.says(RETURNED) });
    await it.refund(null);
    await it.execute(it.id);
    expect(it.types().slice(-2)).toEqual(['refund.failed', 'payment.reversed']);
  });

  test('after our own refund of a part is for a person: nothing is taken from the merchant, and nothing more is sent back, until two operators have said what it was', async () => {
    const it = await sent(PAYS);
    await it.refund(money(1_000n, 'PKR'));
    await it.execute(it.id);
    await it.says(RETURNED);
    expect(it.types().at(-1)).toBe('attempt.needs_operator');
    expect(await it.questions()).toMatchObject([{ needsOperator: true, attempt: { number: 1, state: 'succeeded', returnUnexplained: true } }]);
    await it.refund(null, 'rest');
    await it.live(120_000);
    expect(it.provider.refundSends).toHaveLength(1);
    await it.settle('succeeded');
    await it.live(1_000);
    expect(it.provider.refundSends.map(({ minor }) => minor)).toEqual([1_000n, 49_000n]);
    expect(it.types()).not.toContain('payment.reversed');
    expect(await it.questions()).toEqual([]);
  });
});
