import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../ports.ts';
import { authenticateBearer } from '../usecases/authenticate-bearer.ts';
import type { SignedRequest } from '../usecases/authenticate-signature.ts';
import { requireRate } from '../usecases/require-rate.ts';
import { readJson, requireJson } from './raw-body.ts';
import type { HttpOptions } from './options.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the native API's scope before any handler runs. */
    caller: Caller | null;
  }
}

/** Makes every route of this scope authenticated: who, then how often, then what. A body is parsed only for a known caller. */
export function authenticateRequests(app: FastifyInstance, options: HttpOptions): void {
  const { ports } = options;
  const scheme = options.publicUrl.startsWith('https:') ? 'https' : 'http';
  app.decorateRequest('caller', null);
  app.addHook('preValidation', async (request) => {
    requireJson(request);
    const { authorization } = request.headers;
    const isSigned = authorization === undefined || request.headers['signature-input'] !== undefined;
    const caller = isSigned ? await options.authenticateSignature(signedRequest(request, scheme)) : await authenticateBearer(ports, authorization);
    requireRate(ports.rateLimits, 'key', `${caller.merchantId} ${caller.keyId} ${request.method} ${request.routeOptions.url ?? ''}`);
    request.caller = caller;
    request.body = readJson(request.rawBody);
  });
}

/** The authenticated caller of a request. @throws TypeError outside the scope of {@link authenticateRequests} */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new TypeError('this route is not authenticated');
  return request.caller;
}

function signedRequest(request: FastifyRequest, scheme: 'http' | 'https'): SignedRequest {
  const target = request.raw.url ?? '/';
  const queryAt = target.indexOf('?');
  return {
    method: request.method,
    path: queryAt < 0 ? target : target.slice(0, queryAt),
    query: queryAt < 0 ? '' : target.slice(queryAt),
    headers: request.headers,
    scheme,
    body: request.rawBody,
  };
}
