import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clearingAccount, FEES, merchantAccount, PAYERS_DUE, SUSPENSE } from './accounts.ts';
import { bookFact } from './book-fact.ts';
import { plus } from './movement.ts';
import type { Movement } from './movement.ts';
import { learn, NO_FACTS, REFUND_FATES } from './payment-facts.ts';
import type { CapturedFact, PaymentFact, RefundFact, RefundFate } from './payment-facts.ts';
import { positionOf } from './position.ts';

const MERCHANT = 'mer_1';
const UNSETTLED = merchantAccount(MERCHANT, 'unsettled');
const REFUNDING = merchantAccount(MERCHANT, 'refunding');
const MAIN = clearingAccount('jazzcash-main');

const captured = (minor = 10_000n, feeMinor = 150n): CapturedFact => ({ kind: 'captured', channel: 'jazzcash-main', minor, feeMinor });
const reversed: PaymentFact = { kind: 'reversed' };
const refund = (fate: RefundFate, minor = 4_000n, refundId = 'ref_1'): RefundFact => ({ kind: 'refund', refundId, giveBack: false, channel: 'jazzcash-main', minor, fate });
const giveBack = (fate: RefundFate): RefundFact => ({ ...refund(fate, 10_000n, 'ref_late'), giveBack: true, channel: 'jazzcash-alt' });

/** Books facts one after the other, as the service does. */
function bookAll(facts: readonly PaymentFact[]): { entries: Movement[]; recorded: PaymentFact[] } {
  const entries: Movement[] = [];
  const recorded: PaymentFact[] = [];
  for (const fact of facts) {
    const booking = bookFact(recorded, fact, MERCHANT);
    if (booking.kind === 'known') continue;
    expect(booking.ordinal).toBe(recorded.length + 1);
    recorded.push(fact);
    entries.push(booking.moved);
  }
  return { entries, recorded };
}

function standing(...facts: PaymentFact[]): Record<string, bigint> {
  return Object.fromEntries(plus(...bookAll(facts).entries));
}

describe('where the money of a payment stands', () => {
  test('a capture is owed by the provider, and to the merchant less the fee', () => {
    expect(standing(captured())).toEqual({ [MAIN]: 10_000n, [UNSETTLED]: -9_850n, [FEES]: -150n });
  });

  test('a refund is set aside when it is asked for, leaves with the channel when it has gone, and comes back when it failed', () => {
    expect(standing(captured(), refund('under_way'))).toEqual({ [MAIN]: 10_000n, [UNSETTLED]: -5_850n, [REFUNDING]: -4_000n, [FEES]: -150n });
    expect(standing(captured(), refund('under_way'), refund('gone'))).toEqual({ [MAIN]: 6_000n, [UNSETTLED]: -5_850n, [FEES]: -150n });
    expect(standing(captured(), refund('under_way'), refund('failed'))).toEqual(standing(captured()));
    expect(standing(captured(), refund('under_way'), refund('failed'), refund('gone'))).toEqual(standing(captured(), refund('gone')));
  });

  test('a refund that went back beyond what was paid waits in suspense for a person, and costs the merchant nothing', () => {
    const all = [captured(), refund('failed'), refund('gone', 10_000n, 'ref_2'), refund('beyond')];
    expect(standing(...all)).toEqual({ [MAIN]: -4_000n, [SUSPENSE]: 4_000n, [UNSETTLED]: 150n, [FEES]: -150n });
  });

  test('money taken late or twice is owed to the payer and never touches the merchant', () => {
    expect(standing(captured(), giveBack('under_way'))).toEqual({ ...standing(captured()), [clearingAccount('jazzcash-alt')]: 10_000n, [PAYERS_DUE]: -10_000n });
    expect(standing(captured(), giveBack('under_way'), giveBack('gone'))).toEqual(standing(captured()));
    expect(standing(giveBack('under_way'), giveBack('failed'))).toEqual({});
  });

  test('a reversal leaves nothing: not the amount, not the fee', () => {
    expect(standing(captured(), reversed)).toEqual({});
    expect(standing(captured(), refund('gone'), reversed)).toEqual({});
  });

  test('a refund under way at a reversal ends with its own answer: gone by the refund, or by the provider', () => {
    expect(standing(captured(), refund('under_way'), reversed)).toEqual({ [MAIN]: 4_000n, [REFUNDING]: -4_000n });
    expect(standing(captured(), refund('under_way'), reversed, refund('gone'))).toEqual({});
    expect(standing(captured(), refund('under_way'), reversed, refund('failed'))).toEqual({});
  });

  test('what brings no news makes no entry', () => {
    expect(bookAll([captured(), captured(), refund('under_way'), refund('under_way'), refund('failed'), refund('under_way')]).entries).toHaveLength(3);
  });
});

const anyRefund = (refundId: string, isGiveBack: boolean): fc.Arbitrary<RefundFact[]> =>
  fc.tuple(fc.array(fc.constantFrom(...REFUND_FATES), { minLength: 1, maxLength: 4 }), fc.bigInt({ min: 1n, max: 10_000n })).map(([fates, minor]) =>
    fates.map((fate) => ({ kind: 'refund', refundId, giveBack: isGiveBack, channel: 'jazzcash-main', minor, fate })),
  );
/** Everything that can be told about one payment, with repeats, in any order across topics and within them. */
const anyFacts = fc
  .tuple(fc.bigInt({ min: 1n, max: 1_000_000n }), fc.bigInt({ min: 0n, max: 1_000n }), fc.boolean(), anyRefund('ref_a', false), anyRefund('ref_b', false), anyRefund('ref_c', true))
  .chain(([minor, fee, isReversed, ...refunds]) => {
    const facts: PaymentFact[] = [captured(minor + fee, fee), ...(isReversed ? [reversed] : []), ...refunds.flat()];
    const repeated = fc.shuffledSubarray(facts, { minLength: 0 }).map((again) => [...facts, ...again]);
    return fc.tuple(fc.constant(facts), repeated.chain((all) => fc.shuffledSubarray(all, { minLength: all.length })));
  });

describe('any events of a payment, in any order and any number of times', () => {
  test('entries sum to zero one by one, and all of them to where the money stands by everything that is known', () => {
    fc.assert(
      fc.property(anyFacts, ([facts, order]) => {
        const { entries } = bookAll(order);
        for (const entry of entries) expect([...entry.values()].reduce((sum, minor) => sum + minor, 0n)).toBe(0n);
        expect(plus(...entries)).toEqual(positionOf(facts.reduce(learn, NO_FACTS), MERCHANT));
      }),
      { numRuns: 2_000 },
    );
  });

  test('the journal alone is enough: its facts, in any order, give its sum', () => {
    fc.assert(
      fc.property(anyFacts, ([, order]) => {
        const { entries, recorded } = bookAll(order);
        expect(plus(...entries)).toEqual(positionOf(recorded.toReversed().reduce(learn, NO_FACTS), MERCHANT));
      }),
      { numRuns: 2_000 },
    );
  });

  test('told again, they book nothing', () => {
    fc.assert(
      fc.property(anyFacts, ([, order]) => {
        const { recorded } = bookAll(order);
        for (const fact of order) expect(bookFact(recorded, fact, MERCHANT)).toEqual({ kind: 'known' });
      }),
      { numRuns: 1_000 },
    );
  });
});
