import { randomUUID } from 'node:crypto';
import { contentDigest, signHttpMessage } from '@adaigi/signatures';
import type { MerchantCredentials } from '../run-file.ts';

/** A request to the native API. */
export interface EdgeRequest {
  method: string;
  /** Path and query. */
  path: string;
  /** Sent as it is. */
  body?: string;
  headers?: Readonly<Record<string, string>>;
}

/** What came back; the body as text. */
export interface EdgeAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** Longer than the longest `Prefer: wait`. */
const TIMEOUT_MS = 100_000;

/** Sends a request to the edge, signed with a merchant's native key by HTTP Message Signatures (RFC 9421, hmac-sha256). */
export async function callEdge(edgeUrl: string, merchant: MerchantCredentials, request: EdgeRequest): Promise<EdgeAnswer> {
  const url = new URL(request.path, edgeUrl);
  const { body } = request;
  const headers = {
    ...request.headers,
    ...(body !== undefined && { 'content-type': 'application/json', 'content-digest': contentDigest(body) }),
  };
  const { signature, signatureInput } = signHttpMessage({
    method: request.method,
    // As the URL parser writes it, which is how it is sent.
    path: url.pathname,
    query: url.search,
    headers,
    keyId: merchant.native.keyId,
    algorithm: 'hmac-sha256',
    key: { algorithm: 'hmac-sha256', secret: merchant.native.secret },
    createdS: Math.floor(Date.now() / 1000),
    nonce: randomUUID(),
  });
  const answer = await fetch(url, {
    method: request.method,
    headers: { ...headers, signature, 'signature-input': signatureInput },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
