import type { FastifyReply, FastifyRequest } from 'fastify';
import { MAX_WAIT_S, type Patience, type Waited } from '../usecases/wait-for-end.ts';

/** How long a client is ready to wait (`Prefer: wait=N`, RFC 7240), at most 90 s; not at all without a usable preference. */
export function patienceOf(request: FastifyRequest, reply: FastifyReply): Patience {
  const header = [request.headers['prefer'] ?? ''].flat().join(',');
  const askedS = Number(/(?:^|[,;])\s*wait\s*=\s*"?(\d{1,6})"?\s*(?=$|[,;])/i.exec(header)?.[1] ?? '0');
  return askedS === 0 ? { waitS: 0 } : { waitS: Math.min(askedS, MAX_WAIT_S), signal: goneSignal(reply) };
}

/** Says in the answer which wait was honoured. */
export function sayApplied(reply: FastifyReply, { waitS }: Patience, { waited }: Waited): void {
  if (waited) void reply.header('preference-applied', `wait=${waitS}`);
}

/** Aborted when the client goes away before it was answered, so that nobody waits for nobody. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
