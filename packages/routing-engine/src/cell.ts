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
}

export function newCell(row: Float64Array, states: Float64Array, at: number, odds: number): Cell {
  const rows = new Float32Array(SIZE);
  for (let state = 0; state < EVENT_STATES; state += 1) rows.set(row, state * LEVELS);
  const cell: Cell = { rows, mean: new Float64Array(EVENT_STATES), square: new Float64Array(EVENT_STATES), states: states.slice(), at, odds };
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

const scratch = new Float64Array(SIZE);
const inEvents = new Float64Array(LEVELS);

/**
 * Moves a cell in time: events begin and end, taking the levels with them; levels drift a little and, rarely, jump to anywhere.
 * Long times are taken in steps, so that the drift stays within a neighbour at a time.
 */
export function moveCell(cell: Cell, move: Moves, driftVariance: number, jump: number, prior: Float64Array): void {
  const { rows, states } = cell;
  inEvents.fill(0);
  for (let state = 0; state < EVENT_STATES; state += 1) {
    const weight = states[state] as number;
    for (let index = 0; index < LEVELS; index += 1) {
      const joint = weight * (rows[state * LEVELS + index] as number);
      scratch[state * LEVELS + index] = joint;
      if (state > 0) inEvents[index] = (inEvents[index] as number) + joint;
    }
  }
  let spread = driftVariance / (2 * LEVEL_STEP * LEVEL_STEP);
  const steps = Math.max(1, Math.min(40, Math.ceil(spread / 0.25)));
  spread = Math.min(0.25, spread / steps);
  for (let state = 0; state < EVENT_STATES; state += 1) {
    const share = EVENT_SHARE[state] as number;
    const from = state * LEVELS;
    for (let index = 0; index < LEVELS; index += 1) {
      const calm = scratch[index] as number;
      const any = inEvents[index] as number;
      rows[from + index] =
        state === 0 ? move.calm * calm + move.end * any : move.begin * share * calm + move.stay * (scratch[from + index] as number) + move.change * share * any;
    }
    let total = 0;
    for (let index = from; index < from + LEVELS; index += 1) total += rows[index] as number;
    states[state] = total;
    for (let step = 0; step < steps; step += 1) diffuse(rows, from, spread);
    const scale = (1 - jump) / total;
    for (let index = 0; index < LEVELS; index += 1) rows[from + index] = scale * (rows[from + index] as number) + jump * (prior[index] as number);
    normalise(cell, state);
  }
}

/** One step of drift: to each neighbour with probability `spread`; the ends reflect. */
function diffuse(rows: Float32Array, from: number, spread: number): void {
  const last = from + LEVELS - 1;
  let before = rows[from] as number;
  for (let index = from; index <= last; index += 1) {
    const here = rows[index] as number;
    const after = index === last ? here : (rows[index + 1] as number);
    rows[index] = here + spread * (before - 2 * here + after);
    before = here;
  }
}

/** A cell from its rows, moments computed anew. */
export function restoredCell(rows: Float32Array, states: Float64Array, at: number, odds: number): Cell {
  if (rows.length !== SIZE) throw new TypeError('a cell of a snapshot has another size');
  const cell: Cell = { rows, mean: new Float64Array(EVENT_STATES), square: new Float64Array(EVENT_STATES), states, at, odds };
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
