import {
  ATTEMPT_STATES,
  FAULTS,
  money,
  NO_FACTS,
  PAYMENT_STATES,
  REASONS,
  REFUND_STATES,
  RETRIES,
} from '@adaigi/domain';
import type { AttemptState, Fault, NextAction, Outcome, PaymentState, Reason, RefundState, Retry } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Outcome__Output } from '../gen/adaigi/connectors/v1/Outcome.ts';
import { messageArbitrary } from '../../test/message-arbitrary.ts';
import {
  attemptStateCodec,
  faultCodec,
  modeCodec,
  outcomeKindCodec,
  paymentStateCodec,
  refundStateCodec,
  retryCodec,
} from './enums.ts';
import { moneyFromProto, moneyFromText, moneyToProto } from './money.ts';
import { nextActionFromProto, nextActionToProto } from './next-action.ts';
import { outcomeFromProto, outcomeToProto } from './outcome.ts';

const reason = fc.constantFrom(...(Object.keys(REASONS) as Reason[]));
const amount = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map((minor) => money(minor, 'PKR'));
const facts = fc.record({ providerCode: fc.string({ maxLength: 8 }), providerTransactionId: fc.string({ maxLength: 20 }) });
const nextAction: fc.Arbitrary<NextAction> = fc.record({
  type: fc.constantFrom('approve_in_wallet', 'pay_with_token'),
  token: fc.string({ maxLength: 12 }),
  expiresAt: fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
});
const kinds: Record<Outcome['kind'], fc.Arbitrary<Outcome>> = {
  succeeded: fc
    .record({ kind: fc.constant('succeeded' as const), amount: fc.option(amount), reversed: fc.boolean(), facts })
    .map(({ facts, ...rest }) => ({ ...rest, ...facts })),
  declined: fc
    .record({ kind: fc.constant('declined' as const), fault: fc.constantFrom(...FAULTS), retry: fc.constantFrom(...RETRIES), reason, facts })
    .map(({ facts, ...rest }) => ({ ...rest, ...facts })),
  pending: fc
    .record({ kind: fc.constant('pending' as const), nextAction: fc.option(nextAction), facts })
    .map(({ facts, ...rest }) => ({ ...rest, ...facts })),
  unknown: fc
    .oneof(fc.record({ reason, integrityProblem: fc.constant(null) }), fc.constant({ reason: 'integrity' as const, integrityProblem: 'amount' }))
    .chain((doubt) => facts.map((known) => ({ kind: 'unknown' as const, ...doubt, ...known }))),
  not_sent: fc.record({ kind: fc.constant('not_sent' as const), reason }),
};
const outcome = fc.oneof(...Object.values(kinds));

describe('an outcome', () => {
  test('means the same on both sides of a call', () => {
    fc.assert(fc.property(outcome, (before) => expect(outcomeFromProto(outcomeToProto(before))).toEqual(before)));
  });

  test('is a success only where the provider was understood to say so', () => {
    fc.assert(
      fc.property(messageArbitrary('adaigi.connectors.v1.Outcome'), (raw) => {
        const value = raw as Outcome__Output;
        const read = outcomeFromProto(value);
        if (read.kind === 'succeeded') expect([value.kind, value.integrityProblem]).toEqual(['OUTCOME_KIND_SUCCEEDED', '']);
        if (read.kind === 'declined') expect(value.kind).toBe('OUTCOME_KIND_DECLINED');
        if (read.kind === 'not_sent') expect(value.kind).toBe('OUTCOME_KIND_NOT_SENT');
      }),
    );
  });

  const unreadable = { kind: 'unknown', reason: 'provider_unreadable', integrityProblem: null, ...NO_FACTS };
  const declined = outcomeToProto({ kind: 'declined', fault: 'payer', retry: 'never', reason: 'wrong_pin', ...NO_FACTS });
  const succeeded = outcomeToProto({ kind: 'succeeded', amount: money(100n, 'PKR'), reversed: false, ...NO_FACTS });

  test.each([
    ['nothing at all', undefined],
    ['no kind', { ...declined, kind: 'OUTCOME_KIND_UNSPECIFIED' as const }],
    ['a kind of a later version', { ...declined, kind: 'OUTCOME_KIND_PARTIAL' as never }],
    ['a decline without fault', { ...declined, fault: 'FAULT_UNSPECIFIED' as const, reason: '' }],
    ['a decline without retry', { ...declined, retry: 'RETRY_UNSPECIFIED' as const, reason: '' }],
  ])('with %s proves nothing', (_what, value) => {
    expect(outcomeFromProto(value)).toMatchObject({ kind: 'unknown', integrityProblem: null });
    if (value === undefined) expect(outcomeFromProto(value)).toEqual(unreadable);
  });

  test('of success with an amount that cannot be one is a contradiction, not a success', () => {
    const value = { ...succeeded, amount: { minor: '-5', currency: 'PKR' } };
    expect(outcomeFromProto(value)).toMatchObject({ kind: 'unknown', reason: 'integrity', integrityProblem: 'amount' });
  });

  test('of success that contradicts what was asked is unknown', () => {
    expect(outcomeFromProto({ ...succeeded, integrityProblem: 'currency' })).toMatchObject({ kind: 'unknown', integrityProblem: 'currency' });
  });

  test('of decline for a reason of a later version stays a decline', () => {
    expect(outcomeFromProto({ ...declined, reason: 'moon_phase' })).toMatchObject({ kind: 'declined', fault: 'payer', reason: 'provider_refused' });
  });
});

