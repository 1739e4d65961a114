import { randomUUID } from 'node:crypto';
import { AdaigiError } from '@adaigi/errors';
import { brokenConstraint } from '../core/constraints.ts';
import { APPROACH, orderChannels, type OrderPolicy } from '../core/order.ts';
import type { Candidate, ChannelCatalogue, ChannelFacts, Clock, DecisionLog, Knowledge, Meter, Removal, RouteDecision, RouteRequest } from '../ports.ts';

export interface DecidePorts {
  readonly catalogue: ChannelCatalogue;
  readonly knowledge: Knowledge;
  readonly log: DecisionLog;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly policy: OrderPolicy;
}

/**
 * The order of channels for an attempt, from memory alone: constraints first, then the order.
 *
 * @throws AdaigiError unavailable while no connector has described its channels yet.
 */
export function decide(ports: DecidePorts, request: RouteRequest): RouteDecision {
  const known = ports.catalogue.channels();
  if (known.length === 0) throw new AdaigiError('unavailable', 'no channels are known yet', { retryAfterS: 1 });
  const open: ChannelFacts[] = [];
  const removals: Removal[] = [];
  for (const channel of known) {
    const constraint = brokenConstraint(channel, request);
    if (constraint === null) open.push(channel);
    else removals.push({ channel: channel.id, constraint });
  }
  const now = ports.clock.now();
  const candidates = orderChannels(open, request, ports.knowledge, ports.policy, now);
  const decision: RouteDecision = { decisionId: `dec_${randomUUID()}`, candidates, removals, approach: APPROACH, summary: summarise(candidates, removals) };
  const { paymentId, attemptNumber, merchantId, mode } = request;
  ports.log.record({ request: { paymentId, attemptNumber, merchantId, mode }, decision, decidedAt: now });
  ports.meter.decided(candidates[0]?.channel ?? 'none', APPROACH);
  return decision;
}

function summarise(candidates: readonly Candidate[], removals: readonly Removal[]): string {
  const [first, second] = candidates;
  if (first === undefined) {
    const why = [...new Set(removals.map((removal) => removal.constraint))].join(', ');
    return `No channel may take this payment (${why}).`;
  }
  const against = second === undefined ? 'the only channel that may take it' : `before ${second.channel} (${(second.score * 100).toFixed(1)} %)`;
  return `${first.channel}: ${first.reasons.join('; ')}; ${against}.`;
}
