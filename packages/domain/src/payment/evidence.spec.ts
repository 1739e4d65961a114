import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { acceptedPayment, after, DECLINED, ELSEWHERE, evidenceOf, MISMATCH, NOON, NOT_SENT, PAID, PENDING, proofOf, REVERSED, run, startOf, typesOf, UNKNOWN, verdictOf } from '../../test/samples.ts';
import { ATTEMPT_STATES, foldEvidence, isOpen, money, provenState, transition, TRUTH_TABLE, type Attempt, type AttemptState, type Outcome, type Payment } from '../index.ts';

const intent = run(acceptedPayment(), startOf(acceptedPayment())).payment.attempts[0];
if (intent === undefined) throw new Error('no intent');

/** Written out by hand, apart from the code. */
const EXPECTED: Record<AttemptState, AttemptState[]> = {
  intent: ['intent', 'unknown', 'pending', 'quarantined', 'not_sent', 'declined', 'succeeded'],
  unknown: ['unknown', 'unknown', 'pending', 'quarantined', 'not_sent', 'declined', 'succeeded'],
  pending: ['pending', 'pending', 'pending', 'quarantined', 'not_sent', 'declined', 'succeeded'],
  quarantined: ['quarantined', 'quarantined', 'quarantined', 'quarantined', 'not_sent', 'declined', 'succeeded'],
  not_sent: ['not_sent', 'not_sent', 'not_sent', 'not_sent', 'not_sent', 'declined', 'succeeded'],
  declined: ['declined', 'declined', 'declined', 'declined', 'declined', 'declined', 'succeeded'],
  succeeded: ['succeeded', 'succeeded', 'succeeded', 'succeeded', 'succeeded', 'succeeded', 'succeeded'],
};

const cells = ATTEMPT_STATES.flatMap((before) => ATTEMPT_STATES.map((proof, column) => [before, proof, EXPECTED[before][column]] as const));

describe('the truth table', () => {
  test.each(cells)('%s and a proof of %s give %s', (before, proof, expected) => {
    expect(TRUTH_TABLE[before][proof]).toBe(expected);
  });

  test('the published page says the same, cell by cell', () => {
    const page = readFileSync(new URL('../../../../docs/truth-table.md', import.meta.url), 'utf8');
    const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim().replaceAll('*', '')));
    const header = rows.find((row) => row[1]?.startsWith('before'));
    expect(header?.slice(2, -1)).toEqual([...ATTEMPT_STATES]);
    for (const before of ATTEMPT_STATES) {
      const row = rows.find((each) => each[1] === before);
      expect([before, row?.slice(2, -1)]).toEqual([before, ATTEMPT_STATES.map((proof) => TRUTH_TABLE[before][proof])]);
    }
  });

  test.each<[Outcome, AttemptState]>([
    [PAID, 'succeeded'],
    [REVERSED, 'succeeded'],
    [DECLINED, 'declined'],
    [PENDING, 'pending'],
    [UNKNOWN, 'unknown'],
    [MISMATCH, 'quarantined'],
    [NOT_SENT, 'not_sent'],
  ])('outcome %# proves %s', (outcome, state) => {
    expect(provenState(outcome)).toBe(state);
  });
});

const OTHER_FIELD = { ...MISMATCH, integrityProblem: 'signature' } as const;
const RIGHT = { ...PAID, amount: money(50_000n, 'PKR') } as const;
const WRONG = { ...PAID, amount: money(49_900n, 'PKR') } as const;
const uncontested = fc.constantFrom<Outcome>(PAID, REVERSED, RIGHT, DECLINED, ELSEWHERE, PENDING, UNKNOWN, OTHER_FIELD, NOT_SENT);
const outcome = fc.oneof({ weight: 8, arbitrary: uncontested }, { weight: 1, arbitrary: fc.constant<Outcome>(MISMATCH) });
const source = fc.constantFrom('reply' as const, 'callback' as const, 'inquiry' as const);

function folded(proofs: readonly { outcome: Outcome; source: 'reply' | 'callback' | 'inquiry' }[]): Attempt {
  return proofs.reduce((attempt, { outcome, source }) => foldEvidence(attempt, evidenceOf(outcome, { source })), intent as Attempt);
}

