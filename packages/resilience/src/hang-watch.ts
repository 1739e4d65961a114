/** When calls under way are suspected to hang. A payer is slow by nature, so it is a suspicion and never a verdict. */
export interface HangSettings {
  /** A call under way for longer may hang. */
  readonly hangMs: number;
  /** Fewer of them say nothing. */
  readonly hangingCalls: number;
}

/**
 * Watches the calls of one operation: several of them under way for long, and not one answered meanwhile. That is how a provider looks that
 * accepts and never answers, and how a few payers look that take their time; who sees it asks the provider something that needs no payer.
 *
 * Times are milliseconds of one monotonic clock, passed in.
 */
export class HangWatch {
  readonly #settings: HangSettings;
  /** Start times, in the order of their starts. */
  readonly #underWay = new Set<{ readonly since: number }>();
  #lastAnswerAt = Number.NEGATIVE_INFINITY;

  constructor(settings: HangSettings) {
    this.#settings = settings;
  }

  /** @returns to be called at the end, with whether the provider answered */
  began(now: number): (answered: boolean, now: number) => void {
    const call = { since: now };
    this.#underWay.add(call);
    return (answered, endedAt) => {
      this.#underWay.delete(call);
      if (answered) this.#lastAnswerAt = endedAt;
    };
  }

  isSuspicious(now: number): boolean {
    const { hangMs, hangingCalls } = this.#settings;
    if (now - this.#lastAnswerAt < hangMs) return false;
    let hanging = 0;
    for (const { since } of this.#underWay) {
      // Later ones are younger.
      if (now - since < hangMs) return false;
      hanging += 1;
      if (hanging >= hangingCalls) return true;
    }
    return false;
  }
}
