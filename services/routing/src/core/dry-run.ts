import type { Mode } from '@adaigi/domain';
import type { RankQuestion, Ranked, Ranking } from '@adaigi/routing-engine';
import type { PlatformPolicy } from '@adaigi/routing-policy';
import type { Candidate, ChannelFacts, LoggedDecision } from '../ports.ts';
import { arrange, attemptIdOf, type Ranker } from './arrange.ts';
import { strikeOn } from './constraints.ts';
import { rankerFor } from './operations.ts';
import type { Rules } from './rules.ts';
import { createVolume } from './volume.ts';

/** What other rules would have made of decisions that were logged. */
export interface DryRun {
  readonly decisions: number;
  /** The channel most likely to come first would have been another. */
  readonly changed: number;
  readonly withoutChannel: number;
  /** Expected first choices by channel; '' for none. */
  readonly shares: ReadonlyMap<string, BeforeAfter>;
  /** By `channel constraint`. */
  readonly constraints: ReadonlyMap<string, BeforeAfter>;
  /** Newest first. */
  readonly examples: readonly { readonly entry: LoggedDecision; readonly before: string; readonly after: string }[];
}

export interface BeforeAfter {
  before: number;
  after: number;
}

export interface DryRunWorld {
  readonly channels: readonly ChannelFacts[];
  rulesFor(mode: Mode, merchantId: string): Rules;
  /** For costs, where the rules weigh them. */
  readonly platform: PlatformPolicy;
  /** What is believed now, for channels that a logged decision did not rate. */
  readonly engine: Ranker;
}

const MAX_EXAMPLES = 20;
const MINOR_PER_UNIT = 100;

/**
 * Applies rules to logged decisions at the moments at which they were made: constraints as they would have struck then, with caps counted over these decisions alone; the order by the
 * scores and choice probabilities that were logged. It shows what rules do, and not what could have been learnt under them.
 */
export function dryRun(world: DryRunWorld, entries: readonly LoggedDecision[]): DryRun {
  const volume = createVolume();
  const shares = new Map<string, BeforeAfter>();
  const constraints = new Map<string, BeforeAfter>();
  const changed: { entry: LoggedDecision; before: string; after: string }[] = [];
  let withoutChannel = 0;
  const add = (to: Map<string, BeforeAfter>, key: string, side: keyof BeforeAfter, by: number): void => {
    if (by === 0) return;
    const count = to.get(key) ?? { before: 0, after: 0 };
    count[side] += by;
    to.set(key, count);
  };
  for (const entry of entries.toSorted((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime())) {
    const { request, decision, features, decidedAt } = entry;
    const now = decidedAt.getTime();
    const rules = world.rulesFor(request.mode, request.merchantId);
    const open: ChannelFacts[] = [];
    for (const channel of rules.inOrder(world.channels)) {
      const strike = strikeOn(channel, request, rules, volume, now);
      if (strike === null) open.push(channel);
      else add(constraints, `${channel.id} ${strike.constraint}`, 'after', 1);
    }
    for (const { channel, constraint } of decision.removals) add(constraints, `${channel} ${constraint}`, 'before', 1);
    const amount = Number(request.amount.minor) / MINOR_PER_UNIT;
    const ranker = loggedRanker(world, entry, rules, amount, now);
    const after = open.length === 0 ? [] : arrange(ranker, open, { request, features, amount, now }, rules, () => decision.draw).candidates;
    for (const { channel, choiceProbability } of decision.candidates) add(shares, channel, 'before', choiceProbability);
    for (const { channel, choiceProbability } of after) add(shares, channel, 'after', choiceProbability);
    if (decision.candidates.length === 0) add(shares, '', 'before', 1);
    if (after.length === 0) add(shares, '', 'after', 1);
    if (after.length === 0 && decision.candidates.length > 0) withoutChannel += 1;
    const first = likeliest(after);
    if (first !== '') volume.started(attemptIdOf(request), rules.ruleOf(first).caps.map(({ counter }) => counter), now);
    const before = likeliest(decision.candidates);
    if (before !== first) changed.push({ entry, before, after: first });
  }
  return { decisions: entries.length, changed: changed.length, withoutChannel, shares, constraints, examples: changed.toReversed().slice(0, MAX_EXAMPLES) };
}

function likeliest(candidates: readonly Candidate[]): string {
  let first: Candidate | undefined;
  for (const candidate of candidates) if (first === undefined || candidate.choiceProbability > first.choiceProbability) first = candidate;
  return first?.channel ?? '';
}

/** Rates as the log did; a channel that was not rated then, as the engine does now. */
function loggedRanker({ engine: beliefs, platform }: DryRunWorld, { request, decision }: LoggedDecision, rules: Rules, amount: number, now: number): Ranker {
  const engine = rankerFor(beliefs, request.method);
  const logged = new Map(decision.candidates.map((candidate) => [candidate.channel, candidate]));
  const rated = (question: RankQuestion, channel: string): Ranked => {
    const known = logged.get(channel);
    if (known !== undefined) return { ...known, probability: known.score, reasons: [] };
    const [fresh] = engine.rank({ ...question, candidates: [channel] }, () => decision.draw).order;
    if (fresh === undefined) throw new RangeError('the engine ranked nothing');
    return { ...fresh, choiceProbability: 0 };
  };
  const worth = ({ channel, probability }: Ranked): number => {
    const cost = platform.channels?.[channel]?.cost;
    if (rules.objective === 'success' || cost === undefined) return probability;
    return probability * Math.max(0, 1 - cost.percent / 100 - cost.fixed / MINOR_PER_UNIT / amount);
  };
  return {
    health: (channel) => logged.get(channel)?.health ?? engine.health(channel, now),
    rank(question): Ranking {
      const all = question.candidates.map((channel) => rated(question, channel)).toSorted((a, b) => worth(b) - worth(a));
      const weight = all.reduce((sum, { choiceProbability }) => sum + choiceProbability, 0);
      const best = all[0];
      // The logged draw stands unless the rules weigh otherwise or a channel that was not there is better than all that were.
      const redraw = weight === 0 || rules.objective === 'value' || best?.choiceProbability === 0;
      const order = all.map((each) => ({ ...each, choiceProbability: redraw ? Number(each === best) : each.choiceProbability / weight }));
      return { order: order.toSorted((a, b) => b.choiceProbability - a.choiceProbability), approach: 'best', draw: decision.draw };
    },
  };
}
