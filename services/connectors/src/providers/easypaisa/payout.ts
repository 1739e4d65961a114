import { declined, notSent, pending, succeeded, textField, unknown } from '@adaigi/connector-kit';
import type { PayoutConnectorDeps, PayoutOrder } from '@adaigi/connector-kit';
import type { Outcome } from '@adaigi/domain';
import { REFUSED_BEFORE_BOOKING, transferStatusOf } from './payout-codes.ts';
import type { EasypaisaPayoutConfig } from './payout-config.ts';
import { callGateway, gatewayFacts, LOCKED, SUCCESS, toMsisdn, toRupees, unlistedStatus } from './payout-wire.ts';
import type { GatewayCall, GatewayFields } from './payout-wire.ts';

/**
 * A transfer from wallet to wallet. No reference of ours travels with it, so one whose answer is lost can never be looked up: whatever can be
 * refused is asked about before it, and a doubt about the transfer itself is a person's.
 */
export async function payOut(config: EasypaisaPayoutConfig, deps: PayoutConnectorDeps, order: PayoutOrder, signal: AbortSignal): Promise<Outcome> {
  const refused = config.checkReceiver ? await check(config, deps, order, signal) : null;
  if (refused !== null) return refused;
  const { leaveBy } = order;
  const reply = await callGateway(config, deps, { path: config.paths.transfer, fields: transferFields(config, order), timeoutMs: deps.timeouts.payoutMs, leaveBy, signal });
  return reply.kind === 'outcome' ? reply.outcome : transferOutcome(reply.fields);
}

/** Null when the receiver can be paid. No answer to this question moves money, so a bad one is final and a missing one means "not sent". */
async function check(config: EasypaisaPayoutConfig, deps: PayoutConnectorDeps, order: PayoutOrder, signal: AbortSignal): Promise<Outcome | null> {
  const { cnic } = order.receiver;
  const fields = { ...transferFields(config, order), ...(cnic === '' ? {} : { cnic }) };
  const reply = await callGateway(config, deps, { path: config.paths.check, fields, timeoutMs: deps.timeouts.inquireMs, signal });
  if (reply.kind === 'outcome') return reply.outcome.kind === 'not_sent' ? reply.outcome : notSent('provider_unreachable');
  return checkOutcome(reply.fields);
}

/** What the answer to a question about a receiver proves; null when the transfer may follow. */
export function checkOutcome(fields: GatewayFields): Outcome | null {
  const code = textField(fields, 'ResponseCode');
  if (code === SUCCESS) return null;
  if (code === '' || textField(fields, 'ResponseMessage') === LOCKED) return notSent('channel_busy');
  return declined({ fault: 'payer', retry: 'never', reason: 'receiver_refused' }, gatewayFacts(fields));
}

export function transferFields(config: EasypaisaPayoutConfig, { amount, receiver }: PayoutOrder): GatewayCall['fields'] {
  return { Amount: toRupees(amount), MSISDN: config.msisdn, ReceiverMSISDN: toMsisdn(receiver.mobile) };
}

/** What the answer to a transfer proves. It names no amount and no reference of ours: that it is the answer to our own request must do. */
export function transferOutcome(fields: GatewayFields): Outcome {
  const facts = gatewayFacts(fields);
  const code = textField(fields, 'ResponseCode');
  const message = textField(fields, 'ResponseMessage');
  if (message === LOCKED) return pending(facts);
  if (code === SUCCESS) return accepted(fields);
  if (code === '') return unknown('provider_unreadable', facts);
  if (REFUSED_BEFORE_BOOKING.test(message)) return declined({ fault: 'payer', retry: 'never', reason: 'receiver_refused' }, facts);
  return unknown('provider_code_unknown', facts);
}

/**
 * Code 0 is success in every known client, where the status beside it says so too or says nothing. A word that no list has may mean "not yet" or
 * "gave it back": it is looked up, by the bank's number where one was told, and never taken for paid.
 */
function accepted(fields: GatewayFields): Outcome {
  const facts = gatewayFacts(fields);
  const status = transferStatusOf(fields['TransactionStatus']);
  switch (status) {
    case 'paid':
    case 'none':
      return succeeded(null, facts);
    case 'open':
      return pending(facts);
    case 'failed':
    case 'reversed':
      return unknown('provider_error', facts);
    case null:
      return unlistedStatus(fields, facts);
    default:
      return status satisfies never;
  }
}
