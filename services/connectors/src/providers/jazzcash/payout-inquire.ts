import { contradiction, declined, pending, succeeded, textField, unknown } from '@adaigi/connector-kit';
import type { Decline, PayoutConnectorDeps, PayoutInquiryOrder } from '@adaigi/connector-kit';
import type { Money, Outcome, ProviderFacts } from '@adaigi/domain';
import { statusMeaningOf, statusWordOf } from './payout-codes.ts';
import type { JazzcashPayoutConfig } from './payout-config.ts';
import { amountIn } from './payout.ts';
import { payoutFacts, referenceIn } from './payout-wire.ts';
import type { PayoutCall, PayoutFields, PayoutGateway } from './payout-wire.ts';

/**
 * Status query by our own reference. It has no documented "no such transaction", so a payout that never arrived stays a doubt for a person.
 */
export async function inquirePayout(
  config: JazzcashPayoutConfig,
  gateway: PayoutGateway,
  deps: PayoutConnectorDeps,
  order: PayoutInquiryOrder,
  signal: AbortSignal,
): Promise<Outcome> {
  const reply = await gateway.send({ path: config.paths.inquire, fields: payoutInquiryFields(order), timeoutMs: deps.timeouts.inquireMs, signal });
  return reply.kind === 'outcome' ? reply.outcome : payoutInquiryOutcome(order, reply.fields);
}

export function payoutInquiryFields({ reference, inquiryReference }: PayoutInquiryOrder): PayoutCall['fields'] {
  return { originalReferenceId: reference, referenceID: inquiryReference };
}

const FAILED: Decline = { fault: 'provider', retry: 'other-path', reason: 'provider_refused' };
const EXPIRED: Decline = { fault: 'provider', retry: 'other-path', reason: 'provider_timeout' };

/** What a status query proves: its own code first, then `transactionStatus` and `isReversed`. */
export function payoutInquiryOutcome(order: PayoutInquiryOrder, fields: PayoutFields): Outcome {
  const facts = payoutFacts(fields);
  const reference = referenceIn(fields);
  // Either the question's own reference or the payout's comes back; a third one answers somebody else.
  if (reference !== '' && reference !== order.inquiryReference && reference !== order.reference) return contradiction('reference', facts);
  const amount = amountIn(fields, order.amount);
  if (amount === 'other') return contradiction('amount', facts);
  const meaning = statusMeaningOf(textField(fields, 'responseCode'));
  switch (meaning) {
    case 'told':
      return told(order, fields, reference, amount, facts);
    case 'expired':
      return afterWindow(order, EXPIRED, facts);
    case 'failed':
      return afterWindow(order, FAILED, facts);
    case 'open':
      return pending(facts);
    case 'configuration':
      return unknown('configuration', facts);
    case 'query':
      return unknown('provider_error', facts);
    case null:
      return unknown('provider_code_unknown', facts);
    default:
      return meaning satisfies never;
  }
}

function told(order: PayoutInquiryOrder, fields: PayoutFields, reference: string, amount: Money | null, facts: ProviderFacts): Outcome {
  const word = statusWordOf(textField(fields, 'transactionStatus'));
  const reversed = textField(fields, 'isReversed');
  switch (word) {
    case 'paid':
      if (reference === '') return contradiction('reference', facts);
      return reversed === '0' || reversed === '1' || reversed === '' ? succeeded(amount, facts, reversed === '1') : unknown('provider_error', facts);
    case 'failed':
      // Cancelled after it was booked: the money left and came back, so that nothing may be sent for it again by itself.
      if (reversed === '1' && reference !== '') return succeeded(amount, facts, true);
      return afterWindow(order, FAILED, facts);
    case 'open':
      return pending(facts);
    case null:
      return unknown('provider_code_unknown', facts);
    default:
      return word satisfies never;
  }
}

/** A "failed" could be a look at a payout in flight; it is a verdict only after the window. */
function afterWindow(order: PayoutInquiryOrder, decline: Decline, facts: ProviderFacts): Outcome {
  return order.conclusive ? declined(decline, facts) : pending(facts);
}
