import { moveCell, newCell, normalise, type Cell } from './cell.ts';
import { ALIVE, DARK, EVENT_SHARE, EVENT_STATES, moves, moveStates, SILENT } from './events.ts';
import { LEVEL, LEVELS } from './levels.ts';
import type { EngineSettings } from './settings.ts';

/** What an attempt, once known, says of its channel. */
export type Evidence = 'success' | 'decline' | 'silence' | 'alive' | 'nothing';

/** Beliefs in one channel. */
export interface Belief {
  /** Probability of each event state, and when it was moved in time. */
  readonly states: Float64Array;
  at: number;
  /** The channel as a whole. */
  readonly whole: Cell;
  /** Segments on it, those used last at the end. */
  readonly segments: Map<string, Cell>;
  /** Failures and silent ones among them while undisturbed, decayed. */
  silences: number;
  failures: number;
  /** Probes without an answer while undisturbed, and all such probes. */
  missedProbes: number;
  probes: number;
}

const HOUR = 3_600_000;
/** Levels are moved in time this often: they change slowly, and each step costs. */
const LEVEL_TICK_MS = 30_000;
const MIN_LIKELIHOOD = 0.002;
const UNDISTURBED = new Float64Array(EVENT_STATES).fill(1);

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

export function newBelief(channel: string, prior: Float64Array, settings: EngineSettings, at: number): Belief {
  const states = new Float64Array(EVENT_STATES);
  const event = settings.eventMs / (settings.calmMs + settings.eventMs);
  for (let state = 0; state < EVENT_STATES; state += 1) states[state] = state === 0 ? 1 - event : event * (EVENT_SHARE[state] as number);
  return { states, at, whole: newCell(prior, states, at, 0, phaseOf(channel)), segments: new Map(), silences: 0.3, failures: 3, missedProbes: 0.05, probes: 5 };
}

/** What moves beliefs in time. */
export interface Motion {
  readonly settings: EngineSettings;
  readonly prior: Float64Array;
}

/** Every cell has its own beat, so that no question has to move all at once. */
function isDue({ at, phaseMs }: Cell, now: number): boolean {
  return Math.floor((now + phaseMs) / LEVEL_TICK_MS) > Math.floor((at + phaseMs) / LEVEL_TICK_MS);
}

/** The beat of a channel's or a segment's cell, by its name (FNV-1a). */
export function phaseOf(name: string, within = 0): number {
  let hash = 0x811c9dc5 ^ within;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % LEVEL_TICK_MS;
}

/** Brings a belief to a time; earlier times leave it alone. */
export function moveBelief(belief: Belief, now: number, { prior, settings }: Motion): void {
  const { states, whole } = belief;
  if (isDue(whole, now)) {
    whole.states.set(states);
    advance(whole, now - whole.at, prior, settings);
    whole.at = now;
  }
  if (now <= belief.at) return;
  moveStates(states, moves(now - belief.at, settings.calmMs, settings.eventMs));
  belief.at = now;
}

function advance(cell: Cell, elapsed: number, prior: Float64Array, settings: EngineSettings): void {
  const variance = settings.driftPerHour ** 2 * (elapsed / HOUR);
  moveCell(cell, moves(elapsed, settings.calmMs, settings.eventMs), variance, 1 - Math.exp(-elapsed / settings.jumpMs), prior);
}

/** The segment's cell, at the belief's time; undefined when nothing is known of it. */
export function segmentAt(belief: Belief, segment: string, { prior, settings }: Motion): Cell | undefined {
  const cell = belief.segments.get(segment);
  if (cell === undefined) return undefined;
  if (isDue(cell, belief.at)) {
    advance(cell, belief.at - cell.at, prior, settings);
    cell.at = belief.at;
    cell.states.set(belief.states);
  }
  return cell;
}

/** The same, made when it is not there. */
export function segmentFor(belief: Belief, segment: string, motion: Motion): Cell {
  const known = segmentAt(belief, segment, motion);
  if (known !== undefined) return known;
  const cell = newCell(motion.prior, belief.states, belief.at, logit(motion.settings.differsPrior), phaseOf(segment, belief.whole.phaseMs));
  belief.segments.set(segment, cell);
  return cell;
}

let weights = new Float64Array(8);

