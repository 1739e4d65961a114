import { randomUUID } from 'node:crypto';
import { contentDigest, signHttpMessage, type KeyMaterial } from '@adaigi/signatures';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; an empty object when it is none. */
  readonly json: Record<string, unknown>;
}

export interface SignedCall {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly keyId: string;
  readonly key: KeyMaterial;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly createdS?: number;
  readonly nonce?: string;
  readonly components?: readonly string[];
}

/** The headers of a signed request, with its body as text. */
export function sign(call: SignedCall): { headers: Record<string, string>; body: string | undefined } {
  const body = call.body === undefined ? undefined : typeof call.body === 'string' ? call.body : JSON.stringify(call.body);
  const headers: Record<string, string> = { ...call.headers };
  if (body !== undefined) Object.assign(headers, { 'content-type': 'application/json', 'content-digest': contentDigest(body), ...call.headers });
  const [path = '/', query] = call.target.split('?');
  const signed = signHttpMessage({
    method: call.method,
    path,
    query: query === undefined ? '' : `?${query}`,
    headers,
    keyId: call.keyId,
    algorithm: call.key.algorithm,
    key: call.key,
    createdS: call.createdS ?? Math.floor(Date.now() / 1000),
    nonce: call.nonce ?? randomUUID(),
    ...(call.components === undefined ? {} : { components: call.components }),
  });
  return { headers: { ...headers, signature: signed.signature, 'signature-input': signed.signatureInput }, body };
}

export async function callSigned(url: string, call: SignedCall): Promise<Answer> {
  return send(url, call.method, call.target, sign(call));
}

export async function send(url: string, method: string, target: string, request: { headers: Record<string, string>; body?: string | Uint8Array | undefined }): Promise<Answer> {
  const response = await fetch(`${url}${target}`, { method, headers: request.headers, ...(request.body === undefined ? {} : { body: request.body }), redirect: 'manual' });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

/** A request with a test key. A creating call gets a key of its own unless it brings one. */
export async function callBearer(url: string, bearer: string, method: string, target: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return send(url, method, target, {
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The fields that a problem document names. */
export function namedFields(answer: Answer): { field: string; rule: string }[] {
  const { errors } = answer.json;
  return Array.isArray(errors) ? errors.map((error: { field: string; rule: string }) => ({ field: error.field, rule: error.rule })) : [];
}
