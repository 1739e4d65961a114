import { declined, succeeded, textField, unknown } from '@adaigi/connector-kit';
import type { ConnectorDeps, RefundOrder } from '@adaigi/connector-kit';
import type { Outcome } from '@adaigi/domain';
import type { TemplateConfig } from './config.ts';
import { meaningOf } from './status-map.ts';
import { factsOf, integrity, send } from './wire.ts';
import type { WireFields } from './wire.ts';

/** A provider without refunds has no such file, and its registration says `refunds: false`. */
export async function refund(config: TemplateConfig, deps: ConnectorDeps, order: RefundOrder, signal: AbortSignal): Promise<Outcome> {
  const fields = {
    merchant: config.merchantId,
    reference: order.reference,
    charge: order.charge.reference,
    amount: order.amount.minor.toString(),
    currency: order.amount.currency,
  };
  const { leaveBy } = order;
  const reply = await send(config, deps, { path: config.paths.refund, fields, timeoutMs: deps.timeouts.refundMs, leaveBy, signal });
  return reply.kind === 'outcome' ? reply.outcome : refundOutcome(config, order, reply.fields);
}

/** What the answer to a refund proves. */
export function refundOutcome(config: TemplateConfig, order: RefundOrder, fields: WireFields): Outcome {
  const facts = factsOf(fields);
  const mismatch = integrity(config, fields, order);
  if (mismatch !== null) return mismatch;
  const meaning = meaningOf(textField(fields, 'code'));
  switch (meaning?.class) {
    case 'succeeded':
      return succeeded(order.amount, facts);
    case 'declined':
      return declined({ fault: 'merchant', retry: 'never', reason: 'refund_refused' }, facts);
    case 'pending':
    case 'not_found':
    case 'unknown':
      return unknown('refund_unknown', facts);
    case undefined:
      return unknown('provider_code_unknown', facts);
    default:
      return meaning satisfies never;
  }
}
