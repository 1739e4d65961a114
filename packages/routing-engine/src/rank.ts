import { startRate, type ChannelState } from './channel.ts';
import { byExpected, chainValue, learningValue, stakeOf, type Arm, type Horizons } from './choice.ts';
import { channelAt, type Knowledge } from './knowledge.ts';
import { reasonsFor } from './reasons.ts';
import type { EngineSettings } from './settings.ts';
import type { Approach, Ranked, Ranking, RankQuestion } from './types.ts';
import { viewOf, type View } from './view.ts';

/** Orders the candidates for an attempt; the first one by chance, with the probabilities it gives. */
export function rank(knowledge: Knowledge, question: RankQuestion, random: () => number): Ranking {
  const { now, candidates, attemptsLeft } = question;
  if (candidates.length === 0) throw new RangeError('there is no candidate');
  const draw = random();
  const states = candidates.map((id) => {
    const state = channelAt(knowledge, id, now);
    if (state === undefined) throw new RangeError(`channel ${id} is not configured`);
    return state;
  });
  const views = states.map((state) => viewOf(knowledge, state, question));
  const perMs = states.reduce((sum, state) => sum + startRate(state, now), 0);
  const arms = views.map(({ mean, chances, means, levelVariance, silent }, index): Arm => {
    const { config, unanswered, pending } = states[index] as (typeof states)[number];
    return { mean, chances, means, variance: levelVariance, silent, worth: question.objective === 'value' ? worthOf(config.costPercent, config.costFixed, question.amount) : 1, underway: unanswered.size + pending.size };
  });
  const byMean = byExpected(arms);
  const values = arms.map((_, index) => chainValue(arms, byMean, index, attemptsLeft));
  const best = indexOfMost(values);
  const horizons = states.map((state) => horizonsOf(state, now, perMs, knowledge.settings));
  // The highest value for this payment and, by what is learnt, for those after it.
  const favourite = indexOfMost(
    arms.map((arm, index) => {
      const stake = stakeOf(arms, byMean, index, question.attempt, attemptsLeft);
      return (values[index] as number) + (stake === null ? 0 : learningValue(arm, stake, horizons[index] as Horizons));
    }),
  );
  const share = knowledge.settings.floor / arms.length;
  const probabilities = arms.map((_, index) => share + (index === favourite ? 1 - knowledge.settings.floor : 0));
  const first = drawn(probabilities, draw, favourite);
  const order = arms.map((_, index) => index).sort((a, b) => Number(b === first) - Number(a === first) || (values[b] as number) - (values[a] as number));
  return {
    order: order.map((index) => rankedFrom(candidates[index] as string, views[index] as View, probabilities[index] as number, index === first && first !== best)),
    approach: approachOf(views, first, best),
    draw,
  };
}

function rankedFrom(channel: string, view: View, choiceProbability: number, explored: boolean): Ranked {
  return { channel, probability: view.mean, low: view.low, high: view.high, choiceProbability, health: view.health, reasons: reasonsFor(view, explored) };
}

/** What is learnt pays until it is stale, and it seems to be stale the sooner, the sooner one looked again. */
function horizonsOf({ startsAt }: ChannelState, now: number, perMs: number, { horizonMs, longHorizonMs, quietShare }: EngineSettings): Horizons {
  const quiet = quietShare * Math.max(0, now - startsAt);
  return { level: perMs * Math.max(horizonMs, Math.min(longHorizonMs, quiet)), state: perMs * Math.min(horizonMs, quiet) };
}

function worthOf(costPercent: number, costFixed: number, amount: number): number {
  return amount <= 0 ? 1 : Math.max(0, 1 - costPercent / 100 - costFixed / amount);
}

/** The first of the highest: the operator's order decides between equals. */
function indexOfMost(values: readonly number[]): number {
  let most = 0;
  for (let index = 1; index < values.length; index += 1) if ((values[index] as number) > (values[most] as number)) most = index;
  return most;
}

function drawn(probabilities: readonly number[], draw: number, otherwise: number): number {
  let left = draw;
  for (let index = 0; index < probabilities.length; index += 1) {
    left -= probabilities[index] as number;
    if (left < 0) return index;
  }
  return otherwise;
}

function approachOf(views: readonly View[], first: number, best: number): Approach {
  if (views.length === 1) return 'only';
  if (views.every(({ health }) => health === 'down')) return 'least_bad';
  if (first === best) return 'best';
  const { health } = views[first] as View;
  return health === 'down' || health === 'probing' ? 'retest' : 'explore';
}
