import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { listPayoutsQuery } from '../schemas/list-payouts.ts';
import { readNumbers } from '../schemas/page.ts';
import { payoutListAnswer } from '../schemas/payout-answer.ts';
import { problems } from '../schemas/problem.ts';
import { listPayouts } from '../usecases/list-payouts.ts';
import { callerOf } from './authenticate.ts';
import { SECURITY } from './documented.ts';
import { orNull } from './present-payment.ts';
import { presentPayout } from './present-payout.ts';

/** `GET /v1/payouts`: newest first, by pages. */
export function listPayoutsRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'listPayouts',
    summary: 'List payouts',
    tags: ['Payouts'],
    security: SECURITY,
    querystring: listPayoutsQuery,
    response: { 200: { description: 'One page, newest first.', ...payoutListAnswer }, ...problems() },
  };
  app.get('/v1/payouts', { schema }, async (request) => {
    const { payouts, nextCursor } = await listPayouts(ports, callerOf(request), readNumbers(request.query));
    return { data: payouts.map(presentPayout), nextCursor: orNull(nextCursor) };
  });
}
