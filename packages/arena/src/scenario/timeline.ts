/** A value over time: straight lines between points; a step where two points share a time. */
export class Timeline {
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** Index of the last point looked at; a run asks for nearby moments, so that the search seldom moves. */
  #near = 0;

  constructor(points: readonly (readonly [number, number])[]) {
    this.times = Float64Array.from(points, ([time]) => time);
    this.values = Float64Array.from(points, ([, value]) => value);
  }

  static constant(value: number): Timeline {
    return new Timeline([[0, value]]);
  }

  /** The value at that moment; before the first and after the last point it stays, at a step the later point holds. */
  at(timeS: number): number {
    const { times, values } = this;
    const last = times.length - 1;
    if (last === 0) return values[0] as number;
    let i = this.#near;
    while (i < last && (times[i + 1] as number) <= timeS) i += 1;
    while (i >= 0 && (times[i] as number) > timeS) i -= 1;
    this.#near = i < 0 ? 0 : i;
    if (i < 0) return values[0] as number;
    const from = values[i] as number;
    if (i === last) return from;
    const start = times[i] as number;
    return from + (((values[i + 1] as number) - from) * (timeS - start)) / ((times[i + 1] as number) - start);
  }

  get max(): number {
    return this.values.reduce((highest, value) => Math.max(highest, value), -Infinity);
  }
}
