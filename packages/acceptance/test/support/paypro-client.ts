import { createHash } from 'node:crypto';
import type { MerchantCredentials } from '@adaigi/local';

/** An existing PayPro merchant's client: its own signing and parsing, nothing of the server's code. */
export interface PayproClient {
  /** Sends an order; `fields` go over the defaults. The answer as it came. */
  order(fields: Readonly<Record<string, string>>): Promise<PayproReply>;
  query(tradeNo: string): Promise<PayproReply>;
  /** Any other call of the dialect, signed. */
  call(path: string, fields: Readonly<Record<string, string>>): Promise<PayproReply>;
  /** Whether a callback's sign is right. */
  verifies(body: string): boolean;
}

export interface PayproReply {
  readonly httpStatus: number;
  readonly retryAfter: string | null;
  readonly code: string;
  readonly msg: string;
  readonly data: ({ readonly status: string; readonly platFormTradeNo: string } & Readonly<Record<string, string>>) | null;
}

export function payproClient(edge: string, merchant: Pick<MerchantCredentials, 'paypro'>): PayproClient {
  const { merchantNo, secret } = merchant.paypro ?? { merchantNo: '', secret: '' };
  const post = async (path: string, fields: Readonly<Record<string, string>>): Promise<PayproReply> => {
    const answer = await fetch(`${edge}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', merchantNo },
      body: JSON.stringify({ ...fields, sign: md5Sign(fields, secret) }),
      signal: AbortSignal.timeout(20_000),
    });
    const body = (await answer.json()) as Pick<PayproReply, 'code' | 'msg' | 'data'>;
    return { ...body, httpStatus: answer.status, retryAfter: answer.headers.get('retry-after') };
  };
  return {
    call: post,
    order: (fields) =>
      post('/v1/payproPK/payinApi', {
        amount: '1000',
        name: 'Ali Khan',
        email: 'ali@gmail.com',
        remark: 'acceptance',
        timestamp: String(Date.now()),
        ...fields,
      }),
    query: (tradeNo) => post('/v1/payproPK/queryPayInResult', { tradeNo, timestamp: String(Date.now()) }),
    verifies(body) {
      const { sign, ...fields } = JSON.parse(body) as Record<string, string>;
      return sign === md5Sign(fields, secret);
    },
  };
}

/** Sorted by name, empty values dropped, name=value without separators, secret at the end, MD5. */
function md5Sign(fields: Readonly<Record<string, string>>, secret: string): string {
  const text = Object.keys(fields)
    .toSorted()
    .filter((name) => fields[name] !== '')
    .map((name) => `${name}=${fields[name]}`)
    .join('');
  return createHash('md5').update(text + secret, 'utf8').digest('hex');
}
