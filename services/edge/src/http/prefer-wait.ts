import type { FastifyReply, FastifyRequest } from 'fastify';
import { MAX_WAIT_S } from '../usecases/settle.ts';

/** Seconds that a client is ready to wait (`Prefer: wait=N`, RFC 7240), at most 90; 0 without a usable preference. Says so in the answer. */
export function waitOf(request: FastifyRequest, reply: FastifyReply): number {
  const header = [request.headers['prefer'] ?? ''].flat().join(',');
  const asked = Number(/(?:^|[,;])\s*wait\s*=\s*"?(\d{1,6})"?\s*(?=$|[,;])/i.exec(header)?.[1] ?? '0');
  const waitS = Math.min(asked, MAX_WAIT_S);
  if (waitS > 0) void reply.header('preference-applied', `wait=${waitS}`);
  return waitS;
}

/** Aborted when the client goes away before it was answered, so that nobody waits for nobody. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
