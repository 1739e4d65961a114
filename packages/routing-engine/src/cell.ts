import { EVENT_SHARE, EVENT_STATES, type Moves } from './events.ts';
import { LEVEL, LEVELS, LEVEL_STEP } from './levels.ts';

const SIZE = EVENT_STATES * LEVELS;

/** Belief in the success level of a channel, or of one segment on it: for each event state a distribution over the levels. */
export interface Cell {
  readonly rows: Float32Array;
  /** Mean and mean square of the level in each state, kept in step with the rows. */
  readonly mean: Float64Array;
  readonly square: Float64Array;
  /** Probabilities of the states when the rows were last moved in time: what their mixing needs. */
  readonly states: Float64Array;
  at: number;
  /** Log-odds that the segment behaves unlike its channel. */
  odds: number;
  /** When in every step of time this cell is moved. */
  readonly phaseMs: number;
}

export function newCell(row: Float64Array, states: Float64Array, at: number, odds: number, phaseMs: number): Cell {
  const rows = new Float32Array(SIZE);
  for (let state = 0; state < EVENT_STATES; state += 1) rows.set(row, state * LEVELS);
  const cell: Cell = { rows, mean: new Float64Array(EVENT_STATES), square: new Float64Array(EVENT_STATES), states: states.slice(), at, odds, phaseMs };
  for (let state = 0; state < EVENT_STATES; state += 1) normalise(cell, state);
  return cell;
}

/** Makes a state's row sum to one and refreshes its moments. */
export function normalise(cell: Cell, state: number): void {
  const { rows } = cell;
  const from = state * LEVELS;
  let total = 0;
  let first = 0;
  let second = 0;
  for (let index = 0; index < LEVELS; index += 1) {
    const weight = rows[from + index] as number;
    const level = LEVEL[index] as number;
    total += weight;
    first += weight * level;
    second += weight * level * level;
  }
  const scale = 1 / total;
  for (let index = from; index < from + LEVELS; index += 1) rows[index] = (rows[index] as number) * scale;
  cell.mean[state] = first * scale;
  cell.square[state] = second * scale;
}

/** Joint weights of calm, and of all events together, by level; and a row before it drifts. */
const calm = new Float64Array(LEVELS);
const inEvents = new Float64Array(LEVELS);
const mixed = new Float64Array(LEVELS);

/**
 * Moves a cell in time: events begin and end, taking the levels with them; levels drift a little and, rarely, jump to anywhere.
 * Long times are taken in steps, so that the drift stays within a neighbour at a time.
 */
export function moveCell(cell: Cell, move: Moves, driftVariance: number, jump: number, prior: Float64Array): void {
  const { rows, states } = cell;
  const undisturbed = states[0] as number;
  let disturbed = 0;
  for (let state = 1; state < EVENT_STATES; state += 1) disturbed += states[state] as number;
  for (let index = 0; index < LEVELS; index += 1) {
    calm[index] = undisturbed * (rows[index] as number);
    let any = 0;
    for (let state = 1; state < EVENT_STATES; state += 1) any += (states[state] as number) * (rows[state * LEVELS + index] as number);
    inEvents[index] = any;
  }
  let spread = driftVariance / (2 * LEVEL_STEP * LEVEL_STEP);
  const steps = Math.max(1, Math.min(40, Math.ceil(spread / 0.25)));
  spread = Math.min(0.25, spread / steps);
  for (let state = 0; state < EVENT_STATES; state += 1) {
    const isCalm = state === 0;
    const share = EVENT_SHARE[state] as number;
    const before = states[state] as number;
    const fromCalm = isCalm ? move.calm : move.begin * share;
    const fromEvents = isCalm ? move.end : move.change * share;
    const own = isCalm ? 0 : move.stay * before;
    const after = fromCalm * undisturbed + fromEvents * disturbed + own;
    states[state] = after;
    const scale = 1 / after;
    const from = state * LEVELS;
    for (let index = 0; index < LEVELS; index += 1) {
      mixed[index] = scale * (fromCalm * (calm[index] as number) + fromEvents * (inEvents[index] as number) + own * (rows[from + index] as number));
    }
    for (let step = 1; step < steps; step += 1) diffuse(mixed, spread);
    settle(cell, state, spread, jump, prior);
  }
}

/** One step of drift: to each neighbour with probability `spread`; the ends reflect. */
function diffuse(row: Float64Array, spread: number): void {
  let before = row[0] as number;
  for (let index = 0; index < LEVELS; index += 1) {
    const here = row[index] as number;
    const after = index === LEVELS - 1 ? here : (row[index + 1] as number);
    row[index] = here + spread * (before - 2 * here + after);
    before = here;
  }
}

/** The last step of drift, the jump, and the row put back with its moments, in one pass: most of a decision's time goes here. */
function settle({ rows, mean, square }: Cell, state: number, spread: number, jump: number, prior: Float64Array): void {
  const from = state * LEVELS;
  let before = mixed[0] as number;
  let here = before;
  let total = 0;
  let first = 0;
  let second = 0;
  for (let index = 0; index < LEVELS; index += 1) {
    const after = index === LEVELS - 1 ? here : (mixed[index + 1] as number);
    const weight = (1 - jump) * (here + spread * (before - 2 * here + after)) + jump * (prior[index] as number);
    const level = LEVEL[index] as number;
    rows[from + index] = weight;
    total += weight;
    first += weight * level;
    second += weight * level * level;
    before = here;
    here = after;
  }
  mean[state] = first / total;
  square[state] = second / total;
}

/** A cell from its rows, moments computed anew. */
export function restoredCell(rows: Float32Array, states: Float64Array, at: number, odds: number, phaseMs: number): Cell {
  if (rows.length !== SIZE) throw new TypeError('a cell of a snapshot has another size');
  const cell: Cell = { rows, mean: new Float64Array(EVENT_STATES), square: new Float64Array(EVENT_STATES), states, at, odds, phaseMs };
  for (let state = 0; state < EVENT_STATES; state += 1) refresh(cell, state);
  return cell;
}

/** Moments of a row that sums to one already. */
function refresh(cell: Cell, state: number): void {
  let first = 0;
  let second = 0;
  for (let index = 0; index < LEVELS; index += 1) {
    const weight = cell.rows[state * LEVELS + index] as number;
    const level = LEVEL[index] as number;
    first += weight * level;
    second += weight * level * level;
  }
  cell.mean[state] = first;
  cell.square[state] = second;
}
