import { describe, expect, test } from '@jest/globals';
import { foldEvidence, money, NO_FACTS } from '@adaigi/domain';
import type { Attempt, Outcome } from '@adaigi/domain';
import * as fc from 'fast-check';
import { charge } from './charge.ts';
import { CHANNEL, fakes } from './fakes.fixture.ts';
import { inquire } from './inquire.ts';
import { parseCallback } from './parse-callback.ts';

const REFERENCE = 'A1B2C3D4E5F6G7H8J9K0';
const AT = new Date('2026-11-20T10:00:00Z');
const asked = money(10_000n, 'PKR');
const paid = (minor: bigint | null): Outcome => ({ kind: 'succeeded', amount: minor === null ? null : money(minor, 'PKR'), reversed: false, ...NO_FACTS });
const doubt = (integrityProblem: string | null): Outcome => ({ kind: 'unknown', reason: integrityProblem === null ? 'provider_timeout' : 'integrity', integrityProblem, ...NO_FACTS });

/** The answer to the call: it names the amount that was asked, or another, or is lost. */
const REPLIES = { right: paid(10_000n), wrong: doubt('amount'), lost: doubt(null) } as const;
/** An inquiry of the provider: names the right amount, another one, none, or is not answered. */
const INQUIRIES = { right: paid(10_000n), wrong: paid(9_900n), silent: paid(null), lost: doubt(null) } as const;

const story = fc.record({
  reply: fc.constantFrom('right', 'wrong', 'lost'),
  /** How often the record is read before the answer to the call is in it; the notifications come meanwhile. */
  replyAfterReads: fc.nat(6),
  early: fc.nat(2),
  /** What comes when the call is over, in any order. */
  later: fc.array(fc.constantFrom('notification', 'right', 'wrong', 'silent', 'lost'), { maxLength: 6 }),
});

/** Plays a story through the use cases and folds whatever they prove, as payments does. Nobody asks about an attempt that has paid. */
async function play({ reply, replyAfterReads, early, later }: typeof story extends fc.Arbitrary<infer T> ? T : never): Promise<Attempt['state']> {
  const deps = fakes();
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const channel = deps.channels.get(CHANNEL);
  if (channel === undefined) throw new Error('no channel');
  let reads = 0;
  const pause = async (): Promise<void> => {
    reads += 1;
    if (reads >= replyAfterReads) resolve(REPLIES[reply]);
    await new Promise((done) => { setImmediate(done); });
  };
  const slow = { ...deps, pause, channels: new Map([[CHANNEL, { ...channel, wire: { ...channel.wire, charge: () => promise } }]]) };
  let attempt = { state: 'intent', inquiriesMade: 0, hinted: false, nextInquiryAt: null, settledAt: null } as unknown as Attempt;
  const fold = (source: 'reply' | 'callback' | 'inquiry', outcome: Outcome): void => {
    attempt = foldEvidence(attempt, { source, outcome, at: AT, nextInquiryAt: AT, scheduleExhausted: false });
  };
  const notify = async (): Promise<void> => {
    deps.callback = { kind: 'accepted', reference: REFERENCE, outcome: paid(null), named: null, reply: { status: 200, contentType: '', body: '' } };
    const reading = await parseCallback(slow, CHANNEL, { method: 'POST', query: '', contentType: '', body: Buffer.alloc(0) });
    if (reading.kind === 'accepted') fold('callback', reading.outcome);
  };

  const payer = { mobile: '03001234567', name: '', email: '', cnic: '' };
  const calling = charge(slow, { channel: CHANNEL, reference: REFERENCE, paymentId: 'p', amount: asked, payer, description: '', method: 'wallet', notAfter: AT })
    .then(({ outcome }) => fold('reply', outcome));
  await new Promise((done) => { setImmediate(done); });
  for (let i = 0; i < early; i += 1) await notify();
  resolve(REPLIES[reply]);
  await calling;
  for (const what of later) {
    if (attempt.state === 'succeeded') break;
    if (what === 'notification') {
      await notify();
      continue;
    }
    deps.answer = INQUIRIES[what];
    const { outcome } = await inquire(slow, { channel: CHANNEL, operation: 'charge', reference: REFERENCE, amount: asked, sentAt: AT, notAfter: AT, inquiriesMade: 0, hinted: false });
    fold('inquiry', outcome);
  }
  return attempt.state;
}

describe('an amount that contradicts', () => {
  test('is held whichever comes first, the message that names it or one that names none; only the right amount clears it', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (given) => {
        const state = await play(given);
        const isRight = given.reply === 'right' || given.later.includes('right');
        const isWrong = given.reply === 'wrong';
        if (isWrong) expect(state).toBe(isRight ? 'succeeded' : 'quarantined');
        if (given.reply === 'right') expect(state).toBe('succeeded');
      }),
      { numRuns: 500 },
    );
  });

  test('the same messages in another order give the same state', async () => {
    const messages = fc.shuffledSubarray(['notification', 'silent', 'lost', 'notification'] as const, { minLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('right', 'wrong', 'lost'), fc.nat(2), messages, messages, async (reply, early, one, other) => {
        const at = (later: typeof one) => play({ reply, replyAfterReads: 2, early, later });
        expect(await at(one)).toBe(await at(other));
        expect(await play({ reply, replyAfterReads: 2, early: 0, later: one })).toBe(await at(one));
      }),
      { numRuns: 300 },
    );
  });
});
