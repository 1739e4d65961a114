import { randomUUID } from 'node:crypto';
import { AdaigiError } from '@adaigi/errors';
import { arrange, attemptIdOf, type Arrangement, type Ranker } from '../core/arrange.ts';
import { strikeOn, type Strike } from '../core/constraints.ts';
import { featuresOf } from '../core/features.ts';
import { rankerFor } from '../core/operations.ts';
import type { PolicyBook } from '../core/policy-book.ts';
import type { Rules } from '../core/rules.ts';
import { sentenceOf } from '../core/sentence.ts';
import type { Volume } from '../core/volume.ts';
import type { ChannelCatalogue, ChannelFacts, Clock, DecisionLog, Meter, Removal, RouteDecision, RouteRequest } from '../ports.ts';

export interface DecidePorts {
  readonly catalogue: ChannelCatalogue;
  readonly policies: Pick<PolicyBook, 'rulesFor'>;
  readonly engine: Ranker;
  readonly volume: Volume;
  readonly log: Pick<DecisionLog, 'record'>;
  readonly clock: Clock;
  readonly meter: Meter;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** How long a payment waits for a channel to come back, and at most for room under a cap. */
const HOLD_MS = 2_000;
const LONGEST_HOLD_MS = 60_000;
/** Amounts go to the engine in rupees. */
const MINOR_PER_UNIT = 100;

/**
 * The order of channels for an attempt, from memory alone: constraints first, then the order. Never nothing because all are down: unless a policy says to wait,
 * the least bad is tried.
 *
 * @throws AdaigiError unavailable while no connector has described its channels yet.
 */
export function decide(ports: DecidePorts, request: RouteRequest): RouteDecision {
  const known = ports.catalogue.channels();
  if (known.length === 0) throw new AdaigiError('unavailable', 'no channels are known yet', { retryAfterS: 1 });
  const decidedAt = ports.clock.now();
  const now = decidedAt.getTime();
  const rules = ports.policies.rulesFor(request.mode, request.merchantId);
  const { open, strikes } = sift(ports, rules.inOrder(known), request, rules, now);
  const amountMinor = Number(request.amount.minor);
  const features = featuresOf({ merchantId: request.merchantId, amountMinor, repeatPayer: request.repeatPayer, at: now });
  const arrangement = open.length === 0 ? NOTHING : arrange(rankerFor(ports.engine, request.method), open, { request, features, amount: amountMinor / MINOR_PER_UNIT, now }, rules, ports.random);
  const held = isHeld(arrangement, rules);
  if (held) for (const { id } of open) strikes.push([id, { constraint: 'held_while_down', until: now + HOLD_MS }]);
  const candidates = held ? [] : arrangement.candidates;
  const approach = held ? 'hold' : arrangement.approach;
  const removals = strikes.map(([channel, strike]) => removalOf(channel, strike));
  const decision: RouteDecision = {
    decisionId: `dec_${randomUUID()}`,
    candidates,
    removals,
    approach,
    summary: sentenceOf(candidates, removals, approach),
    draw: arrangement.draw,
    holdMs: candidates.length > 0 ? 0 : holdOf(strikes, now),
    policies: rules.policies,
  };
  const first = candidates[0]?.channel;
  if (first !== undefined) {
    const { caps } = rules.ruleOf(first);
    if (caps.length > 0) ports.volume.reserve(attemptIdOf(request), caps.map(({ counter }) => counter), now);
  }
  ports.log.record({ request, features, decision, decidedAt });
  ports.meter.decided(first ?? 'none', approach);
  return decision;
}

const NOTHING: Arrangement = { candidates: [], approach: 'none', draw: 0 };

function sift(ports: Pick<DecidePorts, 'volume'>, known: readonly ChannelFacts[], request: RouteRequest, rules: Rules, now: number) {
  const open: ChannelFacts[] = [];
  const strikes: [string, Strike][] = [];
  for (const channel of known) {
    const strike = strikeOn(channel, request, rules, ports.volume, now);
    if (strike === null) open.push(channel);
    else strikes.push([channel.id, strike]);
  }
  return { open, strikes };
}

/** A channel that the engine wants to test is let through: where nothing can ask the provider, a payment is the only way to find it back. */
function isHeld({ candidates, approach }: Arrangement, rules: Rules): boolean {
  return rules.whenAllDown === 'hold' && candidates.length > 0 && approach !== 'retest' && candidates.every(({ health }) => health === 'down');
}

/** Only what passes soon is worth waiting for, also after a declined attempt: a channel that rests, or a full minute. */
function holdOf(strikes: readonly (readonly [string, Strike])[], now: number): number {
  let soonest = 0;
  for (const [, { constraint, until }] of strikes) {
    if (until === null || (constraint !== 'held_while_down' && constraint !== 'volume_cap')) continue;
    const afterMs = Math.min(LONGEST_HOLD_MS, Math.max(1, until - now));
    if (soonest === 0 || afterMs < soonest) soonest = afterMs;
  }
  return Math.ceil(soonest);
}

function removalOf(channel: string, { constraint, until }: Strike): Removal {
  return { channel, constraint, detail: until === null ? '' : `until ${new Date(until).toISOString()}` };
}
