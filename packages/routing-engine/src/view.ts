import { reweigh, segmentAt, silentShare, weigh } from './belief.ts';
import type { Cell } from './cell.ts';
import { outsideOf, type ChannelState } from './channel.ts';
import { ALIVE, EVENT_STATES, SILENT } from './events.ts';
import { refreshHealth } from './health.ts';
import { moveTo, type Knowledge } from './knowledge.ts';
import { LEVEL, LEVELS, levelBelow } from './levels.ts';
import type { Health, RankQuestion } from './types.ts';

/** What is believed of a channel for one payment now. */
export interface View {
  readonly mean: number;
  readonly variance: number;
  /** How likely each event state is, the mean in it, and the variance of the undisturbed one. */
  readonly chances: Float64Array;
  readonly means: Float64Array;
  readonly levelVariance: number;
  readonly low: number;
  readonly high: number;
  /** Probability that an attempt gets no answer. */
  readonly silent: number;
  readonly health: Health;
  /** Attempts waiting unusually long. */
  readonly overdue: number;
  readonly breakerOpen: boolean;
  /** The segment whose own record counts for more than the channel's; null when there is none. */
  readonly ownSegment: string | null;
}

/** States less likely than that do not show in the interval. */
const RARE = 0.004;
const states = new Float64Array(EVENT_STATES);
const mixed = new Float64Array(LEVELS);
const histogram = new Float64Array(LEVELS);

export function viewOf(knowledge: Knowledge, state: ChannelState, { now, features }: RankQuestion): View {
  const { prior, settings, unknownSegment } = knowledge;
  const { belief } = state;
  moveTo(knowledge, state, now);
  const cells = features.map((feature) => segmentAt(belief, feature, prior, settings) ?? unknownSegment);
  const weights = weigh(cells);
  const outside = outsideOf(state, now);
  const health = refreshHealth(state, outside);
  states.set(belief.states);
  reweigh(states, outside.likelihood);
  const silentFailures = silentShare(belief);
  histogram.fill(0);
  let mean = 0;
  let square = 0;
  let silent = 0;
  let levelVariance = 1e-9;
  const means = new Float64Array(EVENT_STATES);
  for (let each = 0; each < EVENT_STATES; each += 1) {
    const chance = states[each] as number;
    const alive = ALIVE[each] as number;
    let level = (weights[0] as number) * (belief.whole.mean[each] as number);
    let second = (weights[0] as number) * (belief.whole.square[each] as number);
    for (let index = 0; index < cells.length; index += 1) {
      level += (weights[index + 1] as number) * ((cells[index] as Cell).mean[each] as number);
      second += (weights[index + 1] as number) * ((cells[index] as Cell).square[each] as number);
    }
    level *= alive;
    second *= alive * alive;
    if (chance > RARE) {
      mixRows(belief.whole, cells, weights, each);
      for (let index = 0; index < LEVELS; index += 1) {
        const bin = levelBelow(each, index);
        histogram[bin] = (histogram[bin] as number) + chance * (mixed[index] as number);
      }
    }
    means[each] = level;
    if (each === 0) levelVariance = Math.max(1e-9, second - level * level);
    mean += chance * level;
    square += chance * second;
    const struck = SILENT[each] as number;
    silent += chance * (struck + (1 - struck) * silentFailures * Math.max(0, 1 - level / alive));
  }
  return {
    mean,
    variance: Math.max(1e-9, square - mean * mean),
    chances: states.slice(),
    means,
    levelVariance,
    low: Math.min(mean, quantile(0.05)),
    high: Math.max(mean, quantile(0.95)),
    silent: Math.min(silent, 1 - mean),
    health,
    overdue: outside.overdue,
    breakerOpen: [...state.breakers.values()].some((breaker) => breaker.state === 'open'),
    ownSegment: features.find((_, index) => (weights[index + 1] as number) > 0.5) ?? null,
  };
}

function mixRows(whole: Cell, cells: readonly Cell[], weights: Float64Array, state: number): void {
  const from = state * LEVELS;
  const own = weights[0] as number;
  for (let index = 0; index < LEVELS; index += 1) mixed[index] = own * (whole.rows[from + index] as number);
  for (let cell = 0; cell < cells.length; cell += 1) {
    const { rows } = cells[cell] as Cell;
    const weight = weights[cell + 1] as number;
    for (let index = 0; index < LEVELS; index += 1) mixed[index] = (mixed[index] as number) + weight * (rows[from + index] as number);
  }
}

function quantile(share: number): number {
  let left = share;
  for (let index = 0; index < LEVELS; index += 1) {
    left -= histogram[index] as number;
    if (left <= 0) return LEVEL[index] as number;
  }
  return LEVEL[LEVELS - 1] as number;
}
