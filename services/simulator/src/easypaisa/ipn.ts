import { request } from 'undici';
import type { EasypaisaAccount } from '../core/accounts.ts';
import type { Order } from '../core/order.ts';
import type { IpnDocument } from '../store/documents.ts';
import type { IpnResult } from '../usecases/courier.ts';

/** An address that a careless listener would fetch: cloud metadata, with the right path behind it. */
const hostileBase = 'http://169.254.169.254';

/** Calls the listener with the order's look-up address, once. `ownBase` is where this listener itself is reached. */
export async function sendEasypaisaIpn(ipn: IpnDocument, order: Order, account: EasypaisaAccount, url: string, ownBase: string, signal: AbortSignal): Promise<IpnResult> {
  const base = ipn.forged === 'url' ? hostileBase : ownBase;
  const listener = new URL(url);
  listener.searchParams.set('url', `${base}/easypay-service/rest/v1/order-status/${account.accountNum}/${order.reference}`);
  const response = await request(listener, { method: 'GET', headers: { 'user-agent': 'Easypay-IPN' }, signal });
  await response.body.dump();
  return { accepted: response.statusCode >= 200 && response.statusCode < 300, answer: `HTTP ${response.statusCode}` };
}
