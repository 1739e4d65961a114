import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { TestMerchant } from './merchants.ts';

/** What came back over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; an empty object when it is none. */
  readonly json: Record<string, unknown>;
}

export interface WireRequest {
  readonly host: string;
  readonly method: string;
  readonly target: string;
  readonly body?: string;
  readonly type?: string;
}

/** A client of its own on plain sockets: it chooses the Host header and sends a body with GET, as this dialect's clients do. */
export function wire(url: string, { host, method, target, body, type = 'application/json' }: WireRequest): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const headers = { host, ...(body === undefined ? {} : { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) }) };
    const call = request({ hostname, port, method, path: target, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const flat = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
        resolve({ status: response.statusCode ?? 0, headers: flat, text, json: parse(text) });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** A deposit call, proven by the merchant's secret. */
export function callApi(url: string, merchant: TestMerchant, path: string, body: unknown, method = 'POST'): Promise<WireAnswer> {
  const { host, secret } = merchant.paykassma;
  return wire(url, { host: `api.${host}`, method, target: `${path}?secret=${secret}`, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

/** A withdrawal signed as a merchant's own code signs it: written from the API's description, not from the server. */
export function callWithdrawal(url: string, merchant: TestMerchant, fields: Readonly<Record<string, unknown>>): Promise<WireAnswer> {
  const { host, privateKey } = merchant.paykassma;
  const body = JSON.stringify({ ...fields, signature: signLikeAClient(fields, privateKey) });
  return wire(url, { host: `api.${host}`, method: 'POST', target: '/v2/withdrawal/create', body });
}

export function signLikeAClient(fields: Readonly<Record<string, unknown>>, privateKey: string): string {
  const values = Object.keys(fields)
    .sort()
    .map((name) => phpText(fields[name]));
  const md5 = createHash('md5').update(values.join(':')).digest('hex');
  return createHash('sha1').update(`${privateKey}${md5}`).digest('hex');
}

function phpText(value: unknown): string {
  if (value === true) return '1';
  if (value === false || value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.length === 0 ? '' : value.map(phpText).join(':');
  if (typeof value === 'object') {
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return entries.map(([, inner]: [string, unknown]) => phpText(inner)).join(':');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
