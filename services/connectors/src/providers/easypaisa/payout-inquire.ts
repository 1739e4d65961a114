import { declined, pending, succeeded, textField, unknown } from '@adaigi/connector-kit';
import type { PayoutConnectorDeps, PayoutInquiryOrder } from '@adaigi/connector-kit';
import type { Outcome } from '@adaigi/domain';
import { transferStatusOf } from './payout-codes.ts';
import type { EasypaisaPayoutConfig } from './payout-config.ts';
import { callGateway, gatewayFacts, SUCCESS, unlistedStatus } from './payout-wire.ts';
import type { GatewayFields } from './payout-wire.ts';

/** Status query by the bank's own number, which only an answer to the transfer can have told. */
export async function inquirePayout(config: EasypaisaPayoutConfig, deps: PayoutConnectorDeps, order: PayoutInquiryOrder, signal: AbortSignal): Promise<Outcome> {
  const { providerTransactionId: transactionID } = order;
  if (transactionID === '') return unknown('no_inquiry');
  const reply = await callGateway(config, deps, { path: config.paths.status, fields: { transactionID }, timeoutMs: deps.timeouts.inquireMs, signal });
  return reply.kind === 'outcome' ? reply.outcome : statusOutcome(order, reply.fields);
}

/** What a status query proves. `ResponseCode` is about the query, `TransactionStatus` about the transfer. */
export function statusOutcome(order: PayoutInquiryOrder, fields: GatewayFields): Outcome {
  const told = gatewayFacts(fields);
  // The number that was asked about stands, whatever the answer calls itself.
  const facts = { ...told, providerTransactionId: order.providerTransactionId };
  if (textField(fields, 'ResponseCode') !== SUCCESS) return unknown('provider_error', facts);
  const status = transferStatusOf(fields['TransactionStatus']);
  switch (status) {
    case 'paid':
    case 'reversed':
      return succeeded(null, facts, status === 'reversed');
    case 'failed':
      return order.conclusive ? declined({ fault: 'provider', retry: 'other-path', reason: 'provider_refused' }, facts) : pending(facts);
    case 'open':
      return pending(facts);
    case 'none':
      return unknown('provider_code_unknown', facts);
    case null:
      return unlistedStatus(fields, facts);
    default:
      return status satisfies never;
  }
}
