import type { Candidate, ChannelFacts, Knowledge, RouteRequest } from '../ports.ts';

export interface OrderPolicy {
  /** Channels in the operator's order; those not named come after them. */
  readonly priority: readonly string[];
  /** Success rates closer than this are equal, and the operator's order decides: noise must not move traffic. */
  readonly tolerance: number;
}

export const APPROACH = 'priority_with_success_rate';

interface Rated {
  readonly channel: ChannelFacts;
  readonly score: number;
  readonly weight: number;
  readonly down: boolean;
  readonly preferred: boolean;
  readonly place: number;
}

/**
 * Orders the channels that may be used: those at rest last (least bad: payments are never routed to nothing), then the wallet that the payer
 * used before, then the live success rate in steps of the tolerance, then the operator's order. No draw takes part, so the first one is
 * chosen with probability 1.
 */
export function orderChannels(channels: readonly ChannelFacts[], request: RouteRequest, knowledge: Knowledge, policy: OrderPolicy, now: Date): Candidate[] {
  const rated = channels.map((channel): Rated => {
    const { mean, weight } = knowledge.score(channel.id, now);
    const place = policy.priority.indexOf(channel.id);
    return {
      channel,
      score: mean,
      weight,
      down: knowledge.isDown(channel.id),
      preferred: request.wallet === null && channel.wallet === request.preferredWallet,
      place: place < 0 ? policy.priority.length : place,
    };
  });
  const step = (score: number): number => Math.round(score / policy.tolerance);
  const ordered = rated.toSorted(
    (a, b) =>
      Number(a.down) - Number(b.down) ||
      Number(b.preferred) - Number(a.preferred) ||
      step(b.score) - step(a.score) ||
      a.place - b.place ||
      (a.channel.id < b.channel.id ? -1 : 1),
  );
  return ordered.map((each, index) => ({
    channel: each.channel.id,
    wallet: each.channel.wallet,
    score: each.score,
    choiceProbability: index === 0 ? 1 : 0,
    reasons: reasonsFor(each),
  }));
}

function reasonsFor(rated: Rated): string[] {
  const percent = (rated.score * 100).toFixed(1);
  const seen = rated.weight < 0.5 ? 'no recent outcomes' : `about ${Math.round(rated.weight)} recent outcomes`;
  const reasons = [`expected success ${percent} % from ${seen}`];
  if (rated.preferred) reasons.push('the payer paid with this wallet before');
  if (rated.down) reasons.push('resting after errors');
  return reasons;
}
