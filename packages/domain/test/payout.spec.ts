import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { VERDICTS,
  isPayoutFinal,
  isPayoutOpen, isPayoutReversed,
  money,
  nextPayoutStep,
  PAYOUT_STATES,
  payoutNeedsOperator,
  transitionPayout,
  type Outcome,
  type Payout,
  type PayoutEvent,
  type PayoutInput,
  type PayoutState,
} from '../src/index.ts';
import { held, holdRefused, newPayout, proofOfPayout, startPayout, verdictOnPayout } from './payout-samples.ts';
import { after, DECLINED, ELSEWHERE, MISMATCH, NOON, NOT_SENT, PAID, PENDING, REVERSED, UNKNOWN } from './samples.ts';

/** Applies inputs one after the other, skipping what is refused, and keeps the types of the events. */
function run(payout: Payout, ...inputs: readonly (PayoutInput | ((payout: Payout) => PayoutInput))[]): { payout: Payout; events: string[] } {
  const events: string[] = [];
  let now = payout;
  for (const input of inputs) {
    const change = transitionPayout(now, typeof input === 'function' ? input(now) : input);
    if (change.kind !== 'changed') continue;
    now = change.payout;
    events.push(...change.events.map(({ type }) => type));
  }
  return { payout: now, events };
}

const sent = (...more: Parameters<typeof run>[1][]) => run(newPayout(), held(), startPayout, ...more);
const RIGHT: Outcome = { ...PAID, amount: money(50_000n, 'PKR') };
const WRONG: Outcome = { ...PAID, amount: money(1n, 'PKR') };
const booked = (booking: 'commit' | 'release'): PayoutInput => ({ kind: 'booked', booking, lookBackAt: after(3_600_000), at: NOON });

