/**
 * What makes a pending report: an attempt's start, or only an answer that is not final (pending, or none in time). Platforms differ in
 * what they report; the second is kinder to the engine, as the first lets every failure wear a healthy channel down.
 */
export type PendingReports = 'start' | 'answer';

const PENALTY = 0.95;
const SOFT_RETURN_S = 900;
const HARD_RETURN_S = 9_000;
/** Where an eliminated channel returns: so many penalties away from the next elimination. */
const PENALTIES_LEFT = 9;

/** decision-engine's second score of a channel: from 1, times 0.95 for a pending report, divided by it for a success. */
export class EliminationScore {
  readonly #threshold: number;
  #score = 1;
  #bornS = 0;
  #eliminatedS: number | null = null;

  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  penalise(nowS: number): void {
    this.#age(nowS);
    this.#score *= PENALTY;
    if (this.#score < this.#threshold) this.#eliminatedS ??= nowS;
  }

  reward(nowS: number): void {
    this.#age(nowS);
    this.#score = Math.min(1, this.#score / PENALTY);
    if (this.#score >= this.#threshold) this.#eliminatedS = null;
  }

  isEliminated(nowS: number): boolean {
    this.#age(nowS);
    return this.#eliminatedS !== null;
  }

  /** Back after 15 minutes near the threshold; the score itself lives 2.5 h. */
  #age(nowS: number): void {
    if (nowS - this.#bornS >= HARD_RETURN_S) {
      this.#score = 1;
      this.#bornS = nowS;
      this.#eliminatedS = null;
    } else if (this.#eliminatedS !== null && nowS - this.#eliminatedS >= SOFT_RETURN_S) {
      this.#score = Math.min(1, this.#threshold / PENALTY ** PENALTIES_LEFT);
      this.#eliminatedS = null;
    }
  }
}
