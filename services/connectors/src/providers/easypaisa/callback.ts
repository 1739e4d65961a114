import { unknown } from '@adaigi/connector-kit';
import type { CallbackVerdict, RawCallback } from '@adaigi/connector-kit';
import type { EasypaisaConfig } from './config.ts';

const REFERENCE = /^[A-Z0-9]{20}$/;
const REPLY = { contentType: 'text/plain; charset=utf-8', body: 'OK' };

/**
 * The notification (`GET ?url=<address of the order's status>`) and the hosted page's way back (`?orderRefNumber=...`). Neither is signed, so
 * neither is believed: the order id is taken out of the text, the outcome is `unknown`, and an inquiry of our own finds the truth. The address
 * is never opened: whoever knows ours could make us call any host.
 */
export function parseCallback(config: EasypaisaConfig, callback: RawCallback): CallbackVerdict {
  if (callback.method !== 'GET' && callback.method !== 'POST') return refused(405, 'method');
  const query = new URLSearchParams(callback.query);
  const form = isForm(callback) ? new URLSearchParams(callback.body.toString('utf8')) : new URLSearchParams();
  const given = (name: string): string => query.get(name) ?? form.get(name) ?? '';
  const address = given('url');
  const reference = address === '' ? given('orderRefNumber') || given('orderRefNum') || given('orderId') : orderIdOf(config, address);
  if (!REFERENCE.test(reference)) return refused(400, address === '' ? 'no_reference' : 'unexpected_url');
  return { kind: 'accepted', reference, outcome: unknown('provider_pending'), named: null, reply: { status: 200, ...REPLY } };
}

function isForm({ contentType, body }: RawCallback): boolean {
  return body.length > 0 && body.length <= 16_384 && contentType.toLowerCase().startsWith('application/x-www-form-urlencoded');
}

/** Only an address of the documented form, with our own account in it, has an order id for us. */
function orderIdOf(config: EasypaisaConfig, address: string): string {
  const url = URL.parse(address);
  if (url === null || url.username + url.password !== '') return '';
  const match = /^\/easypay-service\/rest\/v1\/order-status\/([0-9]{1,20})\/([A-Za-z0-9]{1,20})\/?$/.exec(url.pathname);
  return match?.[1] === config.accountNum ? (match[2] ?? '') : '';
}

function refused(status: number, refusal: string): CallbackVerdict {
  return { kind: 'refused', refusal, reply: { status, contentType: REPLY.contentType, body: 'Not accepted' } };
}
