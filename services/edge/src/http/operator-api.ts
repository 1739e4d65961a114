import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PolicySubject } from '../ports.ts';
import { authenticateOperator } from '../usecases/authenticate-operator.ts';
import { requireRate } from '../usecases/require-rate.ts';
import type { HttpOptions } from './options.ts';
import { readJson, requireJson } from './raw-body.ts';

type OperatorSubject = Extract<PolicySubject, { kind: 'operator' }>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the operators' scope before any handler runs. */
    operator: OperatorSubject | null;
  }
}

/** Makes every route of this scope an operator's: named, counted, then read. Whether they are who they say is for the service that is asked. */
export function nameOperators(app: FastifyInstance, { ports }: HttpOptions): void {
  app.decorateRequest('operator', null);
  app.addHook('preValidation', async (request) => {
    requireJson(request);
    const operator = authenticateOperator(request.headers.authorization);
    requireRate(ports.rateLimits, 'key', `operator ${operator.handle} ${request.method} ${request.routeOptions.url ?? ''}`);
    request.operator = operator;
    request.body = readJson(request.rawBody);
  });
}

/** The operator of a request. @throws TypeError outside the scope of {@link nameOperators} */
export function operatorOf(request: FastifyRequest): OperatorSubject {
  if (request.operator === null) throw new TypeError('this route is not an operator’s');
  return request.operator;
}
