import CircuitBreaker from 'opossum';
import type { BreakerSettings } from './settings.ts';

export type BreakerState = 'closed' | 'half_open' | 'open';

/** Why a breaker changed: what the provider did, or what the breaker does by itself. */
export type BreakerReason = 'error_rate' | 'consecutive_failures' | 'probe_failed' | 'probe_slow' | 'rested' | 'recovered';

export interface BreakerChange {
  readonly state: BreakerState;
  readonly reason: BreakerReason;
}

/** What a protected call came to, in the breaker's terms. */
interface Verdict<R> {
  readonly result: R;
  readonly counted: boolean;
}

/** Carries a counted result through opossum, which only counts what is thrown. */
class Counted<R> extends Error {
  readonly result: R;
  constructor(result: R) {
    super('counted');
    this.result = result;
  }
}

type Action<R> = () => Promise<Verdict<R>>;

/**
 * opossum for calls whose failures are values: counted results are thrown inside and unwrapped outside. Its own timeout is off, because a
 * payer may take a minute; its capacity is not used either, because it would count a full channel as a failure.
 */
export class Breaker<R> {
  readonly #circuit: CircuitBreaker<[Action<R>], R>;
  readonly #settings: BreakerSettings;
  readonly #onChange: (change: BreakerChange) => void;
  #inARow = 0;
  #cause: BreakerReason = 'error_rate';
  /** When the trouble began: successes of calls from before then prove nothing about now. */
  #troubleSince: number | null = null;
  #probeTimer: NodeJS.Timeout | null = null;

  constructor(settings: BreakerSettings, onChange: (change: BreakerChange) => void) {
    this.#settings = settings;
    this.#onChange = onChange;
    this.#circuit = new CircuitBreaker<[Action<R>], R>(runAction, {
      timeout: false,
      errorThresholdPercentage: settings.errorPercent,
      volumeThreshold: settings.volume,
      rollingCountTimeout: settings.windowMs,
      resetTimeout: settings.restMs,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
    });
    this.#circuit.on('open', () => this.#opened());
    this.#circuit.on('halfOpen', () => this.#onChange({ state: 'half_open', reason: 'rested' }));
    this.#circuit.on('close', () => this.#closed());
    this.#circuit.on('failure', () => this.#failed());
    this.#circuit.on('success', () => {
      this.#inARow = 0;
    });
  }

  get state(): BreakerState {
    if (this.#circuit.halfOpen) return 'half_open';
    return this.#circuit.opened ? 'open' : 'closed';
  }

  /** Runs the call, or refuses while the breaker rests. Errors thrown by the call count and are rethrown. */
  async run(action: Action<R>): Promise<{ kind: 'ran'; result: R } | { kind: 'refused' }> {
    const probing = this.#circuit.halfOpen && this.#circuit.pendingClose;
    const startedAt = performance.now();
    if (probing) this.#limitProbe();
    try {
      const result = await this.#circuit.fire(action);
      if (this.#troubleSince !== null && startedAt >= this.#troubleSince) this.close();
      return { kind: 'ran', result };
    } catch (error) {
      if (error instanceof Counted) return { kind: 'ran', result: error.result as R };
      if (CircuitBreaker.isOurError(asError(error))) return { kind: 'refused' };
      throw error;
    }
  }

  /** Something else proved that the provider works again. */
  close(): void {
    this.#circuit.close();
  }

  /** Lets go of its timers. Calls are refused afterwards. */
  shutdown(): void {
    if (this.#probeTimer !== null) clearTimeout(this.#probeTimer);
    this.#circuit.shutdown();
  }

  #failed(): void {
    this.#inARow += 1;
    if (this.#circuit.halfOpen) this.#cause = 'probe_failed';
    if (this.#circuit.closed && this.#inARow >= this.#settings.consecutive) {
      this.#cause = 'consecutive_failures';
      this.#circuit.open();
    }
  }

  #opened(): void {
    this.#troubleSince ??= performance.now();
    const reason = this.#cause;
    this.#cause = 'error_rate';
    this.#onChange({ state: 'open', reason });
  }

  #closed(): void {
    this.#inARow = 0;
    this.#troubleSince = null;
    if (this.#probeTimer !== null) clearTimeout(this.#probeTimer);
    this.#onChange({ state: 'closed', reason: 'recovered' });
  }

  /** A probe may wait for a payer for a minute. Meanwhile others may probe, one per rest. */
  #limitProbe(): void {
    if (this.#probeTimer !== null) clearTimeout(this.#probeTimer);
    this.#probeTimer = setTimeout(() => {
      if (!this.#circuit.halfOpen) return;
      this.#cause = 'probe_slow';
      this.#circuit.open();
    }, this.#settings.restMs);
    this.#probeTimer.unref();
  }
}

async function runAction<R>(action: Action<R>): Promise<R> {
  const verdict = await action();
  if (verdict.counted) throw new Counted(verdict.result);
  return verdict.result;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