/** Weight of the whole channel (index 0) and of each segment's own belief, summing to one. The next call overwrites them. */
export function weigh(cells: readonly Cell[]): Float64Array {
  const size = cells.length + 1;
  if (weights.length < size) weights = new Float64Array(size);
  let total = 1;
  weights[0] = 1;
  for (let index = 0; index < cells.length; index += 1) total += weights[index + 1] = Math.exp((cells[index] as Cell).odds);
  for (let index = 0; index < size; index += 1) weights[index] = (weights[index] as number) / total;
  return weights;
}

export function silentShare(belief: Belief): number {
  return Math.min(0.9, Math.max(0.01, belief.silences / belief.failures));
}

/** How much more a failure of this kind points to a state than just any failure. */
function kindsOf(evidence: Evidence, belief: Belief): Float64Array {
  const silent = silentShare(belief);
  return SILENT.map((struck) => {
    if (evidence === 'silence') return struck + (1 - struck) * silent;
    return evidence === 'decline' ? 1 - struck * 0.9 : 1;
  });
}

/** Mean success probability for a context: the belief's states, seen in the light of `outside`, the whole channel and these cells of segments. */
function meanOf(belief: Belief, cells: readonly Cell[], outside: Float64Array | null): number {
  const weights = weigh(cells);
  let mean = 0;
  let total = 0;
  for (let state = 0; state < EVENT_STATES; state += 1) {
    let level = (weights[0] as number) * (belief.whole.mean[state] as number);
    for (let index = 0; index < cells.length; index += 1) level += (weights[index + 1] as number) * ((cells[index] as Cell).mean[state] as number);
    const chance = (belief.states[state] as number) * (outside?.[state] ?? 1);
    total += chance;
    mean += chance * (ALIVE[state] as number) * level;
  }
  return mean / total;
}

/**
 * Learns from an attempt in a context, at the belief's time.
 *
 * @param outside likelihood of the states by what is known beside the belief: attempts under way, breakers
 */
export function observe(belief: Belief, cells: readonly Cell[], evidence: Evidence, outside: Float64Array | null, settings: EngineSettings): void {
  if (evidence === 'nothing') return;
  if (evidence === 'alive') return observeAlive(belief);
  const failed = evidence !== 'success';
  const kinds = kindsOf(evidence, belief);
  const calm = belief.states[0] as number;
  const before = meanOf(belief, cells, outside);
  const like = learnLevels(belief, cells, failed, ALIVE, settings);
  const states = belief.states.slice();
  reweigh(belief.states, like.map((each, state) => each * (kinds[state] as number))); // prettier-ignore
  // What kind of failure it was may speak for a better state than the one believed in; a failure still never raises the mean.
  if (failed && meanOf(belief, cells, outside) > before) {
    belief.states.set(states);
    reweigh(belief.states, like);
  }
  if (failed) countFailure(belief, evidence === 'silence', Math.min(calm, belief.states[0] as number));
}

/** Learns from the end of an attempt that was pending: no event struck it then, whatever goes on now. */
export function observeSettled(belief: Belief, cells: readonly Cell[], evidence: Evidence, settings: EngineSettings): void {
  if (evidence === 'nothing' || evidence === 'alive') return;
  learnLevels(belief, cells, evidence !== 'success', UNDISTURBED, settings);
}

/** Updates levels and the odds of segments; gives the likelihood of each state. */
function learnLevels(belief: Belief, cells: readonly Cell[], failed: boolean, alives: Float64Array, settings: EngineSettings): Float64Array {
  const weights = weigh(cells);
  const all = [belief.whole, ...cells];
  const predicted = new Float64Array(all.length);
  const like = new Float64Array(EVENT_STATES);
  for (let state = 0; state < EVENT_STATES; state += 1) {
    const alive = alives[state] as number;
    let sum = 0;
    let others = 0;
    for (let index = 0; index < all.length; index += 1) {
      const success = alive * ((all[index] as Cell).mean[state] as number);
      const chance = failed ? 1 - success : success;
      const weighted = (weights[index] as number) * chance;
      sum += weighted;
      if (index > 0) others += weighted;
      predicted[index] = (predicted[index] as number) + (belief.states[state] as number) * chance;
    }
    like[state] = Math.max(MIN_LIKELIHOOD, sum);
    // The whole channel is not blamed for what a segment explains.
    update(belief.whole, state, alive, failed, weights[0] as number, others);
    for (const cell of cells) update(cell, state, alive, failed, 1, 0);
  }
  const priorOdds = logit(settings.differsPrior);
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] as Cell;
    const odds = cell.odds + Math.log((predicted[index + 1] as number) / (predicted[0] as number));
    cell.odds = Math.max(-6, Math.min(6, odds + 0.002 * (priorOdds - odds)));
  }
  return like;
}

