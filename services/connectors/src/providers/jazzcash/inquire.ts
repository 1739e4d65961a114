import { afterWindow, contradiction, declined, notFound, pending, succeeded, unknown } from '@adaigi/connector-kit';
import type { ConnectorDeps, InquiryOrder } from '@adaigi/connector-kit';
import { money, sameMoney } from '@adaigi/domain';
import type { Outcome, ProviderFacts } from '@adaigi/domain';
import type { JazzcashConfig } from './config.ts';
import { meaningOf } from './status-map.ts';
import { factsOf, hashState, integrity, readReply, send, value } from './wire.ts';
import type { WireFields } from './wire.ts';

/** Status inquiry. A refund has no reference of its own, so its question goes to the charge that it gives back. */
export async function inquire(config: JazzcashConfig, deps: ConnectorDeps, order: InquiryOrder, signal: AbortSignal): Promise<Outcome> {
  const reference = order.charge?.reference ?? order.reference;
  const fields = inquiryFields(config, reference);
  const { inquireMs: timeoutMs } = deps.timeouts;
  const reply = readReply(await send(config, deps, { path: config.paths.inquire, fields, timeoutMs, signal }));
  if (reply.kind === 'outcome') return reply.outcome;
  return order.operation === 'refund' ? refundInquiryOutcome(config, order, reply.fields) : inquiryOutcome(config, order, reply.fields);
}

export function inquiryFields(config: JazzcashConfig, reference: string): WireFields {
  return { pp_TxnRefNo: reference, pp_MerchantID: config.merchantId, pp_Password: config.password.reveal() };
}

/** What an inquiry about a payment proves. */
export function inquiryOutcome(config: JazzcashConfig, order: InquiryOrder, fields: WireFields): Outcome {
  const trouble = inquiryTrouble(config, order, fields);
  if (trouble !== null) return trouble;
  const code = value(fields, 'pp_PaymentResponseCode');
  const facts = factsOf(fields, code);
  const mismatch = integrity(config, fields, order, facts, []);
  if (mismatch !== null) return mismatch;
  switch (value(fields, 'pp_Status').toLowerCase()) {
    case 'completed':
      return completed(order, fields, code, facts);
    case 'failed':
    case 'dropped':
    case 'validation failed':
      return failed(order, code, facts);
    case 'pending':
    case '':
      return pending(facts);
    default:
      return unknown('provider_code_unknown', facts);
  }
}

/** The inquiry itself did not work, or its answer cannot be trusted; null when it did. */
function inquiryTrouble(config: JazzcashConfig, order: InquiryOrder, fields: WireFields): Outcome | null {
  const code = value(fields, 'pp_ResponseCode');
  const facts = factsOf(fields, code);
  // Wrong credentials, field or hash on our side: the payment is as unknown as before, and somebody must look.
  if (code === '101' || code === '110' || code === '115') return unknown('configuration', facts);
  if (hashState(fields, config) === 'wrong') return contradiction('signature', facts);
  if (code === '109') return notFound(order, code);
  if (code === '000') return hashState(fields, config) === 'valid' ? null : contradiction('signature', facts);
  return unknown(meaningOf(code) === null ? 'provider_code_unknown' : 'provider_error', facts);
}

function completed(order: InquiryOrder, fields: WireFields, code: string, facts: ProviderFacts): Outcome {
  const meaning = meaningOf(code);
  switch (meaning?.class) {
    case 'succeeded':
    case 'confirmed':
    case 'after_sale':
      return succeeded(toldAmount(order, fields), facts);
    case 'returned':
      return succeeded(toldAmount(order, fields), facts, true);
    case 'pending':
      return pending(facts);
    // "Completed" beside a refusal contradicts itself.
    case 'declined':
    case 'unknown':
      return unknown('provider_error', facts);
    case undefined:
      return unknown('provider_code_unknown', facts);
    default:
      return meaning satisfies never;
  }
}

function failed(order: InquiryOrder, code: string, facts: ProviderFacts): Outcome {
  if (code === '109') return notFound(order, code);
  const meaning = meaningOf(code);
  switch (meaning?.class) {
    case 'declined':
    case 'unknown':
      return afterWindow(order, declined(meaning.decline, facts));
    // The status alone is the verdict; the code only fails to say why.
    case undefined:
      return afterWindow(order, declined({ fault: 'provider', retry: 'other-path', reason: 'provider_refused' }, facts));
    case 'pending':
      return pending(facts);
    case 'returned':
      return succeeded(null, facts, true);
    case 'succeeded':
    case 'confirmed':
    case 'after_sale':
      return unknown('provider_error', facts);
    default:
      return meaning satisfies never;
  }
}

/** Only v2.0 names the amount; `integrity` has compared it by then. */
function toldAmount(order: InquiryOrder, fields: WireFields) {
  return value(fields, 'pp_Amount') === '' ? null : order.amount;
}

/**
 * What an inquiry about the charge says of its refund. Only a charge returned in full proves a refund in full; nothing proves that a refund
 * did not happen, and a part cannot be seen at all: those stay unknown until a person has looked.
 */
export function refundInquiryOutcome(config: JazzcashConfig, order: InquiryOrder, fields: WireFields): Outcome {
  const { charge } = order;
  const trouble = inquiryTrouble(config, { ...order, notFoundConclusive: false }, fields);
  if (trouble !== null || charge === null) return trouble ?? unknown('refund_unknown');
  const code = value(fields, 'pp_PaymentResponseCode');
  const facts = factsOf(fields, code);
  const mismatch = integrity(config, fields, { reference: charge.reference, amount: charge.captured }, facts, []);
  if (mismatch !== null) return mismatch;
  const inFull = sameMoney(order.amount, money(charge.captured.minor, charge.captured.currency));
  return meaningOf(code)?.class === 'returned' && inFull ? succeeded(order.amount, facts) : unknown('refund_unknown', facts);
}