describe('folding evidence', () => {
  test.each([
    ['', uncontested, []],
    [' once an amount is contested', outcome, [{ outcome: MISMATCH, source: 'callback' as const }]],
  ])('the order of proofs does not matter for what is known of the money%s', (_when, outcomes, first) => {
    const proofs = fc.array(fc.record({ outcome: outcomes, source }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(proofs.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([one, other]) => {
        const [a, b] = [folded([...first, ...one]), folded([...first, ...other])];
        expect({ state: a.state, reversed: a.reversed, inquiriesMade: a.inquiriesMade }).toEqual({ state: b.state, reversed: b.reversed, inquiriesMade: b.inquiriesMade });
      }),
    );
  });

  test('the same proof twice is the same as once', () => {
    fc.assert(
      fc.property(outcome, (each) => {
        const once = foldEvidence(intent, evidenceOf(each));
        expect(foldEvidence(once, evidenceOf(each))).toEqual(once);
      }),
    );
  });

  test('a settled attempt asks for nothing more, unless its amount is contested; an open one has a next look or a person', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ outcome, source }), { minLength: 1, maxLength: 8 }), (proofs) => {
        const attempt = folded(proofs);
        if (isOpen(attempt)) expect(attempt.nextInquiryAt !== null || attempt.needsOperator).toBe(true);
        else expect(attempt).toMatchObject({ nextInquiryAt: null, needsOperator: attempt.amountContested, nextAction: null, settledAt: NOON });
      }),
    );
  });

  test('an inquiry that proves nothing and names no next look leaves a person, not an endless loop', () => {
    const attempt = foldEvidence(intent, evidenceOf(UNKNOWN, { source: 'inquiry', nextInquiryAt: null }));
    expect(attempt).toMatchObject({ state: 'unknown', nextInquiryAt: null, needsOperator: true });
  });

  test('a callback that proves nothing leaves the planned inquiry where it is', () => {
    const asked = foldEvidence(intent, evidenceOf(UNKNOWN, { nextInquiryAt: after(30_000) }));
    expect(foldEvidence(asked, evidenceOf(PENDING, { source: 'callback', nextInquiryAt: null })).nextInquiryAt).toEqual(after(30_000));
  });

  test('what followed from the first decline stands; a second one adds only what was missing', () => {
    const first = foldEvidence(intent, evidenceOf(ELSEWHERE));
    const second = foldEvidence(first, evidenceOf({ ...DECLINED, providerTransactionId: 'T1' }, { source: 'callback', at: after(1) }));
    expect(second).toMatchObject({ reason: 'provider_error', fault: 'provider', retry: 'other-path', providerTransactionId: 'T1', settledAt: NOON });
  });
});

/** An attempt of a payment of 500 rupees about which these were told, in this order. */
function told(...outcomes: readonly Outcome[]): Payment {
  return outcomes.reduce((payment, each) => {
    const change = transition(payment, proofOf('REF1', each, { source: 'callback', nextInquiryAt: after(5_000) }));
    return change.kind === 'changed' ? change.payment : payment;
  }, run(acceptedPayment(), startOf(acceptedPayment())).payment);
}

function only(payment: Payment): Attempt {
  const [attempt] = payment.attempts;
  if (attempt === undefined) throw new Error('no attempt');
  return attempt;
}

