import { describe, expect, test } from '@jest/globals';
import { money, NO_FACTS, type Outcome } from '@adaigi/domain';
import { applyStatement } from '../src/usecases/apply-statement.ts';
import { createRefund } from '../src/usecases/create-refund.ts';
import { executePayment } from '../src/usecases/execute-payment.ts';
import { listOpenQuestions } from '../src/usecases/list-open-questions.ts';
import { lookIntoDoubt } from '../src/usecases/look-into-doubt.ts';
import { recordCallback } from '../src/usecases/record-callback.ts';
import { settleAttempt } from '../src/usecases/settle-attempt.ts';
import { settleRefund } from '../src/usecases/settle-refund.ts';
import { LOSES_IT, PAYS, PAYS_IN_SILENCE, REFUSES, type Behaviour } from './fakes/fake-provider.ts';
import { memoryAuditLog } from './fakes/memory-audit-log.ts';
import { createWorld } from './fakes/world.ts';

const UNKNOWN: Outcome = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS };
const BY_HAND: Behaviour = { debits: false, answer: { kind: 'not_sent', reason: 'refund_is_manual' } };
const AMOUNT = money(50_000n, 'PKR');
const REASON = 'line 14 of the statement of 20 November';
const AYESHA = { handle: 'ayesha', token: 'token of ayesha' };
const BILAL = { handle: 'bilal', token: 'token of bilal' };
const BOTH = [BILAL, AYESHA];

function createOffice() {
  const world = createWorld();
  const audit = memoryAuditLog(world.store);
  const verified: string[] = [];
  const operators = {
    async verify(handle: string, token: string) {
      verified.push(handle);
      return token === `token of ${handle}`;
    },
  };
  const ports = { ...world.ports, audit, operators };
  /** A payment whose doubt only people can settle: nobody tells anything about it any more. */
  const stuck = async (behaviour: Behaviour = PAYS_IN_SILENCE): Promise<string> => {
    world.provider.charges(behaviour);
    world.provider.setInquiry(() => UNKNOWN);
    const { id } = await world.create();
    await world.execute(id);
    const mute = { ...world.provider, inquire: async () => ({ outcome: UNKNOWN, nextInquiryAfterMs: 0, scheduleExhausted: true }) };
    world.clock.pass(100_000);
    await executePayment({ ...world.ports, connectors: mute }, id);
    return id;
  };
  const settle = (paymentId: string, verdict: 'succeeded' | 'declined', overrides = {}) =>
    settleAttempt(ports, { paymentId, attemptNumber: 1, verdict, reason: REASON, providerTransactionId: '', operators: BOTH, ...overrides });
  return { ...world, ports, audit, verified, stuck, settle };
}

/** A payment that has paid, with a refund that only people can make. */
async function manualRefund(office: ReturnType<typeof createOffice>) {
  office.provider.charges(PAYS);
  office.provider.refunds(BY_HAND);
  const { id } = await office.create();
  await office.execute(id);
  const { refund } = await createRefund(office.ports, { merchantId: 'mer_1', mode: 'test', paymentId: id, idempotencyKey: 'r', amount: null, reason: '' });
  await office.execute(id);
  return { id, refundId: refund.id };
}

