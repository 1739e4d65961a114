import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AdaigiError } from '@adaigi/errors';
import { invalidRequest } from '../schemas/check.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, for digests; undefined when there was none. */
    rawBody: Buffer | undefined;
  }
}

/** Takes every body as bytes, whatever its type: signatures and digests are over bytes, and each API reads them in its own way. */
export function keepRawBody(app: FastifyInstance): void {
  app.decorateRequest('rawBody', undefined);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    request.rawBody = body.length === 0 ? undefined : body;
    done(null, undefined);
  });
}

/** @throws AdaigiError `unsupported_media_type` when there is a body that does not call itself JSON */
export function requireJson(request: FastifyRequest): void {
  if (request.rawBody === undefined) return;
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json') throw new AdaigiError('unsupported_media_type', 'Send the body as application/json.');
}

/** Undefined when there is no body. @throws AdaigiError `invalid_request` when it is not UTF-8 JSON */
export function readJson(body: Buffer | undefined): unknown {
  if (body === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return value;
  } catch {
    throw invalidRequest([{ field: 'body', rule: 'json', message: 'must be valid JSON in UTF-8' }]);
  }
}
