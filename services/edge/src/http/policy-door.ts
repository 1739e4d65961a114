import type { FastifyRequest } from 'fastify';
import type { PolicySubject } from '../ports.ts';
import type { PolicyKind } from '../schemas/routing-policy.ts';
import { callerOf } from './authenticate.ts';
import { OPERATOR_SECURITY, SECURITY } from './documented.ts';
import { operatorOf } from './operator-api.ts';

/** One of the two ways to a policy: a merchant's to its own, an operator's to the platform's. */
export interface PolicyDoor {
  readonly path: string;
  readonly kind: PolicyKind;
  /** Ends the operation ids. */
  readonly name: string;
  readonly whose: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  subjectOf(request: FastifyRequest): PolicySubject;
}

export const MERCHANT_DOOR: PolicyDoor = {
  path: '/v1/routing-policy',
  kind: 'merchant',
  name: 'RoutingPolicy',
  whose: 'your routing policy, for the world of your key',
  security: SECURITY,
  subjectOf: (request) => ({ kind: 'merchant', caller: callerOf(request) }),
};

export const OPERATOR_DOOR: PolicyDoor = {
  path: '/v1/operators/routing-policy',
  kind: 'platform',
  name: 'PlatformRoutingPolicy',
  whose: 'the platform’s routing policy',
  security: OPERATOR_SECURITY,
  subjectOf: operatorOf,
};