describe('a payout', () => {
  test('holds, sends, is paid and is told to the ledger', () => {
    const { payout, events } = sent(proofOfPayout('REF1', PAID), booked('commit'));
    expect(events).toEqual(['payout.created', 'payout.processing', 'payout.succeeded']);
    expect(payout).toMatchObject({ state: 'succeeded', hold: 'committed', booking: null, nextActionAt: null });
    expect(nextPayoutStep(payout, after(1e9))).toEqual({ kind: 'none' });
  });

  test('whose balance is refused before anybody was told of it leaves no trace', () => {
    const { payout, events } = run(newPayout(), holdRefused());
    expect(events).toEqual([]);
    expect(payout).toMatchObject({ state: 'created', hold: 'refused', accepted: false });
    expect(nextPayoutStep(payout, after(1e9))).toEqual({ kind: 'none' });
  });

  test('whose refusal is written late is held all the same when the same key was given the money meanwhile: nothing is set aside and forgotten', () => {
    const refused = run(newPayout(), holdRefused()).payout;
    const { payout, events } = run(refused, held());
    expect(events).toEqual(['payout.created']);
    expect(payout).toMatchObject({ state: 'held', hold: 'held', accepted: true, nextActionAt: expect.any(Date) });
  });

  test('that was accepted while the ledger was away fails aloud when the balance is refused, and shuts the door on the question that had no answer', () => {
    const { payout, events } = run(newPayout(), { kind: 'accept', at: NOON }, holdRefused());
    expect(events).toEqual(['payout.created', 'payout.failed']);
    expect(payout).toMatchObject({ state: 'failed', booking: 'release', failure: { reason: 'insufficient_balance' } });
    expect(run(payout, booked('release')).payout).toMatchObject({ hold: 'released', nextActionAt: null });
  });

  test('that waits for funds exists although the balance does not cover it, asks until it does, and is sent only then', () => {
    const waiting = run(newPayout({ waitsForFunds: true }), holdRefused());
    expect(waiting).toMatchObject({ payout: { state: 'created', hold: 'wanted', accepted: true, waitReason: 'insufficient_balance', nextActionAt: after(2_000) }, events: ['payout.created'] });
    expect(nextPayoutStep(waiting.payout, after(2_000))).toEqual({ kind: 'hold' });
    expect(transitionPayout(waiting.payout, startPayout(waiting.payout))).toEqual({ kind: 'refused', refusal: 'not_held' });
    expect(run(waiting.payout, holdRefused(after(2_000)), held(after(9_000)))).toMatchObject({ payout: { state: 'held', hold: 'held', waitReason: null }, events: [] });
  });

  test('that waited for funds in vain fails for the balance, and shuts the door behind it', () => {
    const { payout } = run(newPayout({ waitsForFunds: true }), holdRefused());
    expect(nextPayoutStep({ ...payout, nextActionAt: after(3_600_000) }, after(3_600_000))).toEqual({ kind: 'expire' });
    expect(run(payout, { kind: 'expire', at: after(3_600_000) })).toMatchObject({ payout: { state: 'failed', booking: 'release', failure: { reason: 'insufficient_balance', fault: 'merchant' } }, events: ['payout.failed'] });
  });

  test('that was replaced after a refusal hears no refusal of the other content, and gives back at once what was set aside for it', () => {
    const replaced = newPayout({ contentHash: 'another' });
    expect(transitionPayout(replaced, holdRefused())).toEqual({ kind: 'unchanged' });
    const refused = run(replaced, { kind: 'hold-refused', contentHash: 'another', lookAt: NOON, at: NOON }).payout;
    for (const before of [replaced, refused]) {
      const { payout, events } = run(before, held(), { kind: 'accept', at: NOON });
      expect(events).toEqual([]);
      expect(payout).toMatchObject({ state: 'failed', booking: 'release', failure: { reason: 'insufficient_balance' } });
      expect(run(payout, booked('release')).payout).toMatchObject({ hold: 'released', nextActionAt: null });
    }
    expect(run(run(replaced, { kind: 'accept', at: NOON }).payout, held()).events).toEqual(['payout.failed']);
  });

  test('that risk refuses fails and gives the money back; once something was sent risk has no say', () => {
    expect(run(newPayout(), held(), { kind: 'reject', at: NOON })).toMatchObject({
      payout: { state: 'failed', booking: 'release', failure: { reason: 'risk_rejected', fault: 'merchant' } },
      events: ['payout.created', 'payout.failed'],
    });
    expect(transitionPayout(sent(proofOfPayout('REF1', NOT_SENT)).payout, { kind: 'reject', at: NOON })).toEqual({ kind: 'refused', refusal: 'under_way' });
  });

  test('sends nothing without a hold, and nothing while an attempt is open', () => {
    expect(transitionPayout(newPayout(), startPayout(newPayout()))).toEqual({ kind: 'refused', refusal: 'not_held' });
    for (const outcome of [UNKNOWN, PENDING, MISMATCH]) {
      const { payout } = sent(proofOfPayout('REF1', outcome));
      expect(transitionPayout(payout, startPayout(payout))).toEqual({ kind: 'refused', refusal: 'attempt_open' });
      expect(transitionPayout(payout, { kind: 'expire', at: NOON })).toEqual({ kind: 'refused', refusal: 'attempt_open' });
    }
  });

  test('whose outcome cannot be asked goes to the manual queue and stays there until people settle it', () => {
    const { payout, events } = sent(proofOfPayout('REF1', UNKNOWN), proofOfPayout('REF1', UNKNOWN, { source: 'inquiry', nextInquiryAt: null, scheduleExhausted: true }));
    expect(events.at(-1)).toBe('payout.needs_operator');
    expect(payout).toMatchObject({ state: 'processing', nextActionAt: null });
    expect(payoutNeedsOperator(payout)).toBe(true);
    expect(nextPayoutStep(payout, after(1e9))).toEqual({ kind: 'none' });
    expect(run(payout, verdictOnPayout(1, 'succeeded'))).toMatchObject({ payout: { state: 'succeeded', booking: 'commit' }, events: ['payout.succeeded'] });
    expect(run(payout, verdictOnPayout(1, 'declined'))).toMatchObject({ payout: { state: 'failed', booking: 'release' }, events: ['payout.failed'] });
  });

  test('that certainly never left is tried again with a reference of its own; a decline that allows it goes elsewhere; others end it', () => {
    expect(sent(proofOfPayout('REF1', NOT_SENT)).payout).toMatchObject({ state: 'processing', waitReason: 'not_sent', booking: null });
    expect(sent(proofOfPayout('REF1', NOT_SENT), startPayout, proofOfPayout('REF2', PAID)).payout).toMatchObject({ state: 'succeeded', attempts: [{ state: 'not_sent' }, { state: 'succeeded' }] });
    expect(sent(proofOfPayout('REF1', ELSEWHERE), startPayout).payout.attempts).toHaveLength(2);
    expect(sent(proofOfPayout('REF1', DECLINED), startPayout).payout).toMatchObject({ state: 'failed', booking: 'release', attempts: [{ state: 'declined' }] });
  });

  test('that is paid after it failed stays failed: a person decides who bears it', () => {
    const failed = sent(proofOfPayout('REF1', DECLINED), booked('release')).payout;
    const late = run(failed, proofOfPayout('REF1', PAID));
    expect(late).toMatchObject({ payout: { state: 'failed', hold: 'released', booking: null, attempts: [{ surplus: true }] }, events: ['payout.surplus'] });
    expect(payoutNeedsOperator(late.payout)).toBe(true);
    expect(run(late.payout, verdictOnPayout(1, 'succeeded'), booked('commit')).payout).toMatchObject({ state: 'failed', hold: 'committed', attempts: [{ surplus: false }] });
    expect(run(late.payout, verdictOnPayout(1, 'declined')).payout).toMatchObject({ hold: 'released', booking: null, attempts: [{ surplus: false }] });
  });

  test('an earlier attempt that proves paid while another is open is the payout if that one is not', () => {
    const both = sent(proofOfPayout('REF1', ELSEWHERE), startPayout, proofOfPayout('REF1', PAID)).payout;
    expect(both).toMatchObject({ state: 'processing', attempts: [{ surplus: true }, { state: 'intent' }] });
    expect(transitionPayout(both, verdictOnPayout(1, 'succeeded'))).toEqual({ kind: 'refused', refusal: 'under_way' });
    expect(run(both, proofOfPayout('REF2', DECLINED)).payout).toMatchObject({ state: 'succeeded', attempts: [{ surplus: false }, { state: 'declined' }] });
    expect(run(both, proofOfPayout('REF2', PAID)).payout).toMatchObject({ state: 'succeeded', attempts: [{ surplus: true }, { surplus: false }] });
  });

  test('money that came back goes back to the merchant, in the order in which the ledger can book it', () => {
    expect(sent(proofOfPayout('REF1', REVERSED)).payout).toMatchObject({ state: 'failed', booking: 'release', failure: { reason: 'reversed_by_provider' } });
    const early = sent(proofOfPayout('REF1', PAID), proofOfPayout('REF1', REVERSED));
    expect(early).toMatchObject({ payout: { state: 'succeeded', booking: 'commit' }, events: ['payout.created', 'payout.processing', 'payout.succeeded', 'payout.reversed'] });
    expect(run(early.payout, booked('commit')).payout).toMatchObject({ hold: 'committed', booking: 'release' });
    expect(run(early.payout, booked('commit'), booked('release')).payout).toMatchObject({ hold: 'released', booking: null });
    const late = sent(proofOfPayout('REF1', PAID), booked('commit'), proofOfPayout('REF1', REVERSED)).payout;
    expect(late).toMatchObject({ hold: 'committed', booking: 'release' });
  });

  test('a proof over another amount never settles it', () => {
    const { payout } = sent(proofOfPayout('REF1', { ...PAID, amount: money(1n, 'PKR') }));
    expect(payout).toMatchObject({ state: 'processing', attempts: [{ state: 'quarantined' }] });
  });

  describe('of which another amount was named', () => {
    test.each([
      ['a connector names the field', MISMATCH],
      ['a connector names the currency', { ...MISMATCH, integrityProblem: 'currency' as const }],
      ['the payout finds it', WRONG],
    ])('stays so whatever comes without an amount, and is cleared by the right one: %s', (_who, wrong) => {
      const told = [wrong, PAID, DECLINED, NOT_SENT, PENDING, UNKNOWN, PAID].map((outcome) => proofOfPayout('REF1', outcome));
      const { payout } = sent(...told);
      expect(payout).toMatchObject({ state: 'processing', hold: 'held', booking: null, attempts: [{ state: 'quarantined', amountContested: true }] });
      expect(run(payout, proofOfPayout('REF1', RIGHT)).payout).toMatchObject({ state: 'succeeded', booking: 'commit', attempts: [{ state: 'succeeded', amountContested: false }] });
    });

    test('was given back since, which is kept in mind until the right one is named: the merchant does not pay for it', () => {
      const { payout } = sent(...[WRONG, REVERSED, RIGHT].map((outcome) => proofOfPayout('REF1', outcome)));
      expect(payout).toMatchObject({ state: 'failed', booking: 'release', failure: { reason: 'reversed_by_provider' } });
    });

    test.each([
      ['succeeded', 'succeeded', 'commit'],
      ['declined', 'failed', 'release'],
      ['reversed', 'failed', 'release'],
    ] as const)('is settled by operators: %s', (verdict, state, booking) => {
      expect(run(sent(proofOfPayout('REF1', WRONG)).payout, verdictOnPayout(1, verdict)).payout).toMatchObject({ state, booking, attempts: [{ amountContested: false, needsOperator: false }] });
    });

    test('after a refusal calls a person and keeps the money set aside: nothing is tried, nothing expires, and their "declined" ends it', () => {
      const refused = sent(proofOfPayout('REF1', ELSEWHERE)).payout;
      const { payout, events } = run(refused, proofOfPayout('REF1', WRONG));
      expect(events).toEqual(['payout.needs_operator']);
      expect(payout).toMatchObject({ state: 'processing', hold: 'held', nextActionAt: null, attempts: [{ state: 'declined', amountContested: true, needsOperator: true }] });
      expect(transitionPayout(payout, startPayout(payout))).toEqual({ kind: 'refused', refusal: 'attempt_open' });
      expect(transitionPayout(payout, { kind: 'expire', at: payout.expiresAt })).toEqual({ kind: 'refused', refusal: 'attempt_open' });
      expect(run(payout, verdictOnPayout(1, 'declined'))).toMatchObject({ payout: { state: 'failed', booking: 'release', attempts: [{ needsOperator: false }] }, events: ['payout.failed'] });
      expect(run(payout, verdictOnPayout(1, 'succeeded'))).toMatchObject({ payout: { state: 'succeeded', booking: 'commit' }, events: ['payout.succeeded'] });
    });

    test('after the end leaves the end and calls a person', () => {
      const ended = sent(proofOfPayout('REF1', DECLINED), booked('release')).payout;
      const { payout, events } = run(ended, proofOfPayout('REF1', WRONG));
      expect(events).toEqual(['payout.needs_operator']);
      expect(payout).toMatchObject({ state: 'failed', hold: 'released', booking: null, nextActionAt: null });
      expect(payoutNeedsOperator(payout)).toBe(true);
      expect(run(payout, verdictOnPayout(1, 'succeeded'))).toMatchObject({ payout: { state: 'failed', attempts: [{ surplus: true }] }, events: ['payout.surplus'] });
      expect(run(payout, verdictOnPayout(1, 'declined')).payout.attempts).toMatchObject([{ state: 'declined', amountContested: false, needsOperator: false }]);
    });

    test('while a later attempt is open: that one is asked on, and none of the two ends the payout before the other is clear', () => {
      const both = sent(proofOfPayout('REF1', ELSEWHERE), startPayout, proofOfPayout('REF1', WRONG)).payout;
      expect(nextPayoutStep(both, after(60_000))).toMatchObject({ kind: 'inquire', attempt: { number: 2 } });
      const paid = run(both, proofOfPayout('REF2', PAID)).payout;
      expect(paid).toMatchObject({ state: 'processing', hold: 'held', attempts: [{ amountContested: true }, { surplus: true }] });
      expect(run(paid, verdictOnPayout(1, 'declined')).payout).toMatchObject({ state: 'succeeded', booking: 'commit', attempts: [{ state: 'declined' }, { surplus: false }] });
      expect(run(paid, verdictOnPayout(1, 'succeeded')).payout).toMatchObject({ state: 'succeeded', booking: 'commit', attempts: [{ surplus: false }, { surplus: true }] });
      const refused = run(both, proofOfPayout('REF2', DECLINED)).payout;
      expect(refused).toMatchObject({ state: 'processing', hold: 'held', nextActionAt: null });
      expect(run(refused, verdictOnPayout(1, 'declined')).payout).toMatchObject({ state: 'failed', booking: 'release' });
      expect(run(refused, verdictOnPayout(1, 'succeeded')).payout).toMatchObject({ state: 'succeeded', booking: 'commit' });
    });

    test('after it was paid without one changes nothing', () => {
      expect(transitionPayout(sent(proofOfPayout('REF1', PAID)).payout, proofOfPayout('REF1', WRONG))).toEqual({ kind: 'unchanged' });
    });
  });

  test('that was paid and given back while another attempt is open leaves that one its say', () => {
    const both = sent(proofOfPayout('REF1', ELSEWHERE), startPayout, proofOfPayout('REF1', REVERSED)).payout;
    expect(both).toMatchObject({ state: 'processing', hold: 'held', booking: null, attempts: [{ state: 'succeeded', reversed: true, surplus: false }, { state: 'intent' }] });
    expect(run(both, proofOfPayout('REF2', PAID)).payout).toMatchObject({ state: 'succeeded', booking: 'commit', attempts: [{ surplus: false }, { surplus: false }] });
    expect(run(both, proofOfPayout('REF2', DECLINED)).payout).toMatchObject({ state: 'failed', booking: 'release' });
  });

  test('people settle nothing twice, and not while the call is under way', () => {
    expect(transitionPayout(sent().payout, verdictOnPayout(1, 'succeeded'))).toEqual({ kind: 'refused', refusal: 'under_way' });
    expect(transitionPayout(sent(proofOfPayout('REF1', PAID)).payout, verdictOnPayout(1, 'declined'))).toEqual({ kind: 'refused', refusal: 'already_settled' });
    expect(transitionPayout(sent().payout, verdictOnPayout(2, 'declined'))).toEqual({ kind: 'refused', refusal: 'no_such_attempt' });
  });
});

