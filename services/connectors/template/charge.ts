import { contradiction, declined, pending, plainText, succeeded, textField, unknown } from '@adaigi/connector-kit';
import type { ChargeOrder, ConnectorDeps } from '@adaigi/connector-kit';
import type { Outcome } from '@adaigi/domain';
import type { TemplateConfig } from './config.ts';
import { meaningOf } from './status-map.ts';
import { factsOf, integrity, send } from './wire.ts';
import type { WireFields } from './wire.ts';

export async function charge(config: TemplateConfig, deps: ConnectorDeps, order: ChargeOrder, signal: AbortSignal): Promise<Outcome> {
  const fields = {
    merchant: config.merchantId,
    reference: order.reference,
    amount: order.amount.minor.toString(),
    currency: order.amount.currency,
    mobile: order.payer.mobile,
    description: plainText(order.description, /[<>"'\\]/g, 100),
  };
  const { leaveBy } = order;
  const reply = await send(config, deps, { path: config.paths.charge, fields, timeoutMs: deps.timeouts.chargeMs, leaveBy, signal });
  return reply.kind === 'outcome' ? reply.outcome : chargeOutcome(config, order, reply.fields);
}

/** What the answer to a charge proves. */
export function chargeOutcome(config: TemplateConfig, order: ChargeOrder, fields: WireFields): Outcome {
  const facts = factsOf(fields);
  const mismatch = integrity(config, fields, order);
  if (mismatch !== null) return mismatch;
  const meaning = meaningOf(textField(fields, 'code'));
  switch (meaning?.class) {
    case 'succeeded':
      // Success must name what it is about.
      return textField(fields, 'reference') === '' ? contradiction('reference', facts) : succeeded(order.amount, facts);
    case 'pending':
      return pending(facts, { type: 'approve_in_wallet', token: '', expiresAt: null });
    case 'declined':
      return declined(meaning.decline, facts);
    case 'not_found':
    case 'unknown':
      return unknown('provider_error', facts);
    case undefined:
      return unknown('provider_code_unknown', facts);
    default:
      return meaning satisfies never;
  }
}