/** Keeps the share of silent ones among failures that no event explains. */
function countFailure(belief: Belief, silent: boolean, weight: number): void {
  belief.failures += weight;
  if (silent) belief.silences += weight;
  if (belief.failures <= 200) return;
  belief.failures /= 2;
  belief.silences /= 2;
}

function update(cell: Cell, state: number, alive: number, failed: boolean, weight: number, other: number): void {
  const { rows } = cell;
  const from = state * LEVELS;
  for (let index = 0; index < LEVELS; index += 1) {
    const success = alive * (LEVEL[index] as number);
    rows[from + index] = (rows[from + index] as number) * (weight * (failed ? 1 - success : success) + other);
  }
  normalise(cell, state);
}

/** The provider works, whatever became of the attempt. */
function observeAlive(belief: Belief): void {
  reweigh(belief.states, ALIVE.map((alive) => Math.max(MIN_LIKELIHOOD, alive))); // prettier-ignore
}

/**
 * Takes back what an attempt taught and learns what it proved to be instead. Levels change as if it had been known from the start; of the
 * events only as much as can still go on after that time.
 */
export function correct(belief: Belief, cells: readonly Cell[], from: Evidence, to: Evidence, ageMs: number, settings: EngineSettings): void {
  const weights = weigh(cells);
  const all = [belief.whole, ...cells];
  const fresh = Math.exp(-Math.max(0, ageMs) / settings.eventMs);
  const taught = kindsOf(from, belief);
  const proved = kindsOf(to, belief);
  const like = new Float64Array(EVENT_STATES);
  for (let state = 0; state < EVENT_STATES; state += 1) {
    const alive = ALIVE[state] as number;
    let sum = 0;
    for (let index = 0; index < all.length; index += 1) {
      const cell = all[index] as Cell;
      const damped = index === 0 ? (weights[0] as number) : 1;
      let mean = 0;
      for (let level = 0, at = state * LEVELS; level < LEVELS; level += 1, at += 1) {
        const success = alive * (LEVEL[level] as number);
        const ratio = chanceOf(to, success) / chanceOf(from, success);
        mean += (cell.rows[at] as number) * ratio;
        cell.rows[at] = (cell.rows[at] as number) * ratio ** damped;
      }
      normalise(cell, state);
      sum += (weights[index] as number) * mean;
    }
    like[state] = (Math.max(MIN_LIKELIHOOD, sum) * ((proved[state] as number) / (taught[state] as number))) ** fresh;
  }
  reweigh(belief.states, like);
}

function chanceOf(evidence: Evidence, success: number): number {
  if (evidence === 'success') return Math.max(MIN_LIKELIHOOD, success);
  return evidence === 'decline' || evidence === 'silence' ? Math.max(MIN_LIKELIHOOD, 1 - success) : 1;
}

export function observeProbe(belief: Belief, answered: boolean): void {
  const missed = Math.max(0.002, belief.missedProbes / belief.probes);
  const dark = DARK.map((each) => Math.max(missed, each));
  reweigh(belief.states, answered ? dark.map((each) => 1 - each) : dark);
  const lit = belief.states.reduce((sum, each, state) => sum + ((DARK[state] as number) > 0 ? 0 : each), 0);
  belief.probes += lit;
  if (!answered) belief.missedProbes += lit;
  if (belief.probes <= 500) return;
  belief.probes /= 2;
  belief.missedProbes /= 2;
}

/** Multiplies by likelihoods (null: nothing is said) and normalises; no state is ever given up. */
export function reweigh(states: Float64Array, likelihood: Float64Array | null): void {
  if (likelihood === null) return;
  let total = 0;
  for (let state = 0; state < states.length; state += 1) total += states[state] = (states[state] as number) * (likelihood[state] as number);
  for (let state = 0; state < states.length; state += 1) states[state] = Math.max(1e-9, (states[state] as number) / total);
}
