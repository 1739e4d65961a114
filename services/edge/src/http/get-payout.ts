import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { payoutAnswer } from '../schemas/payout-answer.ts';
import { problems } from '../schemas/problem.ts';
import { getPayout } from '../usecases/get-payout.ts';
import { callerOf } from './authenticate.ts';
import { idParams, SECURITY, waitingHeaders } from './documented.ts';
import { patienceOf, sayApplied } from './prefer-wait.ts';
import { presentPayout } from './present-payout.ts';

/** `GET /v1/payouts/{id}`: the payout as it is now, or after waiting for its end. */
export function getPayoutRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'getPayout',
    summary: 'Read a payout',
    tags: ['Payouts'],
    security: SECURITY,
    headers: waitingHeaders,
    params: idParams,
    response: { 200: { description: 'As it is now.', ...payoutAnswer }, ...problems('not_found') },
  };
  app.get<{ Params: { id: string } }>('/v1/payouts/:id', { schema }, async (request, reply) => {
    const patience = patienceOf(request, reply);
    const settled = await getPayout(ports, callerOf(request), { payoutId: request.params.id, ...patience });
    sayApplied(reply, patience, settled);
    return presentPayout(settled.payout);
  });
}
