import type { FastifyInstance } from 'fastify';
import type { RateLimits } from '../ports.ts';
import { requireRate } from '../usecases/require-rate.ts';

/** Before anything else is read: counts requests per client address. */
export function limitByAddress(app: FastifyInstance, limits: RateLimits): void {
  app.addHook('onRequest', async (request) => {
    requireRate(limits, 'ip', request.ip.replace(/^::ffff:/i, ''));
  });
}
