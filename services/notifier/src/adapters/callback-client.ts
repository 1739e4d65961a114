import { request as httpRequest } from 'node:http';
import type { Agent, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { hostOf, judgeUrl } from '../core/callback-url.ts';
import type { AddressRule } from '../core/callback-url.ts';
import type { FailureCode } from '../core/delivery.ts';
import type { PostAnswer } from '../core/verdict.ts';
import type { CallbackClient, CallbackRequest } from '../ports.ts';
import { AddressNotAllowed, guardedAgent, resolveBySystem } from './guarded-dial.ts';
import type { Resolve } from './guarded-dial.ts';
import { retryAfterMs } from './retry-after.ts';

/** More of an answer is never read: an accepted text has a few bytes. */
const MAX_ANSWER_BYTES = 16_384;

/** Tenants whose connections are kept open. */
const MAX_TENANTS = 200;

type Protocol = 'http:' | 'https:';

export interface CallbackClientOptions {
  /** From the start to the end of the answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Development only: plain http and any port, to this machine alone. */
  readonly allowLoopback: boolean;
  /** Connections of one merchant to one host. */
  readonly maxSockets: number;
  readonly resolve?: Resolve;
  readonly ca?: string;
}

/** Posts to merchants' URLs: only to public addresses, never following a redirect, within one total time. */
export function createCallbackClient(options: CallbackClientOptions): CallbackClient & { close(): void } {
  const { timeoutMs, allowLoopback, maxSockets, resolve = resolveBySystem, ca } = options;
  // Connections are never shared between merchants; the least recently used tenant's are closed first.
  const tenants = new Map<string, Agent>();

  const agentOf = (merchantId: string, protocol: Protocol, addresses: AddressRule): Agent => {
    const key = `${merchantId} ${protocol} ${addresses}`;
    const agent = tenants.get(key) ?? guardedAgent(protocol, addresses, { resolve, maxSockets, ...(ca === undefined ? {} : { ca }) });
    tenants.delete(key);
    tenants.set(key, agent);
    const [oldest] = tenants;
    if (tenants.size > MAX_TENANTS && oldest !== undefined) {
      oldest[1].destroy();
      tenants.delete(oldest[0]);
    }
    return agent;
  };

  return {
    post: async (call) => {
      const verdict = judgeUrl(call.url, allowLoopback, call.urlPolicy);
      if (verdict.kind === 'refused') return { kind: 'unanswered', failure: 'url_not_allowed', latencyMs: 0 };
      const startedAt = performance.now();
      const since = () => Math.round(performance.now() - startedAt);
      const timeout = AbortSignal.timeout(timeoutMs);
      const protocol = verdict.url.protocol === 'http:' ? 'http:' : 'https:';
      try {
        const agent = agentOf(call.merchantId, protocol, verdict.addresses);
        const response = await send(protocol, verdict.url, agent, call, AbortSignal.any([timeout, call.signal]));
        const body = await readStart(response).catch(() => null);
        return {
          kind: 'answered',
          status: response.statusCode ?? 0,
          body,
          retryAfterMs: retryAfterMs(response.headers['retry-after'], Date.now()),
          latencyMs: since(),
        };
      } catch (error) {
        if (call.signal.aborted) return { kind: 'aborted' };
        return { kind: 'unanswered', failure: timeout.aborted ? 'timeout' : failureOf(error), latencyMs: since() } satisfies PostAnswer;
      }
    },
    close: () => {
      for (const agent of tenants.values()) agent.destroy();
      tenants.clear();
    },
  };
}

/** A kept connection that the other side had closed meanwhile is no answer of the merchant's: then once more, over a new one. */
async function send(protocol: Protocol, url: URL, agent: Agent, call: CallbackRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const request = protocol === 'http:' ? httpRequest : httpsRequest;
  const body = Buffer.from(call.body);
  const headers = { ...call.headers, 'content-length': body.length };
  const target = { protocol, host: hostOf(url), port: url.port, path: `${url.pathname}${url.search}`, method: 'POST', agent, headers, signal };
  for (;;) {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const sent = request(target, resolve).on('error', reject).end(body);
    try {
      return await promise;
    } catch (error) {
      if (!sent.reusedSocket || codeOf(error) !== 'ECONNRESET' || signal.aborted) throw error;
    }
  }
}

/** The start of the body; what follows is not waited for. */
async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
}

function failureOf(error: unknown): FailureCode {
  if (error instanceof AddressNotAllowed) return 'address_not_allowed';
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'host_not_found';
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code) ? 'tls' : 'connection';
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
