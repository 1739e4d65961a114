import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

const bodyLimitBytes = 64 * 1024;

/**
 * A listener that leaves the body as the text it was: signatures are checked over raw text, and a wrong content type
 * is the protocol's business, not the framework's.
 */
export function openListener(options: { readonly caseSensitive: boolean }): FastifyInstance {
  const app = fastify({ bodyLimit: bodyLimitBytes, forceCloseConnections: true, routerOptions: { caseSensitive: options.caseSensitive } });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  return app;
}

/** The text of a request's body; empty when there was none. */
export function bodyText(body: unknown): string {
  return typeof body === 'string' ? body : '';
}
