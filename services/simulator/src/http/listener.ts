import type { Runtime } from '@adaigi/runtime';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';

const bodyLimitBytes = 64 * 1024;

/**
 * A listener that leaves the body as the text it was: signatures are checked over raw text, and a wrong content type
 * is the protocol's business, not the framework's.
 * @param errors how it fails: with a page, as the providers' web servers do, or with a problem for people and tests
 */
export function openListener(errors: 'page' | 'problem', log: Runtime['log'], options: { readonly caseSensitive?: boolean } = {}): FastifyInstance {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    routerOptions: { caseSensitive: options.caseSensitive ?? true, ignoreTrailingSlash: true },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setNotFoundHandler((_request, reply) => fail(reply, errors, 404, 'Not Found'));
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error, route: request.routeOptions.url }, 'call failed');
    return fail(reply, errors, status, status >= 500 ? 'Internal Server Error' : 'Bad Request');
  });
  return app;
}

function fail(reply: FastifyReply, errors: 'page' | 'problem', status: number, title: string): FastifyReply {
  if (errors === 'problem') return reply.code(status).type('application/problem+json').send({ status, detail: title });
  return reply.code(status).type('text/html').send(`<html><body><h1>${status} ${title}</h1></body></html>`);
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
}

/** The text of a request's body; empty when there was none. */
export function bodyText(body: unknown): string {
  return typeof body === 'string' ? body : '';
}
