import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { dryRunRoutingPolicyRoute } from './dry-run-routing-policy.ts';
import { getRoutingPolicyRoute } from './get-routing-policy.ts';
import { listRoutingPolicyChangesRoute } from './list-routing-policy-changes.ts';
import type { PolicyDoor } from './policy-door.ts';
import { putRoutingPolicyRoute } from './put-routing-policy.ts';

/** All routes of a policy. */
export function routingPolicyRoutes(app: FastifyInstance, ports: EdgePorts, door: PolicyDoor): void {
  getRoutingPolicyRoute(app, ports, door);
  putRoutingPolicyRoute(app, ports, door);
  dryRunRoutingPolicyRoute(app, ports, door);
  listRoutingPolicyChangesRoute(app, ports, door);
}
