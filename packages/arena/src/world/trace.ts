import type { Scenario } from '../scenario/scenario.ts';
import { mix, stream, unit, wordOf } from './random.ts';

/** The payments of one (scenario, seed), in order of arrival: the same for every policy. */
export interface Trace {
  readonly seedWord: number;
  readonly size: number;
  readonly arrivalS: Float64Array;
  /** Index of the segment. */
  readonly segment: Uint16Array;
  readonly amount: Float64Array;
  /** 1 where the payer's own fault fails the payment wherever it is tried. */
  readonly payerFault: Uint8Array;
}

/** The word from which all chance of one (scenario, seed) comes. */
export function seedWordOf(scenario: Scenario, seed: number): number {
  return mix(wordOf(scenario.name) ^ mix(seed | 0));
}

/** Poisson arrivals by thinning: candidates at the highest rate, each kept with the share that the rate of its moment has of it. */
export function createTrace(scenario: Scenario, seed: number): Trace {
  const { durationS, paymentsPerMinute, segments, payerFaultShare } = scenario;
  const seedWord = seedWordOf(scenario, seed);
  const random = stream(mix(seedWord ^ 0x61727276));
  const highest = paymentsPerMinute.max;
  const arrivals: number[] = [];
  const segmentOf: number[] = [];
  const amounts: number[] = [];
  const faults: number[] = [];
  if (highest > 0) {
    const meanGapS = 60 / highest;
    for (let time = -meanGapS * Math.log(1 - random()); time < durationS; time -= meanGapS * Math.log(1 - random())) {
      if (random() * highest >= paymentsPerMinute.at(time)) continue;
      const weights = segments.map(({ share }) => share.at(time));
      const index = pick(weights, random());
      const [low, high] = segments[index]?.amount ?? [0, 0];
      arrivals.push(time);
      segmentOf.push(index);
      amounts.push(low + Math.floor(random() * (high - low + 1)));
      faults.push(random() < payerFaultShare.at(time) ? 1 : 0);
    }
  }
  return {
    seedWord,
    size: arrivals.length,
    arrivalS: Float64Array.from(arrivals),
    segment: Uint16Array.from(segmentOf),
    amount: Float64Array.from(amounts),
    payerFault: Uint8Array.from(faults),
  };
}

function pick(weights: readonly number[], u: number): number {
  let rest = u * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    if (rest < weight) return index;
    rest -= weight;
  }
  return weights.findLastIndex((weight) => weight > 0);
}

/** What the draws of an attempt are for. */
export const DRAW = { hang: 0, latency: 1, failure: 2, pending: 3, pendingTime: 4, success: 5 } as const;
const DRAWS_EACH = 8;

/**
 * The draw of a payment on a channel for one purpose. A payment tries a channel at most once, so that two policies which send it there,
 * at whichever attempt, meet the same luck: comparisons are paired.
 */
export function drawOf(seedWord: number, payment: number, channel: number, purpose: number): number {
  const word = mix(seedWord + Math.imul(payment + 1, 0x9e3779b9));
  return unit(mix(word + Math.imul(channel * DRAWS_EACH + purpose + 1, 0x85ebca6b)));
}
