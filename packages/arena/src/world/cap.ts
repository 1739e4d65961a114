const WINDOW_S = 60;

/** At most `perMinute` attempts in any 60 s. */
export class Cap {
  readonly #starts: Float64Array;
  #next = 0;

  constructor(perMinute: number) {
    this.#starts = new Float64Array(perMinute).fill(-Infinity);
  }

  isOpen(nowS: number): boolean {
    return this.#starts.length > 0 && nowS - (this.#starts[this.#next] as number) >= WINDOW_S;
  }

  use(nowS: number): void {
    this.#starts[this.#next] = nowS;
    this.#next = (this.#next + 1) % this.#starts.length;
  }
}
