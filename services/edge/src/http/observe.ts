import type { FastifyInstance } from 'fastify';
import { Histogram } from 'prom-client';
import { withTrace, type Runtime } from '@adaigi/runtime';

const BUCKETS_S = [0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30, 100];

/** Trace context, duration per route, and a log line for what failed on our side. Paths and queries are never logged: they may hold secrets. */
export function observeRequests(app: FastifyInstance, options: { readonly log: Runtime['log']; readonly metrics: Runtime['metrics'] }): void {
  const seconds = new Histogram({
    name: 'adaigi_http_seconds',
    help: 'Time to answer an HTTP request, by route pattern.',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: BUCKETS_S,
    registers: [options.metrics],
  });
  // Not earlier: reading a body would lose the context again.
  app.addHook('preValidation', (request, _reply, done) => {
    const traceparent = request.headers['traceparent'];
    withTrace(typeof traceparent === 'string' ? traceparent : undefined, done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
    const labels = { route, method: request.method, status: String(reply.statusCode) };
    seconds.observe(labels, reply.elapsedTime / 1000);
    options.log.debug({ ...labels, ms: Math.round(reply.elapsedTime) }, 'request answered');
    done();
  });
}
