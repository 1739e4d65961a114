import type { Outcome } from '@adaigi/domain';
import type { OldCharge } from '../ports.ts';

/** How a channel is asked how it is, by status inquiries about a charge that was paid long ago. */
export interface ProbeSettings {
  /** Between two probes in good times; 0 for none. */
  readonly everyMs: number;
  /** Between two probes while a breaker is not closed; 0 for none. */
  readonly restingEveryMs: number;
  /** How long a probe waits for its answer. */
  readonly timeoutMs: number;
  /** When charges under way are suspected to hang, and how many must. */
  readonly hangMs: number;
  readonly hangingCalls: number;
  /** Where probes get no answer for so long, a customer's payment may try: the inquiries alone may be broken. */
  readonly customerAfterMs: number;
}

/** What a probe without an answer proves: charges hang, or those that failed were no accident. */
export type Suspicion = 'hanging' | 'probe_unanswered';

/** One guarded operation of the channel. */
export interface ProbedGuard {
  readonly operation: string;
  readonly state: 'closed' | 'half_open' | 'open';
  /** Since the last success. */
  readonly failuresInARow: number;
  recovered(): void;
  trip(reason: Suspicion): void;
}

export type ProbeResult = 'answered' | 'unanswered';

export interface ProbePorts {
  readonly guards: readonly ProbedGuard[];
  /** Whether charges under way are suspected to hang. */
  isSuspicious(now: number): boolean;
  oldCharge(): Promise<OldCharge | null>;
  ask(charge: OldCharge): Promise<{ readonly outcome: Outcome; readonly isFault: boolean }>;
  publish(result: ProbeResult): void;
  /** A monotonic clock in milliseconds. */
  clock(): number;
  /** From 0 to below 1. */
  random(): number;
}

/** So many charges that failed in a row, few as they are, make it ask: where payments go elsewhere after the first failures, a breaker that counts to its threshold would wait long. */
const FAILING_CALLS = 2;
/** A trial that failed makes the next one wait twice as long, at most this. */
const LONGEST_TRIAL_WAIT_MS = 60_000;
/** A breaker that opens later than this after a trial had another reason. */
const TRIAL_MS = 30_000;

interface Trial {
  /** When the breaker may be closed by a probe. */
  notBefore: number;
  failed: number;
  /** The last time that a probe closed it. */
  closedAt: number;
  isResting: boolean;
}

/**
 * Asks the provider about an old charge: now and then; often while a breaker rests, whose end an answer is; and at once when charges under way
 * seem to hang or a few have failed in a row, which a probe that gets no answer either proves. So no customer's payment finds out what an inquiry can.
 *
 * Nothing is written: the reference is one whose outcome is known and stays.
 */
export class ChannelProber {
  readonly #settings: ProbeSettings;
  readonly #ports: ProbePorts;
  readonly #trials: Map<string, Trial>;
  #nextAt: number;
  #restingNextAt = 0;
  #suspectedNextAt = 0;
  #restingSince: number | null = null;
  #customerTriedAt: number | null = null;
  #knowsCharge = false;
  /** Start of the latest probe that was answered: what older ones meet is no news. */
  #answeredStart = Number.NEGATIVE_INFINITY;

  constructor(settings: ProbeSettings, ports: ProbePorts) {
    this.#settings = settings;
    this.#ports = ports;
    this.#trials = new Map(ports.guards.map(({ operation }) => [operation, { notBefore: 0, failed: 0, closedAt: Number.NEGATIVE_INFINITY, isResting: false }]));
    this.#nextAt = ports.clock() + this.#atLeast(settings.everyMs);
  }

