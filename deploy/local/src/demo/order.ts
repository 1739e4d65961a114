import { payproSign } from '@adaigi/signatures';
import type { MerchantCredentials } from '../run-file.ts';

/** A PayPro merchant's order: what its client sends, in the order in which it sends it. */
export type PayproOrder = Readonly<Record<string, string>>;

/** The merchant's own number of the demo's order; a fresh one is used when it exists. */
export const DEMO_TRADE_NO = 'order45692193212we3111';

export function demoOrder(tradeNo: string, notifyUrl: string, secret: string): PayproOrder {
  return signed(
    {
      amount: '10000',
      tradeNo,
      notifyUrl,
      name: 'John Doe',
      customerCert: '1730123456789',
      email: 'john@gmail.com',
      mobile: '3115112345',
      remark: 'Payment for order #456',
      custId: customerOf(tradeNo),
      timestamp: String(Date.now()),
    },
    secret,
  );
}

/** A large amount may appear only once an hour for one customer, so a fresh order comes from a fresh customer. */
function customerOf(tradeNo: string): string {
  return tradeNo === DEMO_TRADE_NO ? 'm2hkCRuTCK5HKpEkA0ok' : `demo-${tradeNo}`;
}

function signed(fields: Readonly<Record<string, string>>, secret: string): PayproOrder {
  return { ...fields, sign: payproSign(Object.entries(fields), secret) };
}

/** Posts to one of PayPro's paths as an existing client would. */
export async function postPaypro(edgeUrl: string, merchant: MerchantCredentials, path: string, body: PayproOrder): Promise<PayproAnswer> {
  const answer = await fetch(new URL(path, edgeUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', merchantNo: merchant.paypro?.merchantNo ?? '' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  return (await answer.json()) as PayproAnswer;
}

export interface PayproAnswer {
  readonly code: string;
  readonly msg: string;
  readonly data: { readonly platFormTradeNo: string; readonly status: string; readonly desc?: string } | null;
}

/** Whether the merchant has sent an order with this number before. */
export async function orderExists(edgeUrl: string, merchant: MerchantCredentials, secret: string, tradeNo: string): Promise<boolean> {
  const query = signed({ tradeNo, timestamp: String(Date.now()) }, secret);
  return (await postPaypro(edgeUrl, merchant, '/v1/payproPK/queryPayInResult', query)).code === '0000';
}