describe('an amount that is contested', () => {
  const NAMED: readonly (readonly [string, readonly Outcome[]])[] = [
    ['nothing', [UNKNOWN]],
    ['another amount', [WRONG]],
    ['the amount asked', [RIGHT]],
  ];
  const COMES: readonly (readonly [string, Outcome])[] = [
    ['paid, the amount asked', RIGHT],
    ['paid, another amount', WRONG],
    ['paid, no amount', PAID],
    ['declined', DECLINED],
    ['not sent', NOT_SENT],
  ];

  test('is held as the published table says, cell by cell', () => {
    const page = readFileSync(new URL('../../../../docs/truth-table.md', import.meta.url), 'utf8');
    const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const header = rows.find((row) => row[1]?.startsWith('what was named so far'));
    expect(header?.slice(2, -1)).toEqual(COMES.map(([name]) => name));
    for (const [name, before] of NAMED) {
      expect([name, rows.find((row) => row[1] === name)?.slice(2, -1)]).toEqual([name, COMES.map(([, outcome]) => only(told(...before, outcome)).state)]);
    }
  });

  test.each([
    ['a connector names the field', MISMATCH],
    ['a connector names the currency', { ...MISMATCH, integrityProblem: 'currency' }],
    ['the payment finds it', WRONG],
  ] as const)('stays so whatever comes without an amount, and is cleared by the right one: %s', (_who, wrong) => {
    const contested = told(UNKNOWN, wrong, PAID, DECLINED, NOT_SENT, PENDING, UNKNOWN, PAID);
    expect(contested).toMatchObject({ state: 'processing', attempts: [{ state: 'quarantined', amountContested: true }] });
    const cleared = run(contested, proofOf('REF1', RIGHT, { source: 'inquiry' })).payment;
    expect(cleared).toMatchObject({ state: 'succeeded', attempts: [{ state: 'succeeded', amountContested: false }] });
  });

  test.each([
    ['succeeded', 'succeeded', 'succeeded'],
    ['declined', 'declined', 'failed'],
    ['reversed', 'succeeded', 'failed'],
  ] as const)('is settled by operators: %s', (verdict, state, end) => {
    expect(run(told(WRONG), verdictOf(1, verdict)).payment).toMatchObject({ state: end, attempts: [{ state, amountContested: false, needsOperator: false }] });
  });

  test('waits for a person at once when an inquiry answers without an amount, since asking again would not name it either', () => {
    const asked = run(told(WRONG), proofOf('REF1', PAID, { source: 'inquiry', nextInquiryAt: null }));
    expect(asked.payment.attempts).toMatchObject([{ state: 'quarantined', needsOperator: true, nextInquiryAt: null }]);
    expect(typesOf(asked)).toEqual(['attempt.needs_operator']);
  });

  test('that was given back since is kept in mind until the right one is named: the merchant is not paid with it', () => {
    expect(run(told(WRONG, REVERSED), proofOf('REF1', RIGHT)).payment).toMatchObject({ state: 'failed', failure: { reason: 'reversed_by_provider' } });
  });

  test('of another field than the amount is cleared by any proof', () => {
    expect(told(OTHER_FIELD, PAID).state).toBe('succeeded');
  });

  test('after a decline leaves the end as it is and calls a person, once; nothing else is tried meanwhile', () => {
    const elsewhere = told(ELSEWHERE);
    const wrong = run(elsewhere, proofOf('REF1', WRONG, { source: 'callback' }));
    expect(typesOf(wrong)).toEqual(['attempt.needs_operator']);
    expect(wrong.payment).toMatchObject({ state: 'processing', nextActionAt: elsewhere.expiresAt, attempts: [{ state: 'declined', amountContested: true, needsOperator: true }] });
    expect(transition(wrong.payment, proofOf('REF1', WRONG, { source: 'callback' }))).toEqual({ kind: 'unchanged' });
    expect(transition(wrong.payment, startOf(wrong.payment))).toEqual({ kind: 'refused', refusal: 'attempt_open' });
    expect(told(ELSEWHERE, WRONG, PAID)).toEqual(wrong.payment);
    const ended = run(wrong.payment, { kind: 'expire', at: elsewhere.expiresAt }).payment;
    expect(ended).toMatchObject({ state: 'failed', nextActionAt: null, attempts: [{ needsOperator: true }] });
    expect(run(ended, verdictOf(1, 'declined')).payment).toMatchObject({ state: 'failed', attempts: [{ state: 'declined', needsOperator: false, amountContested: false }], refunds: [] });
    expect(run(ended, verdictOf(1, 'succeeded')).payment).toMatchObject({ state: 'failed', attempts: [{ state: 'succeeded', needsOperator: false }], refunds: [{ origin: 'late_capture' }] });
  });

  test('after a decline ends the payment when operators decline it, too: nothing is tried behind their word', () => {
    const wrong = told(ELSEWHERE, WRONG);
    const ended = run(wrong, verdictOf(1, 'declined'));
    expect(ended.payment).toMatchObject({ state: 'failed', failure: { reason: 'settled_by_operator' }, attempts: [{ state: 'declined', needsOperator: false, amountContested: false }] });
    expect(typesOf(ended)).toEqual(['payment.failed']);
    expect(told(ELSEWHERE, WRONG, RIGHT)).toMatchObject({ state: 'succeeded' });
  });

  test('of an earlier attempt, declined by operators, leaves the end to the one that is open, behind which nothing is tried either', () => {
    const first = told(ELSEWHERE);
    const second = run(first, startOf(first)).payment;
    const both = run(second, proofOf('REF1', WRONG, { source: 'callback' }), verdictOf(1, 'declined'));
    expect(both.payment).toMatchObject({ state: 'processing', attempts: [{ state: 'declined', amountContested: false }, { state: 'intent' }] });
    expect(run(both.payment, proofOf('REF2', PAID)).payment.state).toBe('succeeded');
    expect(run(both.payment, proofOf('REF2', ELSEWHERE)).payment.state).toBe('failed');
  });

  test('after the end in success changes nothing', () => {
    expect(transition(told(PAID), proofOf('REF1', WRONG, { source: 'callback' }))).toEqual({ kind: 'unchanged' });
  });
});
