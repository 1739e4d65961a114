import type { Interval } from '../measure/statistics.ts';
import type { LoggedPayment } from './log.ts';
import type { Target } from './target.ts';

/** What a log says about a policy that was not in force. Rates are shares of payments that succeed, 0 to 1. */
export interface Judgement {
  readonly payments: number;
  readonly openPayments: number;
  /** What was in force. */
  readonly logged: Interval;
  /** Inverse propensity: unbiased. */
  readonly ips: Interval;
  /** Self-normalised: a little biased with few payments, seldom as wide. */
  readonly selfNormalised: Interval;
  /** Self-normalised less logged, paired. */
  readonly difference: Interval;
  /** As many payments of the new policy's own would say as much. */
  readonly effectivePayments: number;
  /** The heaviest payment's part of all weight. */
  readonly heaviestShare: number;
  /** Decisions, in parts, that the policy would give to channels that the log can say nothing about. */
  readonly uncovered: { readonly share: number; readonly byChannel: Readonly<Record<string, number>> };
  /** Parts of decisions for which the policy has no channel at all; such payments count as failed. */
  readonly withoutChannel: number;
  /** Null: the figures may be trusted within their intervals. */
  readonly refusal: string | null;
}

/** More than that of the decisions outside of what was logged makes any figure a guess. */
const MAX_UNCOVERED = 0.001;
const MIN_EFFECTIVE = 50;
const MAX_HEAVIEST = 0.1;
/** A logged choice so unlikely is as good as none. */
const LEAST_PROBABILITY = 1e-6;
const Z95 = 1.959963984540054;

/**
 * Weighs each payment by how much likelier the new policy would have made its choices: the product over its attempts of new by logged
 * probability. With the probabilities logged truly the mean of weight x success has the new policy's success rate as its expectation,
 * retries included.
 * @throws RangeError for a log without a payment.
 */
export function judge(payments: readonly LoggedPayment[], target: Target): Judgement {
  if (payments.length === 0) throw new RangeError('the log holds no payment that can be judged');
  const uncovered = new Map<string, number>();
  let decisions = 0;
  let withoutChannel = 0;
  const weighed = payments.map(({ choices, succeeded }) => {
    let weight = 1;
    for (const choice of choices) {
      const probabilities = target.probabilities(choice);
      decisions += 1;
      if (probabilities.every((each) => each === 0)) {
        // Here the new policy ends the payment, whatever came later in the log.
        withoutChannel += 1;
        return { weight, reward: 0 };
      }
      choice.candidates.forEach(({ channel, probability }, index) => {
        const wanted = probabilities[index] ?? 0;
        if (wanted > 0 && probability < LEAST_PROBABILITY) uncovered.set(channel, (uncovered.get(channel) ?? 0) + wanted);
      });
      weight *= (probabilities[choice.chosen] ?? 0) / (choice.candidates[choice.chosen]?.probability ?? 1);
    }
    return { weight, reward: succeeded ? 1 : 0 };
  });
  const weights = weighed.map(({ weight }) => weight);
  const total = sum(weights);
  const figures = {
    ...estimates(weights, weighed.map(({ reward }) => reward), payments.map(({ succeeded }) => (succeeded ? 1 : 0))), // prettier-ignore
    effectivePayments: total === 0 ? 0 : total ** 2 / sum(weights.map((weight) => weight ** 2)),
    heaviestShare: total === 0 ? 0 : weights.reduce((heaviest, weight) => Math.max(heaviest, weight), 0) / total,
    uncovered: { share: sum([...uncovered.values()]) / decisions, byChannel: Object.fromEntries([...uncovered].map(([channel, amount]) => [channel, amount / decisions])) },
  };
  return { payments: payments.length, openPayments: payments.filter(({ isOpen }) => isOpen).length, ...figures, withoutChannel: withoutChannel / decisions, refusal: refusalOf(figures) };
}

function estimates(weights: readonly number[], rewards: readonly number[], logged: readonly number[]): Pick<Judgement, 'logged' | 'ips' | 'selfNormalised' | 'difference'> {
  const n = rewards.length;
  const loggedRate = sum(logged) / n;
  const meanWeight = sum(weights) / n;
  const weighted = rewards.map((reward, index) => reward * (weights[index] ?? 0));
  const ipsRate = sum(weighted) / n;
  const ownRate = meanWeight === 0 ? 0 : ipsRate / meanWeight;
  // How much each payment moves the ratio, to first order.
  const pulls = rewards.map((reward, index) => (meanWeight === 0 ? 0 : ((weights[index] ?? 0) * (reward - ownRate)) / meanWeight));
  return {
    logged: interval(loggedRate, logged.map((reward) => reward - loggedRate)), // prettier-ignore
    ips: interval(ipsRate, weighted.map((each) => each - ipsRate)), // prettier-ignore
    selfNormalised: interval(ownRate, pulls),
    difference: interval(ownRate - loggedRate, pulls.map((pull, index) => pull - ((logged[index] ?? 0) - loggedRate))), // prettier-ignore
  };
}

function interval(mean: number, deviations: readonly number[]): Interval {
  const n = deviations.length;
  const half = n < 2 ? Infinity : Z95 * Math.sqrt(sum(deviations.map((each) => each ** 2)) / (n - 1) / n);
  return { mean, low: mean - half, high: mean + half };
}

function refusalOf({ uncovered, effectivePayments, heaviestShare }: Pick<Judgement, 'uncovered' | 'effectivePayments' | 'heaviestShare'>): string | null {
  if (uncovered.share > MAX_UNCOVERED) {
    const where = Object.entries(uncovered.byChannel).map(([channel, share]) => `${channel} ${(100 * share).toFixed(1)} %`).join(', '); // prettier-ignore
    return `the log does not cover this policy: ${(100 * uncovered.share).toFixed(1)} % of its decisions go to channels that were never chosen there (${where})`;
  }
  if (effectivePayments < MIN_EFFECTIVE) return `too little of the log speaks about this policy: it is worth ${effectivePayments.toFixed(0)} payments, at least ${MIN_EFFECTIVE} are needed`;
  if (heaviestShare > MAX_HEAVIEST) return `one payment carries ${(100 * heaviestShare).toFixed(0)} % of all weight: no interval holds`;
  return null;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
