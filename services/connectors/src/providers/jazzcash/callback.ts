import { contradiction, declined, namedAmount, pending, succeeded, unknown } from '@adaigi/connector-kit';
import type { CallbackReply, CallbackVerdict, RawCallback } from '@adaigi/connector-kit';
import type { Money, Outcome } from '@adaigi/domain';
import type { JazzcashConfig } from './config.ts';
import { meaningOf } from './status-map.ts';
import { factsOf, hashState, readFields, signed, value } from './wire.ts';
import type { WireFields } from './wire.ts';

/**
 * The instant payment notification (REST, 2026 guide): JSON by POST, hashed over its fields, `pp_Password` among them. The guide's names no
 * amount, no currency and no merchant: its hash and our own unique reference are the proof. But the guide allows more fields, and what one of
 * them names must be right.
 */
export function parseCallback(config: JazzcashConfig, callback: RawCallback): CallbackVerdict {
  if (callback.method !== 'POST') return refused(config, 405, 'method');
  const fields = readFields(callback.body.toString('utf8'));
  if (fields === null) return refused(config, 400, 'not_json');
  const reference = value(fields, 'pp_TxnRefNo');
  if (hashState(fields, config) !== 'valid') return refused(config, 401, 'signature');
  if (!/^[A-Z0-9]{20}$/.test(reference)) return refused(config, 200, 'reference');
  const named = namedAmount(value(fields, 'pp_Amount'), value(fields, 'pp_TxnCurrency'), 'PKR');
  const reply = acknowledgement(config);
  if (typeof named === 'string') return { kind: 'accepted', reference, outcome: contradiction(named, factsOf(fields, value(fields, 'pp_ResponseCode'))), named: null, reply };
  return { kind: 'accepted', reference, outcome: notificationOutcome(config, fields, named), named, reply };
}

function notificationOutcome(config: JazzcashConfig, fields: WireFields, named: Money | null): Outcome {
  const code = value(fields, 'pp_ResponseCode');
  const facts = factsOf(fields, code);
  const merchant = value(fields, 'pp_MerchantID');
  if (merchant !== '' && merchant !== config.merchantId) return contradiction('merchant', facts);
  const meaning = meaningOf(code);
  switch (meaning?.class) {
    case 'confirmed':
      return succeeded(named, facts);
    case 'returned':
      return succeeded(named, facts, true);
    case 'pending':
      return pending(facts);
    case 'declined':
    case 'unknown':
      return code === '109' ? unknown('not_found_yet', facts) : declined(meaning.decline, facts);
    // 000 is how a payment is approved, not how a notification confirms one; a dispute is news about an older payment. An inquiry tells.
    case 'succeeded':
    case 'after_sale':
      return unknown('provider_pending', facts);
    case undefined:
      return unknown('provider_code_unknown', facts);
    default:
      return meaning satisfies never;
  }
}

/** Without it JazzCash sends again, twice. The guide's own example leaves the hash of the reply empty; a signed one is accepted too. */
export function acknowledgement(config: Pick<JazzcashConfig, 'salt'>): CallbackReply {
  const fields = { pp_ResponseCode: '000', pp_ResponseMessage: 'IPN received successfully' };
  return { status: 200, contentType: 'application/json', body: JSON.stringify(signed(fields, config)) };
}

function refused(config: JazzcashConfig, status: number, refusal: string): CallbackVerdict {
  // Whoever holds the salt may know that we have no such payment; to anybody else nothing is signed.
  if (status === 200) return { kind: 'refused', refusal, reply: acknowledgement(config) };
  const body = JSON.stringify({ pp_ResponseCode: '115', pp_ResponseMessage: 'The notification was refused' });
  return { kind: 'refused', refusal, reply: { status, contentType: 'application/json', body } };
}
