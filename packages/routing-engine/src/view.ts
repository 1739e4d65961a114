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
const NEGLIGIBLE = 1e-4;
const states = new Float64Array(EVENT_STATES);
const histogram = new Float64Array(LEVELS);
/** Mean and mean square of the undisturbed level in each state, over the cells. */
const levels = new Float64Array(EVENT_STATES);
const squares = new Float64Array(EVENT_STATES);

export function viewOf(knowledge: Knowledge, state: ChannelState, { now, features }: RankQuestion): View {
  const { belief } = state;
  moveTo(knowledge, state, now);
  const cells = features.map((feature) => segmentAt(belief, feature, knowledge) ?? knowledge.unknownSegment);
  const weights = weigh(cells);
  const outside = outsideOf(state, now);
  const health = refreshHealth(state, outside);
  states.set(belief.states);
  reweigh(states, outside.likelihood);
  const silentFailures = silentShare(belief);
  levels.fill(0);
  squares.fill(0);
  histogram.fill(0);
  addCell(belief.whole, weights[0] as number);
  for (let index = 0; index < cells.length; index += 1) addCell(cells[index] as Cell, weights[index + 1] as number);
  let mean = 0;
  let square = 0;
  let silent = 0;
  let levelVariance = 1e-9;
  const means = new Float64Array(EVENT_STATES);
  for (let each = 0; each < EVENT_STATES; each += 1) {
    const chance = states[each] as number;
    const alive = ALIVE[each] as number;
    const level = alive * (levels[each] as number);
    const second = alive * alive * (squares[each] as number);
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
    breakerOpen: isBreakerOpen(state),
    ownSegment: ownSegmentOf(features, weights),
  };
}

function isBreakerOpen({ breakers }: ChannelState): boolean {
  for (const { state } of breakers.values()) if (state === 'open') return true;
  return false;
}

function ownSegmentOf(features: readonly string[], weights: Float64Array): string | null {
  for (let index = 0; index < features.length; index += 1) if ((weights[index + 1] as number) > 0.5) return features[index] as string;
  return null;
}

/** Adds what a cell believes, with its weight, to the moments and to the histogram of success probabilities. */
function addCell({ rows, mean, square }: Cell, weight: number): void {
  for (let state = 0; state < EVENT_STATES; state += 1) {
    levels[state] = (levels[state] as number) + weight * (mean[state] as number);
    squares[state] = (squares[state] as number) + weight * (square[state] as number);
    const chance = states[state] as number;
    if (chance > RARE && chance * weight >= NEGLIGIBLE) addRow(rows, state, chance * weight);
  }
}

function addRow(rows: Float32Array, state: number, weight: number): void {
  const from = state * LEVELS;
  for (let index = 0; index < LEVELS; index += 1) {
    const bin = state === 0 ? index : levelBelow(state, index);
    histogram[bin] = (histogram[bin] as number) + weight * (rows[from + index] as number);
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
