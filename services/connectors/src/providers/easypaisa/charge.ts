import { contradiction, declined, karachiSpaced, pending, safeCode, succeeded, unknown } from '@adaigi/connector-kit';
import type { ChargeOrder, ConnectorDeps } from '@adaigi/connector-kit';
import { toDecimalText } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import type { EasypaisaConfig } from './config.ts';
import { meaningOf } from './status-map.ts';
import { factsOf, integrity, send, value } from './wire.ts';
import type { Call, WireFields } from './wire.ts';

/** A prompt in the payer's app (`wallet`), or a token to pay with cash at a shop (`token`). */
export async function charge(config: EasypaisaConfig, deps: ConnectorDeps, order: ChargeOrder, signal: AbortSignal): Promise<Outcome> {
  const [path, request] =
    order.method === 'token' ? [config.paths.token, tokenRequest(config, order)] : [config.paths.charge, chargeRequest(config, order)];
  const { leaveBy } = order;
  const reply = await send(config, deps, { path, request, timeoutMs: deps.timeouts.chargeMs, leaveBy, signal });
  return reply.kind === 'outcome' ? reply.outcome : chargeOutcome(config, order, reply.fields);
}

export function chargeRequest(config: EasypaisaConfig, order: ChargeOrder): Call['request'] {
  return { ...head(config, order, 'MA'), mobileAccountNo: order.payer.mobile, emailAddress: order.payer.email || config.fallbackEmail };
}

export function tokenRequest(config: EasypaisaConfig, order: ChargeOrder): Call['request'] {
  return {
    ...head(config, order, 'OTC'),
    msisdn: order.payer.mobile,
    emailAddress: order.payer.email || config.fallbackEmail,
    tokenExpiry: karachiSpaced(tokenExpiry(config, order)),
  };
}

/** Amounts are rupees with two decimals as text: a bare number of rupees was seen to be refused. */
function head(config: EasypaisaConfig, order: ChargeOrder, transactionType: string): Call['request'] {
  return { orderId: order.reference, storeId: Number(config.storeId), transactionAmount: toDecimalText(order.amount), transactionType };
}

function tokenExpiry(config: EasypaisaConfig, order: ChargeOrder): Date {
  return new Date(order.now.getTime() + config.tokenExpiryMs);
}

/** What the answer proves: 0000 means paid for a prompt, but only "token issued" for a token. */
export function chargeOutcome(config: EasypaisaConfig, order: ChargeOrder, fields: WireFields): Outcome {
  const code = value(fields, 'responseCode');
  const facts = factsOf(fields, code);
  const mismatch = integrity(config, fields, order.reference, facts);
  if (mismatch !== null) return mismatch;
  const meaning = meaningOf(code);
  switch (meaning?.class) {
    case 'succeeded':
      if (value(fields, 'orderId') === '') return contradiction('reference', facts);
      // The answer names no amount; only an inquiry does.
      return order.method === 'token' ? tokenIssued(config, order, fields, code) : succeeded(null, facts);
    case 'declined':
      return declined(meaning.decline, facts);
    case 'unknown':
      return unknown(code === '0012' ? 'pin_not_entered' : 'provider_error', facts);
    case undefined:
      return unknown('provider_code_unknown', facts);
    default:
      return meaning satisfies never;
  }
}

function tokenIssued(config: EasypaisaConfig, order: ChargeOrder, fields: WireFields, code: string): Outcome {
  const token = safeCode(value(fields, 'paymentToken'));
  if (token === '') return unknown('provider_unreadable', { providerCode: code });
  // The day and month of its own expiry date cannot be told apart, so ours counts.
  return pending({ providerCode: code }, { type: 'pay_with_token', token, expiresAt: tokenExpiry(config, order) });
}
