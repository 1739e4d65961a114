import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AdaigiError, ERROR_CODES, fromUnknown, toProblem, type ErrorCode } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';

/** How Fastify names what it refuses by itself. */
const FRAMEWORK_CODES: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload_too_large', 'The body is larger than 64 kB.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type', 'Send the body as application/json.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid_request', 'Content-Length does not match the body.'],
  FST_ERR_BAD_URL: ['not_found', 'There is nothing at this path.'],
  FST_ERR_MAX_PARAM_LENGTH: ['not_found', 'There is nothing at this path.'],
  FST_ERR_ASYNC_CONSTRAINT: ['not_found', 'There is nothing at this path.'],
};

/** What a client must send, for those who sent nothing or something wrong (RFC 9110 and RFC 9421 section 5). */
const CHALLENGE = {
  'www-authenticate': 'Bearer realm="adaigi test keys"',
  'accept-signature': 'sig1=("@method" "@path" "@query" "content-digest" "idempotency-key");created;keyid;nonce',
} as const;

/** Problem documents (RFC 9457) for everything that goes wrong, unknown paths included. */
export function answerErrors(app: FastifyInstance, log: Runtime['log']): void {
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new AdaigiError('not_found', 'There is nothing at this path.')));
  app.setErrorHandler((error, request, reply) => {
    const problem = toAdaigiError(error);
    reportFault(log, request, problem);
    return sendProblem(request, reply, problem);
  });
}

/** Whatever was thrown on the way of a request, as an error of the catalogue. */
export function toAdaigiError(error: unknown): AdaigiError {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string' || !error.code.startsWith('FST_')) return fromUnknown(error);
  const known = FRAMEWORK_CODES[error.code];
  if (known !== undefined) return new AdaigiError(known[0], known[1]);
  const isClientFault = 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;
  return isClientFault ? new AdaigiError('invalid_request', 'The request cannot be read.') : fromUnknown(error);
}

/** Logs what is not the client's fault, with its cause. */
export function reportFault(log: Runtime['log'], request: FastifyRequest, error: AdaigiError): void {
  if (ERROR_CODES[error.code].http < 500) return;
  const facts = { route: request.routeOptions.url ?? 'unmatched', method: request.method, code: error.code, err: error };
  if (error.code === 'internal') log.error(facts, 'request failed');
  else log.warn(facts, 'request failed');
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AdaigiError): FastifyReply {
  const { status, headers, body } = toProblem(error, request.url.split('?')[0] ?? '/');
  if (error.code === 'unauthenticated') void reply.headers(CHALLENGE);
  // As bytes, so that nothing is added to the media type, which has no charset parameter.
  return reply.code(status).headers(headers).send(Buffer.from(JSON.stringify(body)));
}
