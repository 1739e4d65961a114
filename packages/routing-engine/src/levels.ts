import { ALIVE, EVENT_STATES } from './events.ts';
import type { EngineSettings } from './settings.ts';

/** Success levels on which beliefs live: equally spaced in log-odds, because that is the scale on which levels drift. */
export const LEVELS = 48;
const LOWEST = Math.log(0.01 / 0.99);
const HIGHEST = Math.log(0.995 / 0.005);
/** Distance of two levels in log-odds. */
export const LEVEL_STEP = (HIGHEST - LOWEST) / (LEVELS - 1);

/** Success probability of each level. */
export const LEVEL: Float64Array = Float64Array.from({ length: LEVELS }, (_, index) => 1 / (1 + Math.exp(-(LOWEST + index * LEVEL_STEP))));

/** What is believed of a level before anything is known: a beta distribution, with a little of everything. */
export function levelPrior({ priorSuccesses: a, priorFailures: b }: EngineSettings): Float64Array {
  // A density in p times dp/d(log-odds) = p (1 - p).
  const beta = LEVEL.map((p) => p ** a * (1 - p) ** b);
  const total = beta.reduce((sum, each) => sum + each, 0);
  return beta.map((each) => (0.97 * each) / total + 0.03 / LEVELS);
}

const BELOW = Uint8Array.from({ length: EVENT_STATES * LEVELS }, (_, at) => {
  const success = (ALIVE[Math.floor(at / LEVELS)] as number) * (LEVEL[at % LEVELS] as number);
  return Math.max(0, LEVEL.findLastIndex((level) => level <= success + 1e-12)); // prettier-ignore
});

/** The level that an event turns a level into, rounded down. */
export function levelBelow(state: number, level: number): number {
  return BELOW[state * LEVELS + level] as number;
}
