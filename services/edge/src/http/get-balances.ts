import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { balancesAnswer } from '../schemas/ledger-answer.ts';
import { problems } from '../schemas/problem.ts';
import { getBalances } from '../usecases/get-balances.ts';
import { callerOf } from './authenticate.ts';
import { SECURITY } from './documented.ts';
import { presentBalances } from './present-ledger.ts';

/** `GET /v1/balances`. */
export function getBalancesRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'getBalances',
    summary: 'Get balances',
    tags: ['Balances'],
    security: SECURITY,
    response: { 200: { description: 'All balances of the world of your key.', ...balancesAnswer }, ...problems() },
  };
  app.get('/v1/balances', { schema }, async (request) => presentBalances(await getBalances(ports, callerOf(request))));
}
