import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NO_FACTS, type Outcome } from '@adaigi/domain';
import { eventually } from '@adaigi/testing';
import { LOSES_IT, PAYS_IN_SILENCE, type Behaviour } from '../fakes/fake-provider.ts';
import { startPlatform, type Platform } from './platform.ts';

const UNKNOWN: Outcome = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS };
const BY_HAND: Behaviour = { debits: false, answer: { kind: 'not_sent', reason: 'refund_is_manual' } };
const OPERATORS = ['ayesha', 'bilal'].map((handle) => ({ handle, token: `token of ${handle}` }));
const REASON = 'line 14 of the statement of 20 November';

describe('operators, through the service', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(async () => {
    expect(await platform.stop()).toBe(0);
  });

  /** A payment of which the provider tells nothing. */
  const inDoubt = async (key: string, behaviour = PAYS_IN_SILENCE): Promise<string> => {
    platform.peers.inquiryAnswer = UNKNOWN;
    platform.peers.plans.set(key, [behaviour]);
    const { id } = await platform.create(key);
    await eventually(async () => (await platform.read(id)).attempts[0]?.state === 'ATTEMPT_STATE_UNKNOWN');
    return id;
  };

  test('a doubt is listed, looked into, settled by two, told on every topic, and stays settled after a crash', async () => {
    const paymentId = await inDoubt('settled');
    const { questions } = await platform.operators.listOpenQuestions({});
    expect(questions).toContainEqual(expect.objectContaining({ paymentId, attemptNumber: 1, state: 'unknown', amount: { minor: '50000', currency: 'PKR' } }));
    expect((await platform.operators.lookIntoDoubt({ paymentId })).findings).toMatchObject([{ attemptNumber: 1, outcome: { kind: 'OUTCOME_KIND_UNKNOWN' }, stateAfter: 'unknown' }]);

    const asked = { paymentId, attemptNumber: 1, verdict: 'VERDICT_SUCCEEDED', reason: REASON, operators: OPERATORS } as const;
    const { payment, record } = await platform.operators.settleAttempt(asked);
    expect(payment).toMatchObject({ state: 'PAYMENT_STATE_SUCCEEDED' });
    expect(record).toMatchObject({ chain: 'mer_1', seq: '1', stateBefore: 'unknown', stateAfter: 'succeeded', operators: ['ayesha', 'bilal'], reason: REASON });
    await eventually(() => platform.heard(paymentId).some(({ type }) => type === 'payment.succeeded'));
    await eventually(() => platform.heard('mer_1').some(({ type, seq }) => type === 'audit.recorded' && seq === 1));

    await platform.crash();
    await expect(platform.operators.settleAttempt(asked)).rejects.toMatchObject({ code: 'not_settleable', reason: 'already_settled' });
    const look = await platform.operators.lookIntoDoubt({ paymentId });
    expect(look).toMatchObject({ payment: { state: 'PAYMENT_STATE_SUCCEEDED' }, findings: [], audit: [{ seq: '1', hash: record?.hash }] });
    expect(await platform.operators.checkAudit({ merchantId: 'mer_1' })).toMatchObject({ records: '1', brokenAt: '0', headHash: record?.hash });
  }, 60_000);

  test('a statement of the provider settles what it tells of, is refused where it cannot be read, and names what nobody knows', async () => {
    const paymentId = await inDoubt('stated');
    const { reference } = (await platform.read(paymentId)).attempts[0] ?? { reference: '' };
    const asked = (lines: string) => platform.operators.applyStatement({ channel: 'jazzcash-main', file: Buffer.from(`reference,status,amount,transaction\n${lines}`), operators: OPERATORS });
    await expect(asked(`${reference},paid,1.234,`)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'file', message: expect.stringMatching(/^line 2 must have rupees/) }] });
    const stranger = 'Z'.repeat(20);
    expect(await asked(`${reference},paid,500.00,T-1\n${stranger},paid,1,`)).toMatchObject({ applied: [reference], known: [], unmatched: [stranger] });
    await eventually(() => platform.heard(paymentId).some(({ type }) => type === 'payment.succeeded'));
    expect(await asked(`${reference},paid,500.00,T-1`)).toMatchObject({ applied: [], known: [reference] });
  });

  test('what is held as taken over a channel is listed by the time of its settlement, without anything of the payer', async () => {
    platform.peers.inquiryAnswer = null;
    const { id: paymentId } = await platform.create('captured');
    const { attempts } = await platform.until(paymentId, 'PAYMENT_STATE_SUCCEEDED');
    const { reference, channel, sentAt, settledAt } = attempts[0] ?? { reference: '', channel: '', sentAt: '', settledAt: '' };
    const captures = (from: number, to: number) => platform.operators.listCaptures({ channel, from: new Date(Date.parse(settledAt) + from).toISOString(), to: new Date(Date.parse(settledAt) + to).toISOString() });
    expect(await captures(0, 1)).toMatchObject({ tooMany: false, captures: expect.arrayContaining([{ paymentId, reference, amount: { minor: '50000', currency: 'PKR' }, reversed: false, sentAt, settledAt }]) });
    expect((await captures(1, 60_000)).captures.map((capture) => capture.reference)).not.toContain(reference);
    await expect(captures(1, 1)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'to' }] });
    await expect(platform.operators.listCaptures({ channel, from: 'yesterday', to: settledAt })).rejects.toMatchObject({ fields: [{ field: 'from' }] });
  });

  test('a wrong token settles nothing and is told no reason', async () => {
    const paymentId = await inDoubt('refused', LOSES_IT);
    const [ayesha = { handle: '', token: '' }] = OPERATORS;
    const asked = { paymentId, attemptNumber: 1, verdict: 'VERDICT_DECLINED', reason: REASON } as const;
    const wrong = platform.operators.settleAttempt({ ...asked, operators: [ayesha, { handle: 'bilal', token: 'guess' }] });
    await expect(wrong).rejects.toMatchObject({ code: 'unauthenticated', message: expect.not.stringMatching(/bilal|token/) });
    await expect(platform.operators.settleAttempt({ ...asked, operators: [ayesha] })).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'operators' }] });
    await expect(platform.operators.settleAttempt({ ...asked, verdict: 'VERDICT_UNSPECIFIED', operators: OPERATORS })).rejects.toMatchObject({ fields: [{ field: 'verdict' }] });
    expect(await platform.read(paymentId)).toMatchObject({ state: 'PAYMENT_STATE_PROCESSING' });
    expect(await platform.process.metrics()).toMatch(/^adaigi_operator_refusals_total\S* 1$/m);
    const { payment } = await platform.operators.settleAttempt({ ...asked, operators: OPERATORS });
    expect(payment).toMatchObject({ state: 'PAYMENT_STATE_FAILED', failure: { code: 'settled_by_operator' } });
  });

  test('a refund that only people can make is listed, made by hand, and settled', async () => {
    platform.peers.inquiryAnswer = null;
    platform.peers.refundPlans.push(BY_HAND);
    const { id: paymentId } = await platform.create('manual');
    await platform.until(paymentId, 'PAYMENT_STATE_SUCCEEDED');
    const { refund } = await platform.client.createRefund({ merchantId: 'mer_1', mode: 'MODE_TEST', paymentId, idempotencyKey: 'r', reason: '' });
    const refundId = refund?.id ?? '';
    await eventually(async () => (await platform.read(paymentId)).refunds[0]?.state === 'REFUND_STATE_NEEDS_OPERATOR');
    expect((await platform.operators.listOpenQuestions({ limit: 1 })).questions).toMatchObject([{ paymentId, refundId, needsOperator: true, reason: 'refund_is_manual' }]);
    const { payment } = await platform.operators.settleRefund({ paymentId, refundId, verdict: 'VERDICT_SUCCEEDED', reason: REASON, operators: OPERATORS });
    expect(payment).toMatchObject({ refunds: [{ state: 'REFUND_STATE_SUCCEEDED' }] });
    await eventually(() => platform.heard(paymentId).some(({ type }) => type === 'refund.succeeded'));
    expect((await platform.operators.listOpenQuestions({})).questions.filter((question) => question.paymentId === paymentId)).toEqual([]);
  });
});
