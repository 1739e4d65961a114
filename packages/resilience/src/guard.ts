import type { Outcome } from '@adaigi/domain';
import type { Registry } from 'prom-client';
import { Breaker } from './breaker.ts';
import type { BreakerChange, BreakerReason, BreakerState } from './breaker.ts';
import { bulkhead } from './bulkhead.ts';
import { isCounted } from './counted.ts';
import type { CountingRules } from './counted.ts';
import { breakerGauge } from './metrics.ts';
import type { BreakerSettings } from './settings.ts';

export interface GuardOptions extends CountingRules {
  readonly channel: string;
  readonly operation: string;
  readonly breaker: BreakerSettings;
  /** Calls under way at once. */
  readonly maxConcurrent: number;
  readonly metrics: Registry;
  readonly onStateChange?: (channel: string, operation: string, change: BreakerChange) => void;
  /** See {@link BreakerHooks}; by default a call may always be the first after a rest. */
  readonly mayTry?: () => boolean;
}

/** One operation of a port behind a breaker and a bulkhead. */
export interface Guarded<A extends readonly unknown[]> {
  /** Resolves to the call's outcome, or to `not_sent` (`breaker_open`, `channel_busy`) without a call. */
  call(...args: A): Promise<Outcome>;
  readonly state: BreakerState;
  /** Counted failures since the last success. */
  readonly failuresInARow: number;
  /** Something else proved that the provider works again: closes, and the first failure from now on opens again. */
  recovered(): void;
  /** Something else proved that it does not work. */
  trip(reason: BreakerReason): void;
  stop(): void;
}

/** Wraps one operation of a port. The wrapped call itself contains nothing of this. */
export function guard<A extends readonly unknown[]>(call: (...args: A) => Promise<Outcome>, options: GuardOptions): Guarded<A> {
  const { channel, operation } = options;
  const places = bulkhead(options.maxConcurrent);
  const gauge = breakerGauge(options.metrics);
  const breaker = new Breaker<Outcome>(options.breaker, {
    onChange: (change) => {
      gauge(channel, operation, change.state);
      options.onStateChange?.(channel, operation, change);
    },
    mayTry: options.mayTry ?? (() => true),
  });
  gauge(channel, operation, breaker.state);

  const judged = async (args: A): Promise<{ result: Outcome; counted: boolean }> => {
    const startedAt = performance.now();
    const result = await call(...args);
    return { result, counted: isCounted(result, performance.now() - startedAt, options) };
  };

  return {
    async call(...args) {
      if (!places.enter()) return { kind: 'not_sent', reason: breaker.state === 'open' ? 'breaker_open' : 'channel_busy' };
      try {
        const run = await breaker.run(() => judged(args));
        return run.kind === 'ran' ? run.result : { kind: 'not_sent', reason: 'breaker_open' };
      } finally {
        places.leave();
      }
    },
    get state() {
      return breaker.state;
    },
    get failuresInARow() {
      return breaker.failuresInARow;
    },
    recovered: () => breaker.recovered(),
    trip: (reason) => breaker.trip(reason),
    stop: () => breaker.shutdown(),
  };
}
