import { contradiction, declined, namedAmount, parseObject, pending, succeeded, textField, unknown } from '@adaigi/connector-kit';
import type { CallbackVerdict, RawCallback } from '@adaigi/connector-kit';
import type { Money, Outcome } from '@adaigi/domain';
import type { TemplateConfig } from './config.ts';
import { meaningOf } from './status-map.ts';
import { factsOf, open } from './wire.ts';
import type { WireFields } from './wire.ts';

/** The provider's notification, signed like its answers. One that is not signed may carry the outcome `unknown` only, to wake an inquiry. */
export function parseCallback(config: TemplateConfig, callback: RawCallback): CallbackVerdict {
  if (callback.method !== 'POST') return refused(405, 'method');
  const body = parseObject(callback.body.toString('utf8'));
  if (body === null) return refused(400, 'not_json');
  const reply = open(config, body);
  if (reply.kind === 'outcome') return refused(401, 'signature');
  const reference = textField(reply.fields, 'reference');
  if (!/^[A-Z0-9]{20}$/.test(reference)) return refused(400, 'reference');
  const named = namedAmount(textField(reply.fields, 'amount'), textField(reply.fields, 'currency'), 'PKR');
  const okay = { status: 200, contentType: 'text/plain', body: 'OK' };
  if (typeof named === 'string') return { kind: 'accepted', reference, outcome: contradiction(named, factsOf(reply.fields)), named: null, reply: okay };
  return { kind: 'accepted', reference, outcome: notificationOutcome(config, reply.fields, named), named, reply: okay };
}

function notificationOutcome(config: TemplateConfig, fields: WireFields, named: Money | null): Outcome {
  const facts = factsOf(fields);
  const merchant = textField(fields, 'merchant');
  if (merchant !== '' && merchant !== config.merchantId) return contradiction('merchant', facts);
  const meaning = meaningOf(textField(fields, 'code'));
  switch (meaning?.class) {
    case 'succeeded':
      return succeeded(named, facts);
    case 'pending':
      return pending(facts);
    case 'declined':
      return declined(meaning.decline, facts);
    case 'not_found':
    case 'unknown':
    case undefined:
      return unknown('provider_pending', facts);
    default:
      return meaning satisfies never;
  }
}

function refused(status: number, refusal: string): CallbackVerdict {
  return { kind: 'refused', refusal, reply: { status, contentType: 'text/plain', body: 'Not accepted' } };
}
