import { createHash } from 'node:crypto';

/** How a merchant's client signs; the vendor's text leaves it open. */
export interface Signing {
  readonly place?: 'append' | 'prepend' | 'key';
  readonly separator?: string;
  readonly nulls?: 'skip' | 'text';
  readonly empties?: 'drop' | 'keep';
}

export interface Reply {
  readonly httpStatus: number;
  readonly contentType: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** An existing merchant's client, written from the vendor's pages: its own signing and parsing, nothing of the server's code. */
export interface PayproMerchant {
  call(path: string, fields: Readonly<Record<string, unknown>>, signing?: Signing): Promise<Reply>;
  /** Sends a text as it is. */
  send(path: string, body: string, headers?: Readonly<Record<string, string>>): Promise<Reply>;
}

export function payproMerchant(url: string, merchantNo: string, secret: string): PayproMerchant {
  const send: PayproMerchant['send'] = async (path, body, headers = { merchantNo }) => {
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    const parsed = JSON.parse(await answer.text()) as Record<string, unknown>;
    const { data } = parsed;
    return {
      httpStatus: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body: parsed,
      data: typeof data === 'object' && data !== null ? { ...data } : null,
    };
  };
  return { send, call: (path, fields, signing) => send(path, JSON.stringify({ ...fields, sign: signOf(fields, secret, signing) })) };
}

/** Sorted by name, empty values dropped, `name=value` without separators, the secret behind, MD5, lower case. Nested values do not count. */
export function signOf(fields: Readonly<Record<string, unknown>>, secret: string, { place = 'append', separator = '', nulls = 'skip', empties = 'drop' }: Signing = {}): string {
  const pairs: string[] = [];
  for (const name of Object.keys(fields).toSorted((a, b) => (a < b ? -1 : 1))) {
    const value = fields[name];
    if (name === 'sign' || value === undefined) continue;
    if (value === null && nulls === 'text') pairs.push(`${name}=null`);
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    if (value !== '' || empties === 'keep') pairs.push(`${name}=${value}`);
  }
  const text = pairs.join(separator);
  const salted = { append: text + secret, prepend: secret + text, key: `${text}&key=${secret}` }[place];
  return createHash('md5').update(salted, 'utf8').digest('hex');
}