describe('two operators', () => {
  test('settle an attempt as paid: the payment ends, waiting readers hear it, and the audit log says who and why', async () => {
    const office = createOffice();
    const id = await office.stuck();
    const ended = office.ports.completions.wait(id, 1_000);
    const { payment, record } = await office.settle(id, 'succeeded', { providerTransactionId: 'T-77' });
    expect(payment).toMatchObject({ state: 'succeeded', attempts: [{ state: 'succeeded', providerTransactionId: 'T-77', needsOperator: false }] });
    expect(await office.read(id)).toEqual(payment);
    expect((await ended)?.state).toBe('succeeded');
    expect(record).toMatchObject({ seq: 1, action: 'attempt.settled', stateBefore: 'unknown', stateAfter: 'succeeded', reason: REASON, operators: ['ayesha', 'bilal'], at: payment.updatedAt });
    expect(office.types().slice(-2)).toEqual(['attempt.succeeded', 'payment.succeeded']);
    expect(office.slots.holder(payment.payerKey)).toBeNull();
  });

  test('settle it as not paid: the payment fails, nothing more is tried, and the number is free', async () => {
    const office = createOffice();
    const id = await office.stuck(LOSES_IT);
    const { payment } = await office.settle(id, 'declined');
    expect(payment).toMatchObject({ state: 'failed', failure: { reason: 'settled_by_operator' } });
    await office.live(60_000);
    expect(office.provider.sends).toHaveLength(1);
    expect(office.slots.holder(payment.payerKey)).toBeNull();
  });

  test('must be exactly two, different, and both who they say; otherwise nothing changes and nothing is recorded', async () => {
    const office = createOffice();
    const id = await office.stuck();
    const before = await office.read(id);
    for (const operators of [[], [AYESHA], [AYESHA, AYESHA], [AYESHA, { handle: 'ayesha', token: 'other' }], [AYESHA, BILAL, { handle: 'c', token: 'token of c' }]]) {
      await expect(office.settle(id, 'succeeded', { operators })).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'operators' }] });
    }
    expect(office.verified).toEqual([]);
    const refusals = await Promise.all(
      [[{ ...AYESHA, token: 'no' }, BILAL], [AYESHA, { ...BILAL, token: 'no' }], [{ ...AYESHA, token: 'no' }, { ...BILAL, token: 'no' }]].map((operators) =>
        office.settle(id, 'succeeded', { operators }).catch(({ code, message }: { code: string; message: string }) => ({ code, message })),
      ),
    );
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ code: 'unauthenticated' });
    // Both are always asked about: the time tells no more than the words.
    expect(office.verified).toHaveLength(6);
    expect(await office.read(id)).toEqual(before);
    expect(office.audit.entries).toEqual([]);
  });

  test('learn nothing about payments before they are known', async () => {
    const office = createOffice();
    await expect(office.settle('pay_none', 'succeeded', { operators: [AYESHA, { ...BILAL, token: 'no' }] })).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(office.settle('pay_none', 'succeeded')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('must give a reason that says something and holds no personal data', async () => {
    const office = createOffice();
    const id = await office.stuck();
    for (const reason of ['', 'because', ' '.repeat(50), 'x'.repeat(501)]) await expect(office.settle(id, 'succeeded', { reason })).rejects.toMatchObject({ fields: [{ field: 'reason' }] });
    for (const personal of ['03115112345', '+923115112345', '0311-5112345', '3520112345671', '35201-1234567-1', 'a@b.pk']) {
      await expect(office.settle(id, 'succeeded', { reason: `the payer ${personal} called us` })).rejects.toMatchObject({ fields: [{ field: 'reason', rule: 'personal_data' }] });
    }
    await office.settle(id, 'succeeded', { reason: 'statement line 20261120123456, RRN 612345678901' });
  });

  test('cannot settle twice, nor what is under way, nor what is not there', async () => {
    const office = createOffice();
    const id = await office.stuck();
    await expect(office.settle(id, 'succeeded', { attemptNumber: 2 })).rejects.toMatchObject({ code: 'not_found' });
    await office.settle(id, 'succeeded');
    for (const verdict of ['succeeded', 'declined'] as const) await expect(office.settle(id, verdict)).rejects.toMatchObject({ code: 'not_settleable', reason: 'already_settled' });
    expect(office.audit.entries).toHaveLength(1);
    office.provider.charges({ ...PAYS, meanwhile: async () => expect(office.settle(other.id, 'declined')).rejects.toMatchObject({ code: 'not_settleable', reason: 'under_way' }) });
    const other = await office.create({ idempotencyKey: 'key-2', payer: { mobile: '03115112346', name: '', email: '', cnic: '' } });
    await office.execute(other.id);
    expect(await office.read(other.id)).toMatchObject({ state: 'succeeded' });
  });

  test('prove money that moved after the end: it goes back', async () => {
    const office = createOffice();
    office.provider.charges({ ...REFUSES, debits: true });
    const { id } = await office.create();
    await office.execute(id);
    await office.settle(id, 'succeeded');
    expect(office.woken).toContain(id);
    await office.execute(id);
    expect(await office.read(id)).toMatchObject({ state: 'failed', refunds: [{ origin: 'late_capture', state: 'succeeded' }] });
    expect(office.counted).toContain('late_capture');
  });

  test('are overtaken by the provider between computing and saving: its proof stands, and theirs is refused', async () => {
    const office = createOffice();
    const id = await office.stuck();
    const reference = office.provider.sends[0]?.reference ?? '';
    office.store.beforeNextSave(() => recordCallback(office.ports, { channel: 'jazzcash-main', reference, outcome: PAYS.answer }));
    await expect(office.settle(id, 'declined')).rejects.toMatchObject({ code: 'not_settleable' });
    expect(await office.read(id)).toMatchObject({ state: 'succeeded' });
    expect(office.audit.entries).toEqual([]);
  });

  test('report a refund that was made by hand, once', async () => {
    const office = createOffice();
    const { id, refundId } = await manualRefund(office);
    const asked = { paymentId: id, refundId, verdict: 'succeeded', reason: REASON, operators: BOTH } as const;
    expect((await office.read(id)).refunds).toMatchObject([{ state: 'needs_operator', failureReason: 'refund_is_manual' }]);
    const { payment, record } = await settleRefund(office.ports, asked);
    expect(payment.refunds).toMatchObject([{ state: 'succeeded' }]);
    expect(record).toMatchObject({ action: 'refund.settled', refundId, attemptNumber: 0, stateBefore: 'needs_operator', stateAfter: 'succeeded' });
    await expect(settleRefund(office.ports, asked)).rejects.toMatchObject({ code: 'not_settleable' });
    await expect(settleRefund(office.ports, { ...asked, refundId: 'ref_none' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a look', () => {
  test('finds the truth and saves it', async () => {
    const office = createOffice();
    const id = await office.stuck();
    office.provider.setInquiry(null);
    const { payment, findings } = await lookIntoDoubt(office.ports, id);
    expect(findings).toMatchObject([{ attemptNumber: 1, outcome: { kind: 'succeeded' }, stateBefore: 'unknown', stateAfter: 'succeeded' }]);
    expect(payment.state).toBe('succeeded');
    expect(await office.read(id)).toEqual(payment);
  });

  test('that proves nothing changes nothing: no step of the schedule is used up and none is taken away', async () => {
    const office = createOffice();
    office.provider.charges(PAYS_IN_SILENCE);
    office.provider.setInquiry(() => UNKNOWN);
    const { id } = await office.create();
    await office.execute(id);
    const before = await office.read(id);
    const { findings } = await lookIntoDoubt(office.ports, id);
    expect(findings).toMatchObject([{ outcome: { kind: 'unknown' }, stateBefore: 'unknown', stateAfter: 'unknown' }]);
    office.provider.setAway(true);
    expect((await lookIntoDoubt(office.ports, id)).findings).toMatchObject([{ outcome: null }]);
    expect(await office.read(id)).toEqual(before);
  });

  test('into a failed payment asks the provider behind the stored decline, and finds late money', async () => {
    const office = createOffice();
    office.provider.charges({ ...REFUSES, debits: true });
    const { id } = await office.create();
    await office.execute(id);
    expect((await lookIntoDoubt(office.ports, id)).payment).toMatchObject({ state: 'failed', attempts: [{ state: 'succeeded' }], refunds: [{ origin: 'late_capture' }] });
  });

  test('leaves a call under way alone', async () => {
    const office = createOffice();
    office.provider.charges({ ...PAYS, meanwhile: async () => expect((await lookIntoDoubt(office.ports, made.id)).findings).toEqual([]) });
    const made = await office.create();
    await office.execute(made.id);
    expect(office.provider.inquiries).toBe(0);
  });

  test('shows what operators did before, and knows no other payment', async () => {
    const office = createOffice();
    const id = await office.stuck();
    await office.settle(id, 'succeeded');
    expect((await lookIntoDoubt(office.ports, id)).audit).toMatchObject([{ paymentId: id, verdict: 'succeeded' }]);
    await expect(lookIntoDoubt(office.ports, 'pay_none')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the list of open questions', () => {
  test('begins with what waits for a person, goes on by age, and leaves out what is settled', async () => {
    const office = createOffice();
    const { id: manual } = await manualRefund(office);
    office.provider.setInquiry(() => UNKNOWN);
    office.provider.charges(PAYS_IN_SILENCE);
    const ids: string[] = [];
    for (const key of ['a', 'b']) {
      const { id } = await office.create({ idempotencyKey: key, payer: { mobile: `0311511234${ids.length}`, name: '', email: '', cnic: '' } });
      await office.execute(id);
      office.clock.pass(1_000);
      ids.push(id);
    }
    const paid = await office.create({ idempotencyKey: 'paid', payer: { mobile: '03115112349', name: '', email: '', cnic: '' } });
    office.provider.charges(PAYS);
    await office.execute(paid.id);
    const questions = { paymentIds: async () => [paid.id, ...ids.toReversed(), manual] };
    const open = await listOpenQuestions({ store: office.store, questions }, 0);
    expect(open.map(({ payment, needsOperator }) => [payment.id, needsOperator])).toEqual([[manual, true], [ids[0], false], [ids[1], false]]);
    expect(open[0]).toMatchObject({ attempt: null, refund: { state: 'needs_operator' }, channel: 'jazzcash-main', nextLookAt: null });
    expect(await listOpenQuestions({ store: office.store, questions }, 2)).toHaveLength(2);
    for (const limit of [-1, 101]) await expect(listOpenQuestions({ store: office.store, questions }, limit)).rejects.toMatchObject({ fields: [{ field: 'limit' }] });
  });
});

describe('a provider\'s statement', () => {
  const SHA = 'ab'.repeat(32);
  type Office = ReturnType<typeof createOffice>;
  const apply = (office: Office, ...lines: readonly { reference: string; status?: 'paid' | 'reversed'; minor?: bigint }[]) =>
    applyStatement(office.ports, {
      channel: 'jazzcash-main',
      fileSha256: SHA,
      operators: BOTH,
      lines: lines.map(({ reference, status = 'paid', minor = AMOUNT.minor }) => ({ reference, status, amount: { ...AMOUNT, minor }, providerTransactionId: 'T-9' })),
    });

  test('settles a doubt about which nobody tells anything any more, in the name of two operators, and only once', async () => {
    const office = createOffice();
    const id = await office.stuck();
    const { reference } = await firstAttempt(office, id);
    expect(await apply(office, { reference })).toEqual({ applied: [reference], known: [], contradicting: [], unmatched: [] });
    expect(await office.store.find(id)).toMatchObject({ state: 'succeeded', attempts: [{ state: 'succeeded', providerTransactionId: 'T-9' }] });
    expect(await office.audit.ofPayment(id)).toMatchObject([{ action: 'attempt.settled', stateAfter: 'succeeded', operators: ['ayesha', 'bilal'], reason: `line 2 of the statement with SHA-256 ${SHA}` }]);
    expect(await apply(office, { reference })).toMatchObject({ applied: [], known: [reference] });
    expect(await office.audit.ofPayment(id)).toHaveLength(1);
  });

  test('that shows money of a payment which failed has it given back', async () => {
    const office = createOffice();
    office.provider.charges(REFUSES);
    const { id } = await office.create();
    await office.execute(id);
    const { reference } = await firstAttempt(office, id);
    await apply(office, { reference });
    expect(await office.store.find(id)).toMatchObject({ state: 'failed', attempts: [{ state: 'succeeded' }], refunds: [{ origin: 'late_capture' }] });
  });

  test('that tells of a reversal makes it a fact after the end', async () => {
    const office = createOffice();
    office.provider.charges(PAYS);
    const { id } = await office.create();
    await office.execute(id);
    const { reference } = await firstAttempt(office, id);
    expect(await apply(office, { reference, status: 'reversed' })).toMatchObject({ applied: [reference] });
    expect(await office.store.find(id)).toMatchObject({ state: 'succeeded', attempts: [{ reversed: true }] });
  });

  test('settles nothing by another amount, and tells which references nobody knows', async () => {
    const office = createOffice();
    const id = await office.stuck();
    const { reference } = await firstAttempt(office, id);
    const stranger = 'Z'.repeat(20);
    expect(await apply(office, { reference, minor: AMOUNT.minor - 1n }, { reference: stranger })).toEqual({ applied: [], known: [], contradicting: [reference], unmatched: [stranger] });
    expect(await office.store.find(id)).toMatchObject({ state: 'processing', attempts: [{ state: 'quarantined' }] });
  });

  test('needs two different operators who are who they say', async () => {
    const office = createOffice();
    const id = await office.stuck();
    const { reference } = await firstAttempt(office, id);
    const line = { reference, status: 'paid', amount: AMOUNT, providerTransactionId: '' } as const;
    for (const operators of [[AYESHA], [AYESHA, AYESHA], [AYESHA, { ...BILAL, token: 'guessed' }]]) {
      await expect(applyStatement(office.ports, { channel: 'jazzcash-main', fileSha256: SHA, operators, lines: [line] })).rejects.toMatchObject({ code: expect.stringMatching(/invalid_request|unauthenticated/) });
    }
    expect(await office.store.find(id)).toMatchObject({ state: 'processing' });
  });
});

async function firstAttempt({ store }: ReturnType<typeof createOffice>, id: string) {
  const attempt = (await store.find(id))?.attempts[0];
  if (attempt === undefined) throw new Error('no attempt was made');
  return attempt;
}
