import { describe, expect, test } from '@jest/globals';
import { judge } from './judge.ts';
import { tellHistory } from './history.ts';
import { callbackOf, CANCELLED, FAILED, LATE, NOON, PAID, QUEUED, REFUNDED, rightTruth, WINDOW_MS, type Doctored } from './right-truth.fixture.ts';

/** Numbers of the invariants that a truth breaks. */
function broken(truth: Doctored): number[] {
  return judge(truth as never).invariants.flatMap(({ name, violations }) => (violations.length > 0 ? [Number.parseInt(name, 10)] : []));
}

function payment(truth: Doctored, id: string) {
  const found = truth.payments.get(id);
  if (found === undefined) throw new Error(`no payment ${id}`);
  return found;
}

function order(truth: Doctored, id: string) {
  const found = truth.observation.orders.find((each) => each.key === `order-${id}`);
  if (found === undefined) throw new Error(`no order of ${id}`);
  return found;
}

function event(truth: Doctored, id: string, type: string) {
  const found = truth.events.find((each) => each.key === id && each.type === type);
  if (found === undefined) throw new Error(`no ${type} of ${id}`);
  return found;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}

function drop<T>(list: T[], isIt: (item: T) => boolean): void {
  const at = list.findIndex(isIt);
  if (at === -1) throw new Error('nothing to drop');
  list.splice(at, 1);
}

function debit(truth: Doctored, reference: string, mobile: string, at = NOON): void {
  truth.provider.ledger.push({ seq: truth.provider.ledger.length + 1, at, account: 'jazzcash-alt', reference, mobile, kind: 'debit', amountMinor: 1_000n });
}

/** A second attempt beside the first, both of them in the database and on the topic. */
function secondAttempt(truth: Doctored, id: string, mobile: string): void {
  const it = payment(truth, id);
  it.attempts.push({ number: 2, channel: 'jazzcash-alt', reference: 'SECOND', state: 'succeeded', notAfter: NOON + 3_000, nextInquiryAt: null, needsOperator: false, reversed: false });
  for (const [type, state] of [['attempt.started', 'INTENT'], ['attempt.succeeded', 'SUCCEEDED']] as const) {
    const seq = (it.eventCounts['attempts'] ?? 0) + 1;
    it.eventCounts['attempts'] = seq;
    truth.events.push({ topic: 'attempts', partition: 0, offset: 1_000n, key: id, id: `${id}.attempts.${seq}`, type, seq, payload: { attemptNumber: 2, state: `ATTEMPT_STATE_${state}` } });
  }
  debit(truth, 'SECOND', mobile);
}

test('a right truth breaks nothing, and every invariant looks at something', () => {
  const { invariants } = judge(rightTruth());
  expect(invariants.flatMap(({ violations }) => violations)).toEqual([]);
  expect(invariants).toHaveLength(13);
  for (const { name, checked } of invariants) expect([name, checked > 0]).toEqual([name, true]);
});

test('a redelivered event, a repeated webhook and an answer that was lost are no violation', () => {
  const truth = rightTruth();
  truth.events.push({ ...event(truth, PAID, 'payment.succeeded'), offset: 9_999n });
  truth.observation.inbox.push({ ...callbackOf(FAILED), answered: null });
  order(truth, PAID).submissions.push({ at: NOON, endedAt: NOON + 9_000, body: 'same', status: null, paymentId: null, state: null, code: null });
  expect(broken(truth)).toEqual([]);
});

