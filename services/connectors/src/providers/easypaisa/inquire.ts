import { afterWindow, contradiction, declined, notFound, pending, succeeded, unknown } from '@adaigi/connector-kit';
import type { ConnectorDeps, InquiryOrder } from '@adaigi/connector-kit';
import { fromDecimalText, sameMoney } from '@adaigi/domain';
import type { Outcome, ProviderFacts } from '@adaigi/domain';
import type { EasypaisaConfig } from './config.ts';
import { failureOf, meaningOf, statusOf } from './status-map.ts';
import { factsOf, integrity, send, value } from './wire.ts';
import type { Call, WireFields } from './wire.ts';

export async function inquire(config: EasypaisaConfig, deps: ConnectorDeps, order: InquiryOrder, signal: AbortSignal): Promise<Outcome> {
  const request = inquiryRequest(config, order.reference);
  const reply = await send(config, deps, { path: config.paths.inquire, request, timeoutMs: deps.timeouts.inquireMs, signal });
  return reply.kind === 'outcome' ? reply.outcome : inquiryOutcome(config, order, reply.fields);
}

/** `accountNum` is the merchant's own account, not the payer's. */
export function inquiryRequest(config: EasypaisaConfig, reference: string): Call['request'] {
  return { orderId: reference, storeId: Number(config.storeId), accountNum: config.accountNum };
}

/** What an inquiry proves: its `responseCode` is about the look-up, its `transactionStatus` about the payment. */
export function inquiryOutcome(config: EasypaisaConfig, order: InquiryOrder, fields: WireFields): Outcome {
  const code = value(fields, 'responseCode');
  const facts = factsOf(fields, code);
  if (code === '0003') return notFound(order, code);
  if (code !== '0000') return lookUpFailed(code, facts);
  const mismatch = integrity(config, fields, order.reference, facts);
  if (mismatch !== null) return mismatch;
  return statusOutcome(order, fields, factsOf(fields, value(fields, 'errorCode') || code));
}

function lookUpFailed(code: string, facts: ProviderFacts): Outcome {
  const meaning = meaningOf(code);
  if (meaning === null) return unknown('provider_code_unknown', facts);
  // Credentials, store or signature refused: the payment is as unknown as before, and somebody must look.
  return unknown(meaning.class === 'declined' && meaning.decline.fault === 'merchant' ? 'configuration' : 'provider_error', facts);
}

function statusOutcome(order: InquiryOrder, fields: WireFields, facts: ProviderFacts): Outcome {
  const status = statusOf(value(fields, 'transactionStatus'));
  switch (status) {
    case 'paid':
    case 'reversed':
      return proven(order, fields, facts, status === 'reversed');
    case 'failed':
      return failed(order, value(fields, 'errorCode'), facts);
    case 'expired':
      return declined({ fault: 'payer', retry: 'never', reason: 'token_expired' }, facts);
    case 'blocked':
      return declined({ fault: 'issuer', retry: 'never', reason: 'account_blocked' }, facts);
    case 'open':
      return pending(facts);
    case null:
      return unknown('provider_code_unknown', facts);
    default:
      return status satisfies never;
  }
}

/** The one place where Easypaisa names the amount. `settlementStatus` beside it is about the merchant's payout, not about the payment. */
function proven(order: InquiryOrder, fields: WireFields, facts: ProviderFacts, reversed: boolean): Outcome {
  if (value(fields, 'orderId') === '') return contradiction('reference', facts);
  const amount = fromDecimalText(value(fields, 'transactionAmount'), order.amount.currency);
  if (amount === null || !sameMoney(amount, order.amount)) return contradiction('amount', facts);
  return succeeded(amount, facts, reversed);
}

function failed(order: InquiryOrder, errorCode: string, facts: ProviderFacts): Outcome {
  const { settled, decline } = failureOf(errorCode, order.answeredCode);
  const outcome = declined(decline, facts);
  return settled ? outcome : afterWindow(order, outcome);
}