const GRAPH: Record<PayoutState, readonly PayoutState[]> = {
  created: ['held', 'failed'],
  held: ['processing', 'failed'],
  processing: ['succeeded', 'failed'],
  succeeded: [],
  failed: [],
};
const OUTCOMES: readonly Outcome[] = [PAID, RIGHT, WRONG, REVERSED, DECLINED, ELSEWHERE, PENDING, UNKNOWN, MISMATCH, NOT_SENT];
const KINDS = ['held', 'hold-refused', 'accept', 'reject', 'wait', 'start-attempt', 'start-attempt', 'evidence', 'evidence', 'evidence', 'postpone-inquiry', 'overdue', 'expire', 'booked', 'booked', 'looked-back', 'postpone-booking', 'settle'] as const;

const move = fc.record({
  kind: fc.constantFrom(...KINDS),
  outcome: fc.constantFrom(...OUTCOMES),
  source: fc.constantFrom('reply' as const, 'inquiry' as const),
  flag: fc.boolean(),
  which: fc.nat(2),
  passMs: fc.constantFrom(0, 1, 5_000, 70_000, 4_000_000),
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function inputOf(payout: Payout, at: Date, made: Move): PayoutInput {
  const reference = `REF${made.which + 1}`;
  switch (made.kind) {
    case 'held':
      return held(at);
    case 'hold-refused':
      return holdRefused(at);
    case 'accept':
    case 'reject':
    case 'expire':
      return { kind: made.kind, at };
    case 'wait':
      return { kind: 'wait', reason: 'no_channel', until: after(2_000, at), at };
    case 'start-attempt':
      return startPayout(payout, at);
    case 'evidence':
      return proofOfPayout(reference, made.outcome, { source: made.source, scheduleExhausted: made.flag, at });
    case 'overdue':
      return { kind: 'overdue', reference, at };
    case 'postpone-inquiry':
      return { kind: 'postpone-inquiry', reference, until: after(2_000, at), at };
    case 'booked':
      return { kind: 'booked', booking: made.flag ? 'commit' : 'release', lookBackAt: after(3_600_000, at), at };
    case 'looked-back':
      return { kind: 'looked-back', next: made.flag ? after(86_400_000, at) : null, at };
    case 'postpone-booking':
      return { kind: 'postpone-booking', until: after(2_000, at), at };
    case 'settle':
      return verdictOnPayout(made.which + 1, VERDICTS[made.passMs % VERDICTS.length] ?? 'declined', at);
    default:
      return made.kind satisfies never;
  }
}

function play(check: (before: Payout, next: Payout, events: readonly PayoutEvent[], now: Date, input: PayoutInput) => void): void {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40, size: 'max' }), fc.boolean(), (moves, waitsForFunds) => {
      let payout = newPayout({ waitsForFunds });
      let now = payout.createdAt;
      for (const made of moves) {
        now = after(made.passMs, now);
        const input = inputOf(payout, now, made);
        const change = transitionPayout(payout, input);
        if (change.kind !== 'changed') continue;
        check(payout, change.payout, change.events, now, input);
        payout = change.payout;
      }
    }),
    { numRuns: 2_000 },
  );
}

