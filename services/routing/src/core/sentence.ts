import type { Candidate, Removal } from '../ports.ts';
import { percent } from './arrange.ts';

const HOW: Readonly<Record<string, string>> = {
  best: 'most likely to succeed now',
  explore: 'tried now and then, to learn how it does',
  retest: 'tried again, to see whether it is back',
  only: 'the only channel that may take it',
  least_bad: 'the least bad of channels that are all down',
  share: 'drawn by the shares of a policy',
};

/** One plain sentence for a decision: why this channel. Channel ids and constraints only: nothing of the payer. */
export function sentenceOf(candidates: readonly Candidate[], removals: readonly Removal[], approach: string): string {
  const [first, second] = candidates;
  if (first === undefined) {
    const why = [...new Set(removals.map(({ constraint }) => constraint))].join(', ');
    return approach === 'hold' ? `All channels are down; by its policy the payment waits (${why}).` : `No channel may take this payment (${why}).`;
  }
  const how = approach === 'best' && second === undefined ? HOW['only'] : (HOW[approach] ?? approach);
  const expected = `${percent(first.score)} expected success (${percent(first.low)} to ${percent(first.high)})`;
  const against = second === undefined ? '' : `; next ${second.channel} with ${percent(second.score)}`;
  const more = first.reasons.length === 0 ? '' : `; ${first.reasons.join('; ')}`;
  return `${first.channel}, ${how}: ${expected}${against}${more}.`;
}