describe('an enum', () => {
  test("has the domain's words, all of them and no others", () => {
    const words: [readonly PaymentState[], readonly AttemptState[], readonly RefundState[], readonly Fault[], readonly Retry[]] = [
      paymentStateCodec.words,
      attemptStateCodec.words,
      refundStateCodec.words,
      faultCodec.words,
      retryCodec.words,
    ];
    const domain = [PAYMENT_STATES, ATTEMPT_STATES, REFUND_STATES, FAULTS, RETRIES];
    expect(words.map((list) => [...list].sort())).toEqual(domain.map((list) => [...list].sort()));
    const outcomeKinds: readonly Outcome['kind'][] = outcomeKindCodec.words;
    expect([...outcomeKinds].sort()).toEqual(Object.keys(kinds).sort());
  });

  test('comes back as it was sent', () => {
    for (const codec of [paymentStateCodec, attemptStateCodec, refundStateCodec] as const) {
      for (const word of codec.words) expect(codec.fromProto((codec.toProto as (word: string) => string)(word), 'state')).toBe(word);
    }
    expect(retryCodec.toProto('same-path')).toBe('RETRY_SAME_PATH');
    expect(retryCodec.fromProto('RETRY_OTHER_PATH', 'retry')).toBe('other-path');
  });

  test.each([undefined, 'MODE_UNSPECIFIED', 'MODE_MARS', 'test', ''])('refuses %j where a value is required, and names the field', (name) => {
    const refuse = (): unknown => modeCodec.fromProto(name, 'mode');
    expect(refuse).toThrow(AdaigiError);
    expect(refuse).toThrow('mode is missing or unknown.');
    expect(modeCodec.optional(name)).toBeNull();
  });
});

describe('money', () => {
  test('comes back to the paisa, beyond what a double can hold', () => {
    fc.assert(fc.property(amount, (before) => expect(moneyFromProto(moneyToProto(before))).toEqual(before)));
  });

  test.each([
    ['-1', 'PKR'],
    ['1.5', 'PKR'],
    ['', 'PKR'],
    ['9223372036854775808', 'PKR'],
    ['1', 'pkr'],
    ['1', ''],
    ['1', 'PKRS'],
  ])('%j %j is refused, and the field named', (minor, currency) => {
    expect(() => moneyFromText(minor, currency, 'amount')).toThrow(AdaigiError);
  });

  test('is required where it is asked for', () => {
    expect(() => moneyFromProto(null)).toThrow('amount is required.');
  });

  test('that int64 cannot hold is a bug, not an event', () => {
    expect(() => moneyToProto(money(2n ** 63n, 'PKR'))).toThrow(RangeError);
  });
});

describe('a next action', () => {
  test('comes back as it was sent', () => {
    fc.assert(fc.property(nextAction, (before) => expect(nextActionFromProto(nextActionToProto(before))).toEqual(before)));
  });

  test('of a later version is not shown', () => {
    expect(nextActionFromProto({ type: 'dance', token: '', expiresAt: '' })).toBeNull();
  });
});