describe('under any interleaving of inputs', () => {
  test('states change only along the graph, and the end never changes', () => {
    const seen = new Set<PayoutState>();
    play((before, next) => {
      seen.add(next.state);
      if (next.state !== before.state) expect(GRAPH[before.state]).toContain(next.state);
      if (isPayoutFinal(before.state)) expect([next.failure, next.settledAt]).toEqual([before.failure, before.settledAt]);
    });
    expect(seen).toEqual(new Set(PAYOUT_STATES));
  });

  test('every change is one version, and events are numbered without a gap', () => {
    play((before, next, events) => {
      expect(next.version).toBe(before.version + 1);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => before.eventCount + index + 1));
      expect(next.eventCount).toBe(before.eventCount + events.length);
      if (before.eventCount === 0 && events.length > 0) expect(events[0]?.type).toBe('payout.created');
    });
  });

  test('nothing is sent without money set aside, while an attempt is open, after the end, or after one has paid', () => {
    play((before, next) => {
      expect(next.attempts.filter((attempt) => isPayoutOpen(attempt) && !attempt.amountContested).length).toBeLessThanOrEqual(1);
      if (next.attempts.length === before.attempts.length) return;
      expect(before.hold).toBe('held');
      expect(before.attempts.some((attempt) => isPayoutOpen(attempt) || (attempt.state === 'succeeded' && !attempt.reversed))).toBe(false);
      expect(isPayoutFinal(before.state)).toBe(false);
    });
  });

  test('what has settled never opens again, but for another amount that is named since, and paid stays paid', () => {
    play((before, next) => {
      for (const attempt of before.attempts) {
        const now = next.attempts[attempt.number - 1];
        if (!isPayoutOpen(attempt)) expect(now !== undefined && isPayoutOpen(now) && !now.amountContested).toBe(false);
        if (attempt.state === 'succeeded') expect(now?.state).toBe('succeeded');
      }
    });
  });

  test('another amount that was named holds back every end until the right one is named or operators speak, and is in their queue where nobody is asked', () => {
    play((before, next, _events, _now, input) => {
      for (const was of before.attempts) {
        const now = next.attempts[was.number - 1];
        if (!was.amountContested || now?.amountContested !== false) continue;
        const named = input.kind === 'evidence' && input.evidence.outcome.kind === 'succeeded' && input.evidence.outcome.amount?.minor === 50_000n;
        expect(named || input.kind === 'settle').toBe(true);
      }
      for (const { amountContested, needsOperator, nextInquiryAt } of next.attempts) {
        if (amountContested) expect(needsOperator || nextInquiryAt !== null).toBe(true);
      }
      if (next.state !== before.state && isPayoutFinal(next.state)) expect(next.attempts.some(({ amountContested }) => amountContested)).toBe(false);
    });
  });

  test('whether it came back is asked only of a payout that was paid, is booked and has not come back', () => {
    play((_before, next) => {
      if (next.lookBackAt !== null) expect([next.state, next.hold, isPayoutReversed(next)]).toEqual(['succeeded', 'committed', false]);
    });
  });

  test('the ledger is told of every end, and money that left is booked or waits for a person', () => {
    play((_before, next) => {
      if (!isPayoutFinal(next.state) || next.booking !== null) return;
      const stays = next.attempts.filter((attempt) => attempt.state === 'succeeded' && !attempt.reversed);
      if (next.state === 'succeeded') expect(['committed', 'released']).toContain(next.hold);
      else expect(['refused', 'released', 'committed']).toContain(next.hold);
      if (next.hold === 'committed' && next.state === 'succeeded') expect(stays.length + next.attempts.filter(({ reversed }) => reversed).length).toBeGreaterThan(0);
      if (next.state === 'succeeded' && next.hold === 'released') expect(next.attempts.some(({ reversed }) => reversed)).toBe(true);
    });
  });

  test('what is due has a step, and whatever has none has ended, was refused, or waits for a person', () => {
    play((_before, next, _events, now) => {
      if (next.nextActionAt === null) {
        expect((isPayoutFinal(next.state) && next.booking === null) || next.hold === 'refused' || payoutNeedsOperator(next)).toBe(true);
        return;
      }
      const step = nextPayoutStep(next, next.nextActionAt > now ? next.nextActionAt : now);
      expect(['hold', 'attempt', 'inquire', 'expire', 'book']).toContain(step.kind);
    });
  });

  test.each([
    ['', OUTCOMES.filter((each) => each !== MISMATCH && each !== WRONG), []],
    [' once an amount is contested', OUTCOMES, [MISMATCH]],
  ])('the order of proofs about an attempt does not matter%s', (_when, outcomes, first) => {
    const proof = fc.record({ outcome: fc.constantFrom(...outcomes), source: fc.constantFrom('reply' as const, 'inquiry' as const) });
    const before = first.map((outcome) => proofOfPayout('REF1', outcome));
    fc.assert(
      fc.property(
        fc.array(proof, { minLength: 1, maxLength: 6 }).chain((proofs) => fc.tuple(fc.constant(proofs), fc.shuffledSubarray(proofs, { minLength: proofs.length, maxLength: proofs.length }))),
        ([proofs, shuffled]) => {
          const [one, other] = [proofs, shuffled].map((order) => sent(...before, ...order.map(({ outcome, source }) => proofOfPayout('REF1', outcome, { source }))).payout);
          expect(one?.attempts[0]?.state).toBe(other?.attempts[0]?.state);
          expect(one?.attempts[0]?.reversed).toBe(other?.attempts[0]?.reversed);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
