import { jazzcashHash } from '@adaigi/signatures';
import { request } from 'undici';
import type { JazzcashAccount } from '../core/accounts.ts';
import type { Order } from '../core/order.ts';
import type { IpnDocument } from '../store/documents.ts';
import type { IpnResult } from '../usecases/courier.ts';
import type { Refused } from './authenticate.ts';
import { confirmed, failureCode, reversed } from './codes.ts';
import { ipnBody, signed } from './replies.ts';

/** Posts one IPN and reads the reply: `000` accepts it, signed or not, as the guide's own example has it. */
export async function sendJazzcashIpn(ipn: IpnDocument, order: Order, account: JazzcashAccount, url: string, signal: AbortSignal): Promise<IpnResult> {
  const body = signed(ipnBody(order, account, told(ipn, order)), account.integritySalt, ipn.forged === 'signature');
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': 'JazzCash-IPN' },
    body: JSON.stringify(body),
    signal,
  });
  const text = await response.body.text();
  const answer = readAnswer(text, account.integritySalt);
  return { accepted: response.statusCode === 200 && answer?.code === '000', answer: answer === undefined ? `HTTP ${response.statusCode}` : `${answer.code}, hash ${answer.hash}` };
}

function told(ipn: IpnDocument, order: Order): Refused {
  switch (ipn.notice) {
    case 'paid':
      return confirmed;
    case 'reversed':
      return reversed;
    case 'failed':
      return failureCode(order.failure ?? { reason: 'system-error' });
    default:
      return ipn.notice satisfies never;
  }
}

function readAnswer(text: string, salt: string): { readonly code: string; readonly hash: 'valid' | 'absent' | 'wrong' } | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const fields = Object.fromEntries(Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const hash = (fields['pp_SecureHash'] ?? '').toUpperCase();
  const verdict = hash === '' ? 'absent' : hash === jazzcashHash(fields, salt) ? 'valid' : 'wrong';
  return { code: fields['pp_ResponseCode'] ?? '', hash: verdict };
}
