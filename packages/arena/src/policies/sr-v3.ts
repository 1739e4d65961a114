import type { ChannelView, Outcome, Policy, PolicyFactory, Question } from '../policy.ts';
import { EliminationScore, type PendingReports } from './elimination.ts';

// decision-engine's success-rate routing, version 3, rebuilt from the facts that are public: a window of outcomes for each channel,
// filled with ones; the mean is its score; a share of payments is explored, all channels alike; ties fall at random.

export interface SrV3Settings {
  /** Outcomes in a window. */
  readonly window: number;
  /** Percent of payments that are explored, each as a whole. */
  readonly hedgePercent: number;
  /** Which payments move the scores. */
  readonly update: 'explored' | 'all';
  /** What makes a pending report to the elimination. */
  readonly pending: PendingReports;
  /** Below it a channel is eliminated: demoted, not removed. */
  readonly threshold: number;
}

export const SR_V3_DEFAULTS: SrV3Settings = { window: 125, hedgePercent: 5, update: 'explored', pending: 'answer', threshold: 0.05 };

/** Without a final outcome by then an attempt counts as failed. */
const NON_FINAL_AFTER_S = 300;
/** Final outcomes later than that are dropped. */
const LATE_AFTER_S = 600;
const DEMOTED_BY = 5;

class Window {
  readonly #outcomes: Uint8Array;
  #next = 0;
  #ones: number;

  constructor(size: number) {
    this.#outcomes = new Uint8Array(size).fill(1);
    this.#ones = size;
  }

  get mean(): number {
    return this.#ones / this.#outcomes.length;
  }

  push(outcome: 0 | 1): void {
    this.#ones += outcome - (this.#outcomes[this.#next] as number);
    this.#outcomes[this.#next] = outcome;
    this.#next = (this.#next + 1) % this.#outcomes.length;
  }
}

interface OpenAttempt {
  readonly startS: number;
  readonly channel: string;
  readonly counts: boolean;
  isFinal: boolean;
  countedAsFailed: boolean;
}

class SrV3 implements Policy {
  readonly #settings: SrV3Settings;
  readonly #random: () => number;
  readonly #windows: ReadonlyMap<string, Window>;
  readonly #eliminations: ReadonlyMap<string, EliminationScore>;
  readonly #explored = new Set<number>();
  readonly #open = new Map<string, OpenAttempt>();
  /** In order of start, so that the first is the first to count as failed. */
  readonly #waiting: OpenAttempt[] = [];
  #waitingFrom = 0;

  constructor(channels: readonly ChannelView[], settings: SrV3Settings, random: () => number) {
    this.#settings = settings;
    this.#random = random;
    this.#windows = new Map(channels.map(({ id }) => [id, new Window(settings.window)]));
    this.#eliminations = new Map(channels.map(({ id }) => [id, new EliminationScore(settings.threshold)]));
  }

  choose({ nowS, paymentId, attempt, candidates }: Question): { readonly channel: string; readonly probability: number } {
    this.#countNonFinal(nowS);
    const hedge = this.#settings.hedgePercent / 100;
    if (attempt === 1 && this.#random() < hedge) this.#explored.add(paymentId);
    const isExplored = this.#explored.has(paymentId);
    const scores = candidates.map(({ id }) => this.#score(id, nowS));
    const highest = Math.max(...scores);
    const best = candidates.filter((_, index) => scores[index] === highest);
    const among = isExplored ? candidates : best;
    const { id } = among[Math.floor(this.#random() * among.length)] as ChannelView;
    this.#start(paymentId, attempt, id, nowS);
    const isBest = best.some((each) => each.id === id);
    return { channel: id, probability: hedge / candidates.length + (isBest ? (1 - hedge) / best.length : 0) };
  }

  learn({ nowS, paymentId, attempt, channel, kind, fault }: Outcome): void {
    this.#countNonFinal(nowS);
    const key = `${paymentId}/${attempt}`;
    const open = this.#open.get(key);
    if (open === undefined) return;
    if (kind === 'pending' || kind === 'unknown') {
      if (this.#settings.pending === 'answer') this.#eliminations.get(channel)?.penalise(nowS);
      return;
    }
    this.#open.delete(key);
    open.isFinal = true;
    if (kind === 'succeeded') this.#eliminations.get(channel)?.reward(nowS);
    if (fault === 'payer' || !open.counts || nowS - open.startS > LATE_AFTER_S) return;
    if (kind === 'succeeded') this.#windows.get(channel)?.push(1);
    else if (!open.countedAsFailed) this.#windows.get(channel)?.push(0);
  }

  #score(channel: string, nowS: number): number {
    const mean = this.#windows.get(channel)?.mean ?? 1;
    return this.#eliminations.get(channel)?.isEliminated(nowS) === true ? mean / DEMOTED_BY : mean;
  }

  #start(paymentId: number, attempt: number, channel: string, nowS: number): void {
    const counts = this.#settings.update === 'all' || this.#explored.has(paymentId);
    const open: OpenAttempt = { startS: nowS, channel, counts, isFinal: false, countedAsFailed: false };
    this.#open.set(`${paymentId}/${attempt}`, open);
    this.#waiting.push(open);
    if (this.#settings.pending === 'start') this.#eliminations.get(channel)?.penalise(nowS);
  }

  #countNonFinal(nowS: number): void {
    for (; this.#waitingFrom < this.#waiting.length; this.#waitingFrom += 1) {
      const open = this.#waiting[this.#waitingFrom] as OpenAttempt;
      if (open.startS + NON_FINAL_AFTER_S > nowS) break;
      if (open.isFinal || !open.counts) continue;
      open.countedAsFailed = true;
      this.#windows.get(open.channel)?.push(0);
    }
    if (this.#waitingFrom > 10_000) {
      this.#waiting.splice(0, this.#waitingFrom);
      this.#waitingFrom = 0;
    }
  }
}

export function srV3(name: string, settings: SrV3Settings): PolicyFactory {
  return { name, create: (channels, random) => new SrV3(channels, settings, random) };
}
