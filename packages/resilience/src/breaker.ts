import CircuitBreaker from 'opossum';
import type { BreakerSettings } from './settings.ts';

export type BreakerState = 'closed' | 'half_open' | 'open';

/** Why a breaker changed: what the provider did, or what the breaker does by itself. */
export type BreakerReason = 'error_rate' | 'consecutive_failures' | 'hanging' | 'probe_unanswered' | 'trial_failed' | 'probe_failed' | 'probe_slow' | 'rested' | 'recovered';

export interface BreakerChange {
  readonly state: BreakerState;
  readonly reason: BreakerReason;
}

/** What a protected call came to, in the breaker's terms. */
interface Verdict<R> {
  readonly result: R;
  readonly counted: boolean;
}

export interface BreakerHooks {
  readonly onChange: (change: BreakerChange) => void;
  /** Asked when a call would be the first one after a rest. False keeps it back: something else finds out whether the provider works again. */
  readonly mayTry: () => boolean;
}

/**
 * opossum for calls whose failures are values. It is only told what a call came to: a call that began before the trouble, or before the
 * recovery, proves nothing about now and is not told at all, however it ends. Its own time-out is off, because a payer may take a minute; its
 * capacity is not used either, because it would count a full channel as a failure.
 */
export class Breaker<R> {
  readonly #circuit: CircuitBreaker<[Promise<void>], void>;
  readonly #settings: BreakerSettings;
  readonly #hooks: BreakerHooks;
  #inARow = 0;
  #cause: BreakerReason = 'error_rate';
  /** When the trouble began; null while closed. */
  #troubleSince: number | null = null;
  #closedSince = Number.NEGATIVE_INFINITY;
  /** Closed by evidence from elsewhere: the first failure opens it again, the first success ends this. */
  #onTrial = false;
  #probeTimer: NodeJS.Timeout | null = null;

  constructor(settings: BreakerSettings, hooks: BreakerHooks) {
    this.#settings = settings;
    this.#hooks = hooks;
    this.#circuit = new CircuitBreaker<[Promise<void>], void>((told) => told, {
      timeout: false,
      errorThresholdPercentage: settings.errorPercent,
      volumeThreshold: settings.volume,
      rollingCountTimeout: settings.windowMs,
      resetTimeout: settings.restMs,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
    });
    this.#circuit.on('open', () => this.#opened());
    this.#circuit.on('halfOpen', () => this.#hooks.onChange({ state: 'half_open', reason: 'rested' }));
    this.#circuit.on('close', () => this.#closed());
    this.#circuit.on('failure', () => this.#failed());
    this.#circuit.on('success', () => {
      this.#inARow = 0;
      this.#onTrial = false;
    });
  }

  /** Counted failures since the last success. */
  get failuresInARow(): number {
    return this.#inARow;
  }

  get state(): BreakerState {
    if (this.#circuit.halfOpen) return 'half_open';
    return this.#circuit.opened ? 'open' : 'closed';
  }

  /** Runs the call, or refuses while the breaker rests. Errors thrown by the call count and are rethrown. */
  async run(action: () => Promise<Verdict<R>>): Promise<{ kind: 'ran'; result: R } | { kind: 'refused' }> {
    const isFirstTry = this.#circuit.halfOpen && this.#circuit.pendingClose;
    if (isFirstTry && !this.#hooks.mayTry()) return { kind: 'refused' };
    if (this.#circuit.isShutdown || !(this.#circuit.closed || isFirstTry)) return { kind: 'refused' };
    const startedAt = performance.now();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => undefined);
    const told = this.#circuit.fire(promise).catch(() => undefined);
    if (isFirstTry) this.#limitProbe();
    const tell = async (counted: boolean): Promise<void> => {
      if (startedAt < (this.#troubleSince ?? this.#closedSince)) return;
      if (counted) reject(new Error('counted'));
      else resolve();
      await told;
      if (!counted && this.#troubleSince !== null) this.#circuit.close();
    };
    try {
      const { result, counted } = await action();
      await tell(counted);
      return { kind: 'ran', result };
    } catch (error) {
      await tell(true);
      throw error;
    }
  }

  /** Something else proved that the provider works again: closes, but the first failure from now on opens it again. */
  recovered(): void {
    if (this.#circuit.closed || this.#circuit.isShutdown) return;
    this.#circuit.close();
    this.#onTrial = true;
  }

  /** Something else proved that the provider does not work. */
  trip(reason: BreakerReason): void {
    if (!this.#circuit.closed) return;
    this.#cause = reason;
    this.#circuit.open();
  }

  /** Lets go of its timers. Calls are refused afterwards. */
  shutdown(): void {
    if (this.#probeTimer !== null) clearTimeout(this.#probeTimer);
    this.#circuit.shutdown();
  }

  #failed(): void {
    this.#inARow += 1;
    if (this.#circuit.halfOpen) this.#cause = 'probe_failed';
    else if (this.#onTrial) this.trip('trial_failed');
    else if (this.#inARow >= this.#settings.consecutive) this.trip('consecutive_failures');
  }

  #opened(): void {
    this.#troubleSince ??= performance.now();
    this.#onTrial = false;
    const reason = this.#cause;
    this.#cause = 'error_rate';
    this.#hooks.onChange({ state: 'open', reason });
  }

  #closed(): void {
    this.#inARow = 0;
    this.#troubleSince = null;
    this.#closedSince = performance.now();
    if (this.#probeTimer !== null) clearTimeout(this.#probeTimer);
    this.#hooks.onChange({ state: 'closed', reason: 'recovered' });
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
