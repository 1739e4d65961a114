import { createHash, randomUUID } from 'node:crypto';
import { httpbis, type SigningKey } from 'http-message-signatures';
import { readAnswer, type NativeAnswer, type PaymentView } from './native-client.ts';

export interface SignedCall {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly nonce?: string;
  readonly created?: Date;
  /** Sent instead of what was signed. */
  readonly sentBody?: unknown;
}

/** Calls the native API signed by RFC 9421 and RFC 9530, as a client library that is not ours speaks them. */
export async function signedCall<T = PaymentView>(edge: string, key: SigningKey, { method, path, body, nonce, created, sentBody }: SignedCall): Promise<NativeAnswer<T>> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers: Record<string, string> =
    text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-digest': `sha-256=:${createHash('sha256').update(text).digest('base64')}:`, 'idempotency-key': randomUUID() };
  const url = `${edge}${path}`;
  const signed = await httpbis.signMessage(
    {
      key,
      fields: ['@method', '@path', '@query', ...(text === undefined ? [] : ['content-digest', 'idempotency-key'])],
      params: ['created', 'nonce', 'keyid', 'alg'],
      paramValues: { nonce: nonce ?? randomUUID(), ...(created && { created }) },
    },
    { method, url, headers },
  );
  const sent = sentBody === undefined ? text : JSON.stringify(sentBody);
  return readAnswer<T>(await fetch(url, { method, headers: signed.headers, ...(sent !== undefined && { body: sent }) }));
}
