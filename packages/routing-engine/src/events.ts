/** Disturbances a channel may be in. State 0 is undisturbed. */
interface EventState {
  readonly name: 'none' | 'outage' | 'hang' | 'brownout';
  /** Share of attempts that the event leaves alone. */
  readonly alive: number;
  /** Whether those it strikes get no answer at all. */
  readonly silent: boolean;
  /** Probability that a probe gets no answer. */
  readonly dark: number;
  /** Share among the events. */
  readonly weight: number;
}

/** Nothing is certain: a dead channel may still let one through, a healthy one may miss a probe. */
export const ALIVE_AT_LEAST = 0.004;

export const STATES: readonly EventState[] = [
  { name: 'none', alive: 1, silent: false, dark: 0, weight: 0 },
  { name: 'outage', alive: ALIVE_AT_LEAST, silent: false, dark: 0.98, weight: 0.3 },
  { name: 'outage', alive: 0.35, silent: false, dark: 0.65, weight: 0.1 },
  { name: 'hang', alive: ALIVE_AT_LEAST, silent: true, dark: 0.98, weight: 0.15 },
  { name: 'hang', alive: 0.5, silent: true, dark: 0.3, weight: 0.1 },
  { name: 'brownout', alive: 0.65, silent: false, dark: 0, weight: 0.2 },
  { name: 'brownout', alive: 0.3, silent: false, dark: 0, weight: 0.15 },
];
export const EVENT_STATES = STATES.length;
export const ALIVE = Float64Array.from(STATES, (state) => state.alive);
export const SILENT = Float64Array.from(STATES, (state) => (state.silent ? 1 - state.alive : 0));
export const DARK = Float64Array.from(STATES, (state) => state.dark);
export const EVENT_SHARE = Float64Array.from(STATES, (state) => state.weight);

/** Probabilities of moving between the states within a time. */
export interface Moves {
  /** none to none. */
  readonly calm: number;
  /** none to any event. */
  readonly begin: number;
  /** An event to none. */
  readonly end: number;
  /** An event goes on. */
  readonly stay: number;
  /** An event to another one. */
  readonly change: number;
}

/** @param calmMs mean time until an event begins; `eventMs`, until it ends */
export function moves(elapsedMs: number, calmMs: number, eventMs: number): Moves {
  const begins = 1 / calmMs;
  const ends = 1 / eventMs;
  const calmShare = ends / (begins + ends);
  const left = Math.exp(-(begins + ends) * elapsedMs);
  const stay = Math.exp(-ends * elapsedMs);
  const end = calmShare * (1 - left);
  return { calm: calmShare + (1 - calmShare) * left, begin: (1 - calmShare) * (1 - left), end, stay, change: Math.max(0, 1 - stay - end) };
}

/** Moves probabilities of the states in time. */
export function moveStates(states: Float64Array, { calm, begin, end, stay, change }: Moves): void {
  const undisturbed = states[0] as number;
  const disturbed = 1 - undisturbed;
  states[0] = calm * undisturbed + end * disturbed;
  for (let state = 1; state < EVENT_STATES; state += 1) {
    const share = EVENT_SHARE[state] as number;
    states[state] = begin * share * undisturbed + stay * (states[state] as number) + change * share * disturbed;
  }
}