  /** Whether a customer's payment may be the first after a rest. */
  mayTry(): boolean {
    const { restingEveryMs, customerAfterMs } = this.#settings;
    if (!this.#knowsCharge || restingEveryMs === 0) return true;
    const now = this.#ports.clock();
    if (now - (this.#customerTriedAt ?? this.#restingSince ?? now) < customerAfterMs) return false;
    this.#customerTriedAt = now;
    return true;
  }

  /** To be called a few times a second. Resolves when the probe that it made, if any, is over. */
  async tick(): Promise<void> {
    const now = this.#ports.clock();
    this.#watchGuards(now);
    if (this.#isDue(now)) await this.#probe(now);
  }

  #isDue(now: number): boolean {
    const { everyMs, restingEveryMs, timeoutMs } = this.#settings;
    if (this.#restingSince !== null && restingEveryMs > 0) {
      if (now < this.#restingNextAt) return false;
      this.#restingNextAt = now + this.#around(restingEveryMs);
      return true;
    }
    if (now >= this.#suspectedNextAt && this.#suspicion(now) !== null) {
      this.#suspectedNextAt = now + 2 * timeoutMs;
      return true;
    }
    if (everyMs === 0 || now < this.#nextAt) return false;
    this.#nextAt = now + this.#atLeast(everyMs);
    return true;
  }

  async #probe(startedAt: number): Promise<void> {
    const charge = await this.#ports.oldCharge();
    this.#knowsCharge = charge !== null;
    if (charge === null) return;
    const { isFault } = await this.#ports.ask(charge);
    if (startedAt < this.#answeredStart) return;
    if (isFault) {
      this.#ports.publish('unanswered');
      const suspicion = this.#suspicion(this.#ports.clock());
      if (suspicion !== null) this.#chargeGuard()?.trip(suspicion);
      return;
    }
    this.#answeredStart = startedAt;
    this.#ports.publish('answered');
    const now = this.#ports.clock();
    for (const guard of this.#ports.guards) this.#endRest(guard, startedAt, now);
  }

  #suspicion(now: number): Suspicion | null {
    if (this.#ports.isSuspicious(now)) return 'hanging';
    return (this.#chargeGuard()?.failuresInARow ?? 0) >= FAILING_CALLS ? 'probe_unanswered' : null;
  }

  #chargeGuard(): ProbedGuard | undefined {
    return this.#ports.guards.find(({ operation }) => operation === 'charge');
  }

  /** An answer to a question from before the rest proves nothing about now. */
  #endRest(guard: ProbedGuard, askedAt: number, now: number): void {
    const trial = this.#trials.get(guard.operation);
    if (trial === undefined || guard.state === 'closed' || this.#restingSince === null || askedAt < this.#restingSince || now < trial.notBefore) return;
    trial.closedAt = now;
    trial.isResting = false;
    guard.recovered();
  }

  #watchGuards(now: number): void {
    for (const guard of this.#ports.guards) {
      const trial = this.#trials.get(guard.operation);
      const isResting = guard.state !== 'closed';
      if (trial === undefined || isResting === trial.isResting) continue;
      trial.isResting = isResting;
      if (!isResting) continue;
      trial.failed = now - trial.closedAt < TRIAL_MS ? trial.failed + 1 : 0;
      const waitMs = trial.failed === 0 ? 0 : Math.min(LONGEST_TRIAL_WAIT_MS, this.#settings.restingEveryMs * 2 ** trial.failed);
      trial.notBefore = now + waitMs;
    }
    const isResting = this.#ports.guards.some(({ state }) => state !== 'closed');
    if (isResting === (this.#restingSince !== null)) return;
    this.#restingSince = isResting ? now : null;
    this.#customerTriedAt = null;
    if (isResting) this.#restingNextAt = now + this.#around(this.#settings.restingEveryMs);
  }

  /** Never sooner, and with its time-out within one and a half times as long. */
  #atLeast(ms: number): number {
    return ms * (1 + 0.2 * this.#ports.random());
  }

  /** By a third either way, so that the channels and processes of an outage do not all ask at once. */
  #around(ms: number): number {
    return ms * (2 / 3 + (2 / 3) * this.#ports.random());
  }
}
