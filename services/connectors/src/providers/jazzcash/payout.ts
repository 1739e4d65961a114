import { contradiction, declined, succeeded, textField, unknown } from '@adaigi/connector-kit';
import type { PayoutConnectorDeps, PayoutOrder } from '@adaigi/connector-kit';
import { fromDecimalText, sameMoney, toDecimalText } from '@adaigi/domain';
import type { Money, Outcome, ProviderFacts } from '@adaigi/domain';
import { payoutMeaningOf } from './payout-codes.ts';
import type { JazzcashPayoutConfig } from './payout-config.ts';
import { payoutFacts, referenceIn } from './payout-wire.ts';
import type { PayoutCall, PayoutFields, PayoutGateway } from './payout-wire.ts';

/** A payment into a JazzCash wallet. Our reference travels with it, and JazzCash refuses one that it has seen before. */
export async function payOut(config: JazzcashPayoutConfig, gateway: PayoutGateway, deps: PayoutConnectorDeps, order: PayoutOrder, signal: AbortSignal): Promise<Outcome> {
  const { leaveBy } = order;
  const reply = await gateway.send({ path: config.paths.payout, fields: payoutFields(order), timeoutMs: deps.timeouts.payoutMs, leaveBy, signal });
  return reply.kind === 'outcome' ? reply.outcome : payoutOutcome(order, reply.fields);
}

/** Amounts are rupees with two decimals. Without the receiver's CNIC the field is sent empty, and JazzCash decides. */
export function payoutFields({ receiver, amount, reference }: PayoutOrder): PayoutCall['fields'] {
  return { receiverCNIC: receiver.cnic, receiverMSISDN: receiver.mobile, amount: toDecimalText(amount), referenceId: reference };
}

/** What the answer to a payment proves. Its body carries no MAC, so only one that repeats our reference and amount counts. */
export function payoutOutcome(order: PayoutOrder, fields: PayoutFields): Outcome {
  const facts = payoutFacts(fields);
  const reference = referenceIn(fields);
  if (reference !== '' && reference !== order.reference) return contradiction('reference', facts);
  const amount = amountIn(fields, order.amount);
  if (amount === 'other') return contradiction('amount', facts);
  const meaning = payoutMeaningOf(textField(fields, 'responseCode'));
  switch (meaning?.class) {
    case 'succeeded':
      return proven(reference, amount, facts);
    case 'declined':
      return declined(meaning.decline, facts);
    case 'unknown':
      return unknown('provider_error', facts);
    case undefined:
      return unknown('provider_code_unknown', facts);
    default:
      return meaning satisfies never;
  }
}

function proven(reference: string, amount: Money | null, facts: ProviderFacts): Outcome {
  return reference === '' ? contradiction('reference', facts) : succeeded(amount, facts);
}

/** Null where none is named. */
export function amountIn(fields: PayoutFields, asked: Money): Money | null | 'other' {
  const text = textField(fields, 'amount');
  if (text === '') return null;
  const amount = fromDecimalText(text, asked.currency);
  return amount !== null && sameMoney(amount, asked) ? amount : 'other';
}
