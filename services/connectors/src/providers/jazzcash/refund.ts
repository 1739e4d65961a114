import { contradiction, declined, succeeded, unknown } from '@adaigi/connector-kit';
import type { ConnectorDeps, RefundOrder, SecretText } from '@adaigi/connector-kit';
import type { Outcome } from '@adaigi/domain';
import type { JazzcashConfig } from './config.ts';
import { meaningOf, refusalOf } from './status-map.ts';
import { factsOf, hashState, readReply, send, value } from './wire.ts';
import type { WireFields } from './wire.ts';

/** Wallet refund. It carries only the charge's reference, so a repeat could not be told from a second refund: it is never sent twice. */
export async function refund(
  config: JazzcashConfig & { readonly mpin: SecretText },
  deps: ConnectorDeps,
  order: RefundOrder,
  signal: AbortSignal,
): Promise<Outcome> {
  const fields = refundFields(config, order);
  const { leaveBy } = order;
  const reply = readReply(await send(config, deps, { path: config.paths.refund, fields, timeoutMs: deps.timeouts.refundMs, leaveBy, signal }));
  return reply.kind === 'outcome' ? reply.outcome : refundOutcome(config, order, reply.fields);
}

export function refundFields(config: Pick<JazzcashConfig, 'merchantId' | 'password'> & { readonly mpin: SecretText }, order: RefundOrder): WireFields {
  return {
    pp_TxnRefNo: order.charge.reference,
    pp_Amount: order.amount.minor.toString(),
    pp_TxnCurrency: order.amount.currency,
    pp_MerchantID: config.merchantId,
    pp_Password: config.password.reveal(),
    pp_MerchantMPIN: config.mpin.reveal(),
  };
}

/** What the answer to a refund proves. It names neither amount nor reference, only its hash says that it is JazzCash's. */
export function refundOutcome(config: JazzcashConfig, order: RefundOrder, fields: WireFields): Outcome {
  const code = value(fields, 'pp_ResponseCode');
  const facts = factsOf(fields, code);
  const hash = hashState(fields, config);
  if (hash === 'wrong' && code !== '101' && code !== '115') return contradiction('signature', facts);
  if (code === '000') return hash === 'valid' ? succeeded(order.amount, facts) : contradiction('signature', facts);
  const meaning = refusalOf(code) ?? meaningOf(code);
  switch (meaning?.class) {
    case 'declined':
      return declined(meaning.decline, facts);
    case 'confirmed':
    case 'succeeded':
    case 'returned':
    case 'pending':
    case 'after_sale':
    case 'unknown':
      return unknown('refund_unknown', facts);
    case undefined:
      return unknown('provider_code_unknown', facts);
    default:
      return meaning satisfies never;
  }
}