const DOCTORED: readonly (readonly [string, number, (truth: Doctored) => void])[] = [
  ['two attempts of one payment were both paid', 1, (truth) => secondAttempt(truth, PAID, '03001000001')],
  ['the provider debited a payer twice, once by a reference that nobody knows', 1, (truth) => debit(truth, 'STRANGER', '03001000001')],
  ['an accepted payment is gone', 2, (truth) => truth.payments.delete(PAID)],
  ['an accepted payment has another amount', 2, (truth) => (payment(truth, FAILED).amountMinor = 7n)],
  ['an accepted payment was never published', 2, (truth) => drop(truth.events, ({ type, key }) => type === 'payment.created' && key === PAID)],
  ['an accepted refund is gone', 2, (truth) => payment(truth, REFUNDED).refunds.splice(0)],
  ['an accepted cancellation did not hold', 2, (truth) => (payment(truth, CANCELLED).state = 'expired')],
  ['a payment is stuck', 3, (truth) => (must(payment(truth, QUEUED).attempts[0]).needsOperator = false)],
  ['a doubt waits for a person who was not told', 3, (truth) => drop(truth.events, ({ type }) => type === 'attempt.needs_operator')],
  ['a refund is stuck', 3, (truth) => (must(payment(truth, REFUNDED).refunds[0]).state = 'processing')],
  ['a refund waits for a person who was not told', 3, (truth) => (must(payment(truth, REFUNDED).refunds[0]).state = 'needs_operator')],
  ['events stay in an outbox', 3, (truth) => (payment(truth, PAID).unpublished = 1)],
  ['the platform was not quiet at the deadline', 3, (truth) => (truth.observation.settledAt = null)],
  ['a payment succeeded without money', 4, (truth) => drop(truth.provider.ledger, ({ reference }) => reference === `REF-${PAID}`)],
  ['a failed payment was debited', 4, (truth) => truth.provider.ledger.push({ seq: 99, at: NOON, account: 'jazzcash-main', reference: `REF-${FAILED}`, mobile: '03001000003', kind: 'debit', amountMinor: 1_000n })],
  ['a late capture was not given back', 4, (truth) => {
    drop(truth.provider.ledger, ({ reference, kind }) => reference === `REF-${LATE}` && kind === 'refund');
    payment(truth, LATE).refunds.splice(0);
  }],
  ['a late capture raised no alarm', 4, (truth) => drop(truth.events, ({ type }) => type === 'payment.late_capture')],
  ['an attempt was declared declined while the provider could still debit, and put right later', 4, (truth) => {
    const line = truth.provider.ledger.find(({ reference, kind }) => reference === `REF-${LATE}` && kind === 'debit');
    if (line !== undefined) line.at = NOON + WINDOW_MS;
  }],
  ['a refund that was told as done never happened', 4, (truth) => drop(truth.provider.ledger, ({ reference, kind }) => reference === `REF-${REFUNDED}` && kind === 'refund')],
  ['a refund happened twice', 4, (truth) => truth.provider.ledger.push({ seq: 99, at: NOON, account: 'jazzcash-main', reference: `REF-${REFUNDED}`, mobile: '03001000002', kind: 'refund', amountMinor: 400n })],
  ['the wrong amount was debited', 4, (truth) => (must(truth.provider.ledger[0]).amountMinor = 999n)],
  ['the wrong person was debited', 4, (truth) => (order(truth, PAID).mobile = '03009999999')],
  ['a payment went on from a final state', 5, (truth) => {
    const ended = event(truth, PAID, 'payment.succeeded');
    truth.events.push({ ...ended, id: `${PAID}.payments.4`, seq: 4, type: 'payment.failed', payload: { ...ended.payload, state: 'PAYMENT_STATE_FAILED', version: '9' } });
  }],
  ['an attempt was started while another was open', 5, (truth) => {
    const it = truth.events.findIndex(({ key, type }) => key === QUEUED && type === 'attempt.in_doubt');
    truth.events.splice(it + 1, 0, { ...event(truth, QUEUED, 'attempt.started'), id: 'x', payload: { attemptNumber: 2, state: 'ATTEMPT_STATE_INTENT' } });
  }],
  ['an attempt went backward', 5, (truth) => truth.events.push({ ...event(truth, PAID, 'attempt.in_doubt'), id: 'again' })],
  ['a version was written twice', 5, (truth) => truth.writes?.splice(2, 0, { ...must(truth.writes[1]) })],
  ['a final state was overwritten without an event', 5, (truth) => {
    const version = payment(truth, PAID).version + 1;
    payment(truth, PAID).version = version;
    truth.writes?.push({ paymentId: PAID, version, state: 'failed' });
  }],
  ['more was refunded than captured', 6, (truth) => {
    for (const type of ['refund.requested', 'refund.processing']) {
      const first = event(truth, REFUNDED, type);
      truth.events.push({ ...first, id: `second ${type}`, payload: { ...first.payload, refundId: 'second', amountMinor: '700' } });
    }
  }],
  ['a payment that failed was refunded to its merchant\'s wish', 6, (truth) => truth.events.push({ ...event(truth, REFUNDED, 'refund.requested'), key: FAILED, id: 'other' })],
  ['the ledger lost a line', 7, (truth) => truth.provider.ledger.splice(0, 1)],
  ['a reference was debited twice', 7, (truth) => truth.provider.ledger.push({ ...must(truth.provider.ledger[0]), seq: truth.provider.ledger.length + 1 })],
  ['a merchant was never told by webhook', 8, (truth) => drop(truth.observation.inbox, ({ headers }) => headers['webhook-id'] === event(truth, PAID, 'payment.succeeded').id)],
  ['a merchant never took the callback', 8, (truth) => {
    for (const request of truth.observation.inbox) if (request.path === `/callback/${FAILED}`) request.answered = 500;
  }],
  ['a retry had another event id', 8, (truth) => truth.observation.inbox.push({ ...must(truth.observation.inbox[0]), headers: { ...must(truth.observation.inbox[0]).headers, 'webhook-id': 'evt_new' } })],
  ['a webhook is signed wrongly', 8, (truth) => (must(truth.observation.inbox[0]).headers['webhook-signature'] = 'v1,AAAA')],
  ['a callback is signed wrongly', 8, (truth) => truth.observation.inbox.push({ ...callbackOf(FAILED), body: JSON.stringify({ ...JSON.parse(callbackOf(FAILED).body), sign: 'x' }) })],
  ['a callback told an end that is none', 8, (truth) => truth.observation.inbox.push({ ...callbackOf(QUEUED) })],
  ['one key made two payments', 9, (truth) => (order(truth, PAID).submissions[1] = { at: NOON, endedAt: NOON, body: 'same', status: 201, paymentId: FAILED, state: 'accepted', code: null })],
  ['another body was accepted under the same key', 9, (truth) => (order(truth, PAID).submissions[1] = { at: NOON, endedAt: NOON, body: 'other', status: 200, paymentId: PAID, state: 'accepted', code: null })],
  ['another body was no conflict', 9, (truth) => (must(order(truth, PAID).submissions[1]).status = 400)],
  ['the same body was refused', 9, (truth) => order(truth, PAID).submissions.push({ at: NOON, endedAt: NOON, body: 'same', status: 409, paymentId: null, state: null, code: 'idempotency_conflict' })],
  ['one refund key made two refunds', 9, (truth) => must(order(truth, REFUNDED).refunds[0]).submissions.push({ at: NOON, endedAt: NOON, status: 201, refundId: 'ref_other', state: 'requested' })],
  ['a payer has a payment that nobody ordered', 9, (truth) => truth.payments.set('pay_extra', { ...payment(truth, PAID), id: 'pay_extra' })],
  ['an event is missing', 10, (truth) => drop(truth.events, ({ type, key }) => type === 'payment.processing' && key === PAID)],
  ['events came out of order', 10, (truth) => {
    const at = truth.events.findIndex(({ key, type }) => key === PAID && type === 'payment.processing');
    const [moved] = truth.events.splice(at, 1);
    if (moved !== undefined) truth.events.push(moved);
  }],
  ['an event was parked', 10, (truth) => truth.deadLetters.set('notifier.dlq', 1)],
  ['a read went backward', 11, (truth) => order(truth, PAID).reads.push({ at: NOON + 60_000, endedAt: NOON + 60_100, paymentId: PAID, state: 'processing', version: null })],
  ['a version went backward', 11, (truth) => order(truth, PAID).reads.push({ at: NOON + 60_000, endedAt: NOON + 60_100, paymentId: PAID, state: 'succeeded', version: 1 })],
  ['a final state was read that did not stay', 11, (truth) => (must(order(truth, FAILED).reads.at(-1)).state = 'succeeded')],
  ['a number is in a log', 12, (truth) => truth.leaks.push({ place: 'log edge.log', kind: 'mobile', excerpt: '█' })],
  ['two prompts rang on one phone', 13, (truth) => truth.provider.prompts.push({ ...must(truth.provider.prompts[0]), reference: 'OTHER', openedAt: NOON - 400, endedAt: null })],
  ['nobody looked into the logs', 12, (truth) => truth.searched.delete('log edge.log')],
];

