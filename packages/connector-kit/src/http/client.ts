import { Pool } from 'undici';
import type { HttpAnswer, HttpRequest } from './answer.ts';
import { connectorWithVerdict } from './connect.ts';
import { Exchange } from './exchange.ts';

/** Some providers' edges drop the connections of libraries' own agents. */
const USER_AGENT = 'adaigi-connector/1.0';

export interface HttpClientOptions {
  /** Scheme, host and port; a path in front of every request's path may follow. */
  readonly baseUrl: URL;
  readonly connectTimeoutMs: number;
  /** Default 64 KiB: a provider's answer has a few hundred bytes. */
  readonly maxBodyBytes?: number;
  /** Trusted in place of the system's authorities (PEM). */
  readonly ca?: string;
}

/**
 * A provider's HTTP endpoint with connections of its own. POST only, no redirect is followed, nothing is ever sent twice: a connection that
 * dies is an answer (`no_answer`), not a reason to try again.
 */
export interface HttpClient {
  post(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { baseUrl, connectTimeoutMs, ca } = options;
  const limits = { connectTimeoutMs, maxBodyBytes: options.maxBodyBytes ?? 65_536 };
  const prefix = baseUrl.pathname.replace(/\/$/, '');
  const pool = new Pool(baseUrl.origin, {
    connect: connectorWithVerdict(connectTimeoutMs, ca),
    pipelining: 1,
    keepAliveTimeout: 15_000,
    // The exchange has its own clock, which starts when the request leaves.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    async post(request) {
      const exchange = new Exchange(request, limits);
      if (!exchange.over) {
        const headers = { ...request.headers, 'content-type': request.contentType, accept: 'application/json', 'user-agent': USER_AGENT };
        pool.dispatch({ method: 'POST', path: prefix + request.path, headers, body: request.body, idempotent: false }, exchange);
      }
      return exchange.answer;
    },
    close: () => pool.destroy(),
  };
}
