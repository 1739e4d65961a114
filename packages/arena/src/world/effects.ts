import type { ScenarioEvent } from '../scenario/scenario.ts';

/** The shares of attempts that hang and that fail, the latency's factor, and the share of probes that get no answer. */
export interface Effect {
  readonly hang: number;
  readonly failure: number;
  readonly slow: number;
  readonly silent: number;
}

/**
 * What the events do to one channel over time, as steps: they hold from `fromS` up to, not including, `toS`, and overlapping ones
 * multiply what survives.
 */
export class Effects {
  readonly #times: number[];
  readonly #steps: Effect[];
  #near = 0;

  constructor(events: readonly ScenarioEvent[]) {
    this.#times = [-Infinity, ...new Set(events.flatMap(({ fromS, toS }) => [fromS, toS]).toSorted((a, b) => a - b))];
    this.#steps = this.#times.map((time) => {
      const active = events.filter(({ fromS, toS }) => fromS <= time && time < toS);
      const struck = (...kinds: readonly ScenarioEvent['kind'][]): number => 1 - active.filter(({ kind }) => kinds.includes(kind)).reduce((survives, { value }) => survives * (1 - value), 1);
      return {
        hang: struck('hang'),
        failure: struck('outage', 'brownout'),
        slow: active.filter(({ kind }) => kind === 'slow').reduce((factor, { value }) => factor * value, 1),
        silent: struck('outage', 'hang'),
      };
    });
  }

  at(timeS: number): Effect {
    const times = this.#times;
    let i = this.#near;
    while (i + 1 < times.length && (times[i + 1] as number) <= timeS) i += 1;
    while ((times[i] as number) > timeS) i -= 1;
    this.#near = i;
    return this.#steps[i] as Effect;
  }
}
