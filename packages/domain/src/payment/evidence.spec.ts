import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { acceptedPayment, after, DECLINED, ELSEWHERE, evidenceOf, MISMATCH, NOON, NOT_SENT, PAID, PENDING, REVERSED, run, startOf, UNKNOWN } from '../../test/samples.ts';
import { ATTEMPT_STATES, foldEvidence, isOpen, provenState, TRUTH_TABLE, type Attempt, type AttemptState, type Outcome } from '../index.ts';

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

const outcome = fc.constantFrom(PAID, REVERSED, DECLINED, ELSEWHERE, PENDING, UNKNOWN, MISMATCH, NOT_SENT);
const source = fc.constantFrom('reply' as const, 'callback' as const, 'inquiry' as const);

function folded(proofs: readonly { outcome: Outcome; source: 'reply' | 'callback' | 'inquiry' }[]): Attempt {
  return proofs.reduce((attempt, { outcome, source }) => foldEvidence(attempt, evidenceOf(outcome, { source })), intent as Attempt);
}

describe('folding evidence', () => {
  test('the order of proofs does not matter for what is known of the money', () => {
    const proofs = fc.array(fc.record({ outcome, source }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(proofs.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([one, other]) => {
        const [a, b] = [folded(one), folded(other)];
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

  test('a settled attempt asks for nothing more, an open one has a next look or a person', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ outcome, source }), { minLength: 1, maxLength: 8 }), (proofs) => {
        const attempt = folded(proofs);
        if (isOpen(attempt)) expect(attempt.nextInquiryAt !== null || attempt.needsOperator).toBe(true);
        else expect(attempt).toMatchObject({ nextInquiryAt: null, needsOperator: false, nextAction: null, settledAt: NOON });
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
