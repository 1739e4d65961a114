import type { Engine, RankQuestion } from '@adaigi/routing-engine';
import type { Candidate, ChannelFacts, RouteRequest } from '../ports.ts';
import type { Rules } from './rules.ts';

/** What the order needs of the engine. */
export type Ranker = Pick<Engine, 'rank' | 'health'>;

/** An order of channels, and how its first one was found. */
export interface Arrangement {
  readonly candidates: readonly Candidate[];
  readonly approach: string;
  readonly draw: number;
}

export interface Occasion {
  readonly request: RouteRequest;
  readonly features: readonly string[];
  /** In the unit of the costs: whole rupees and parts of them. */
  readonly amount: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Orders the channels that may be used. The wallet that the payer used before comes first where the method is open, unless it is down. Within that, a policy's shares are
 * drawn, and the engine orders the rest. One draw decides, and each channel's probability of coming first is exact.
 *
 * @param open in the operator's order, which decides between equals
 */
export function arrange(engine: Ranker, open: readonly ChannelFacts[], occasion: Occasion, rules: Rules, random: () => number): Arrangement {
  const { request, now } = occasion;
  // Asked of those alone for whom it decides something: most decisions need nobody's.
  const isUp = ({ id }: Pick<ChannelFacts, 'id'>): boolean => engine.health(id, now) !== 'down';
  const preferred = request.wallet === null ? open.filter(({ wallet }) => wallet === request.preferredWallet) : [];
  const split = preferred.length > 0 && preferred.length < open.length && preferred.some(isUp);
  const draw = random();
  const first = arrangeGroup(engine, split ? preferred : open, occasion, rules, isUp, draw);
  if (!split) return { ...first, draw };
  const others = open.filter((channel) => !preferred.includes(channel));
  const rest = rankGroup(engine, others, occasion, rules, draw);
  return {
    candidates: [
      ...first.candidates.map((candidate) => ({ ...candidate, reasons: [...candidate.reasons, 'the payer paid with this wallet before'] })),
      ...rest.candidates.map((candidate) => ({ ...candidate, choiceProbability: 0 })),
    ],
    approach: first.approach,
    draw,
  };
}

type Group = Pick<Arrangement, 'candidates' | 'approach'>;

/** A channel with a share gets it, whatever is believed of it, as long as it is not down; what is left goes to the others by the engine. */
function arrangeGroup(engine: Ranker, group: readonly ChannelFacts[], occasion: Occasion, rules: Rules, isUp: (channel: Pick<ChannelFacts, 'id'>) => boolean, draw: number): Group {
  if (rules.shares.size === 0) return rankGroup(engine, group, occasion, rules, draw);
  const granted = group.flatMap(({ id }) => {
    const share = rules.shares.get(id);
    return share === undefined || !isUp({ id }) ? [] : [{ id, share }];
  });
  if (granted.length === 0) return rankGroup(engine, group, occasion, rules, draw);
  const unnamed = group.filter(({ id }) => !rules.shares.has(id));
  const sum = granted.reduce((total, { share }) => total + share, 0);
  const scale = unnamed.length === 0 ? 1 / sum : Math.min(1, 1 / sum);
  const drawn = drawShare(granted, scale, draw);
  const left = Math.max(0, 1 - sum * scale);
  const underneath = drawn === null ? (draw - (1 - left)) / left : draw;
  const byEngine = unnamed.length === 0 ? null : rankGroup(engine, unnamed, occasion, rules, Math.min(Math.max(underneath, 0), 1 - Number.EPSILON));
  const all = rankGroup(engine, group, occasion, rules, draw);
  const firstId = drawn ?? byEngine?.candidates[0]?.channel ?? all.candidates[0]?.channel;
  const shareOf = new Map(granted.map(({ id, share }) => [id, share * scale]));
  const probabilityOf = (id: string): number => shareOf.get(id) ?? left * (byEngine?.candidates.find(({ channel }) => channel === id)?.choiceProbability ?? 0);
  const candidates = all.candidates.map((candidate) => {
    const share = rules.shares.get(candidate.channel);
    const reasons = share === undefined ? candidate.reasons : [...candidate.reasons, `a policy gives it ${percent(share)} of the payments`];
    return { ...candidate, choiceProbability: probabilityOf(candidate.channel), reasons };
  });
  return {
    candidates: candidates.toSorted((a, b) => Number(b.channel === firstId) - Number(a.channel === firstId)),
    approach: drawn === null ? (byEngine?.approach ?? 'share') : 'share',
  };
}

/** The channel on whose share the draw falls; null when it falls behind them all. */
function drawShare(granted: readonly { id: string; share: number }[], scale: number, draw: number): string | null {
  let end = 0;
  for (const { id, share } of granted) {
    end += share * scale;
    if (draw < end) return id;
  }
  return null;
}

function rankGroup(engine: Ranker, group: readonly ChannelFacts[], occasion: Occasion, rules: Rules, draw: number): Group {
  const { request, features, amount, now } = occasion;
  const question: RankQuestion = {
    now,
    attemptId: attemptIdOf(request),
    attempt: request.attemptNumber,
    attemptsLeft: Math.max(1, request.attemptsLeft),
    amount,
    features,
    candidates: group.map(({ id }) => id),
    objective: rules.objective,
  };
  const { order, approach } = engine.rank(question, () => draw);
  return {
    candidates: order.map(({ channel, probability, low, high, choiceProbability, health, reasons }) => ({
      channel,
      wallet: group.find(({ id }) => id === channel)?.wallet ?? '',
      score: rounded(probability),
      low: rounded(low),
      high: rounded(high),
      choiceProbability,
      health,
      reasons: reasons.map(({ text }) => text),
    })),
    approach,
  };
}

/** Names an attempt to the engine. */
export function attemptIdOf({ paymentId, attemptNumber }: Pick<RouteRequest, 'paymentId' | 'attemptNumber'>): string {
  return `${paymentId}:${attemptNumber}`;
}

/** More decimals say nothing, and each of them is logged twice for every channel of every decision. */
function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

export function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}
