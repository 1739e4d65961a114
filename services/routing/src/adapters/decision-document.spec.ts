import { expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import fc from 'fast-check';
import type { LoggedDecision } from '../ports.ts';
import { entryFromText, LINES, markOf, textOf } from './decision-document.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const candidate = fc.record({ channel: name, wallet: name, score: share, low: share, high: share, choiceProbability: share, health: fc.constantFrom('up', 'degraded', 'down', 'probing'), reasons: fc.array(text) });
const entry: fc.Arbitrary<LoggedDecision> = fc.record({
  request: fc.record({
    paymentId: name,
    attemptNumber: fc.nat(),
    attemptsLeft: fc.nat(),
    merchantId: name,
    mode: fc.constantFrom('test', 'live'),
    amount: fc.bigInt({ min: 1n, max: 10n ** 15n }).map((minor) => money(minor, 'PKR')),
    method: fc.constantFrom('wallet', 'token'),
    wallet: fc.option(name),
    preferredWallet: fc.option(name),
    repeatPayer: fc.boolean(),
    excludedChannels: fc.array(name),
  }),
  features: fc.array(text),
  decision: fc.record({
    decisionId: name,
    candidates: fc.array(candidate),
    removals: fc.array(fc.record({ channel: name, constraint: name, detail: text })),
    approach: name,
    summary: text,
    draw: share,
    holdMs: fc.nat(),
    policies: fc.array(name),
  }),
  decidedAt: fc.date({ min: new Date(0), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }),
}) as fc.Arbitrary<LoggedDecision>;

test('a decision comes back from the log as it was, whatever its words, in two lines', () => {
  fc.assert(
    fc.property(entry, (logged) => {
      const written = textOf(logged, markOf(logged));
      expect(written.split('\n')).toHaveLength(LINES);
      expect(entryFromText(written)).toEqual(logged);
    }),
  );
});
