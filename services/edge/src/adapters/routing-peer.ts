import { channelHealthCodec, type GrpcClient } from '@adaigi/contracts';
import type { DecideResponse__Output } from '@adaigi/contracts/gen/adaigi/routing/v1/DecideResponse.ts';
import type { RoutingServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { DecisionView, Routing } from '../ports.ts';
import { asked } from './asked.ts';

/** The routing service behind its port. */
export function createRoutingPeer(client: GrpcClient<RoutingServiceDefinition>): Routing {
  return {
    async decisionsOf(paymentId) {
      try {
        const { decisions } = await asked(client.explain({ paymentId }));
        return decisions.map(({ attemptNumber, decidedAt, decision }) => decisionView(attemptNumber, decidedAt, present(decision)));
      } catch (error) {
        // No decision is an answer: the payment has not got there yet, or its log entry was lost.
        if (error instanceof AdaigiError && error.code === 'not_found') return [];
        throw error;
      }
    },
  };
}

function decisionView(attemptNumber: number, decidedAt: string, decision: DecideResponse__Output): DecisionView {
  const { decisionId, summary, approach, draw, policies, candidates, removals } = decision;
  return {
    id: decisionId,
    attemptNumber,
    decidedAt,
    summary,
    approach,
    draw,
    policies,
    candidates: candidates.map(({ health, ...candidate }) => ({ ...candidate, health: channelHealthCodec.optional(health) ?? '' })),
    removals: removals.map(({ channel, constraint, detail }) => ({ channel, constraint, detail })),
  };
}

function present<T>(value: T | null): T {
  if (value === null) throw new TypeError('routing: the answer lacks what was asked for');
  return value;
}
