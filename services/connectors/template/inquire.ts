import { afterWindow, declined, notFound, pending, succeeded, textField, unknown } from '@adaigi/connector-kit';
import type { ConnectorDeps, InquiryOrder } from '@adaigi/connector-kit';
import type { Outcome } from '@adaigi/domain';
import type { TemplateConfig } from './config.ts';
import { meaningOf } from './status-map.ts';
import { factsOf, integrity, send } from './wire.ts';
import type { WireFields } from './wire.ts';

export async function inquire(config: TemplateConfig, deps: ConnectorDeps, order: InquiryOrder, signal: AbortSignal): Promise<Outcome> {
  const fields = { merchant: config.merchantId, reference: order.reference };
  const reply = await send(config, deps, { path: config.paths.inquire, fields, timeoutMs: deps.timeouts.inquireMs, signal });
  return reply.kind === 'outcome' ? reply.outcome : inquiryOutcome(config, order, reply.fields);
}

/** What an inquiry proves: `code` is about the look-up, `status` and `result` about the operation. */
export function inquiryOutcome(config: TemplateConfig, order: InquiryOrder, fields: WireFields): Outcome {
  const facts = factsOf(fields);
  const code = textField(fields, 'code');
  const lookUp = meaningOf(code);
  if (lookUp?.class === 'not_found') return notFound(order, code);
  if (lookUp?.class !== 'succeeded') return unknown(lookUp === null ? 'provider_code_unknown' : 'provider_error', facts);
  const mismatch = integrity(config, fields, order);
  if (mismatch !== null) return mismatch;
  switch (textField(fields, 'status')) {
    case 'PAID':
      return succeeded(textField(fields, 'amount') === '' ? null : order.amount, facts);
    case 'OPEN':
      return pending(facts);
    case 'FAILED':
      return afterWindow(order, failed(textField(fields, 'result'), facts));
    default:
      return unknown('provider_code_unknown', facts);
  }
}

function failed(code: string, facts: ReturnType<typeof factsOf>): Outcome {
  const meaning = meaningOf(code);
  if (meaning?.class === 'declined') return declined(meaning.decline, facts);
  return declined({ fault: 'provider', retry: 'other-path', reason: 'provider_refused' }, facts);
}
