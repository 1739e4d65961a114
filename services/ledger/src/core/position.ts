import { clearingAccount, FEES, merchantAccount, PAYERS_DUE, SUSPENSE } from './accounts.ts';
import { movement, NOTHING, plus, transfer } from './movement.ts';
import type { Movement } from './movement.ts';
import type { CapturedFact, PaymentFacts, RefundFact } from './payment-facts.ts';

/**
 * Where the money of a payment stands, given all that is known of it: the sum of all its entries. An entry is the difference that one more fact
 * makes, so entries add up to this whatever the order in which events came.
 */
export function positionOf(facts: PaymentFacts, merchantId: string): Movement {
  const { captured } = facts;
  const refunds = [...facts.refunds.values()];
  return plus(
    captured === null ? NOTHING : capture(captured, merchantId),
    ...refunds.map((refund) => (refund.giveBack ? giveBack(refund) : merchantRefund(refund, merchantId))),
    // A reversal of a payment of which nothing came in means nothing yet.
    captured !== null && facts.reversed ? reversal(captured, refunds, merchantId) : NOTHING,
  );
}

/** The provider owes us the amount; we owe it to the merchant, less our fee. */
function capture({ channel, minor, feeMinor }: CapturedFact, merchantId: string): Movement {
  return movement([
    [clearingAccount(channel), minor],
    [merchantAccount(merchantId, 'unsettled'), feeMinor - minor],
    [FEES, -feeMinor],
  ]);
}

/** A merchant's refund is set aside as soon as it is asked for, since nobody knows when it goes. The fee of the payment stays. */
function merchantRefund({ channel, minor, fate }: RefundFact, merchantId: string): Movement {
  const unsettled = merchantAccount(merchantId, 'unsettled');
  switch (fate) {
    case 'under_way':
      return transfer(unsettled, merchantAccount(merchantId, 'refunding'), minor);
    case 'gone':
      return transfer(unsettled, clearingAccount(channel), minor);
    case 'beyond':
      return transfer(SUSPENSE, clearingAccount(channel), minor);
    case 'failed':
      return NOTHING;
    default:
      return fate satisfies never;
  }
}

/**
 * Money taken late or twice is owed to the payer until it has gone back. A give-back fails only where the provider has given the money back by
 * itself, and then it is no longer here either.
 */
function giveBack({ channel, minor, fate }: RefundFact): Movement {
  return fate === 'under_way' ? transfer(clearingAccount(channel), PAYERS_DUE, minor) : NOTHING;
}

/**
 * The provider took back what refunds had not: all in all the payer has the amount again, and the merchant nothing, not even our fee to pay.
 * What a refund under way holds counts as gone; should that refund fail, its part was the provider's.
 */
function reversal({ channel, minor, feeMinor }: CapturedFact, refunds: readonly RefundFact[], merchantId: string): Movement {
  const refunded = refunds
    .filter(({ giveBack: isGiveBack, fate }) => !isGiveBack && (fate === 'under_way' || fate === 'gone'))
    .reduce((sum, refund) => sum + refund.minor, 0n);
  const rest = minor - refunded;
  return movement([
    [clearingAccount(channel), -rest],
    [merchantAccount(merchantId, 'unsettled'), rest - feeMinor],
    [FEES, feeMinor],
  ]);
}
