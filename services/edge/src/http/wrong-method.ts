import type { FastifyInstance } from 'fastify';
import { AdaigiError } from '@adaigi/errors';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/**
 * Answers 405 with `Allow` where a path exists but not with this method; Fastify alone would say 404. Call it before the first route, and
 * what it returns after the last. Called for a scope it answers through the error handler of that scope, and an outer scope leaves its paths alone.
 */
export function watchMethods(app: FastifyInstance): () => void {
  const known = new Map<string, Set<string>>();
  app.addHook('onRoute', (route) => {
    const methods = known.get(route.url) ?? new Set();
    for (const method of [route.method].flat()) methods.add(method);
    known.set(route.url, methods);
  });
  return () => {
    // The routes added here are watched as well: iterate over what was there before.
    const routes = [...known].map(([url, methods]) => ({ url, methods: [...methods] }));
    for (const { url, methods } of routes) {
      const others = METHODS.filter((method) => !methods.includes(method));
      if (others.length === 0) continue;
      const allow = methods.join(', ');
      app.route({
        url,
        method: others,
        schema: { hide: true },
        onRequest: (_request, reply, done) => {
          void reply.header('allow', allow);
          done(new AdaigiError('method_not_allowed', `This path answers ${allow}.`));
        },
        handler: (_request, reply) => reply.send(),
      });
    }
  };
}
