import type { FastifyInstance } from 'fastify';
import { nameOperators } from './operator-api.ts';
import type { HttpOptions } from './options.ts';
import { OPERATOR_DOOR } from './policy-door.ts';
import { routingPolicyRoutes } from './routing-policy.ts';

/** What operators of the platform do over HTTP, under `/v1/operators`. */
export function registerOperatorApi(app: FastifyInstance, options: HttpOptions): void {
  nameOperators(app, options);
  routingPolicyRoutes(app, options.ports, OPERATOR_DOOR);
}