describe('an invariant fires when', () => {
  test.each(DOCTORED)('%s (%i)', (_, number, doctor) => {
    const truth = rightTruth();
    doctor(truth);
    expect(broken(truth)).toContain(number);
  });
});

test('a debit beyond the provider\'s window is no second charge of ours, as long as it goes back', () => {
  const truth = rightTruth();
  expect(judge(truth as never).invariants[0]?.violations).toEqual([]);
  expect(payment(truth, LATE).attempts[0]?.state).toBe('succeeded');
});

test('a history tells client, events, provider, inbox, faults and what is now, in the order of time', () => {
  const truth = rightTruth();
  truth.observation.strikes.push({ at: NOON + 1_500, kind: 'kill', target: 'payments', detail: 'SIGKILL' }, { at: NOON - 3_600_000, kind: 'kill', target: 'edge', detail: 'long before' });
  const history = tellHistory(truth, REFUNDED);
  const order = ['client    submits same body: 201 accepted', 'fault     kill payments SIGKILL', 'client    reads processing', 'client    refunds 400', 'provider  refund 400', 'now: succeeded', 'refund ref_pay_refunded of 400 (merchant): succeeded'];
  const places = order.map((part) => history.indexOf(part));
  expect(places.every((place) => place !== -1)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(history).toContain('inbox     pay_refunded.payments.3: answered 200');
  expect(history).not.toContain('long before');
});
