import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { BreakerState } from './breaker.ts';

const NAME = 'adaigi_breaker_state';
const VALUE_OF_STATE: Record<BreakerState, number> = { closed: 0, half_open: 0.5, open: 1 };

/** `adaigi_breaker_state{channel,operation}`: 0 closed, 0.5 half open, 1 open. One gauge per registry. */
export function breakerGauge(registry: Registry): (channel: string, operation: string, state: BreakerState) => void {
  const known = registry.getSingleMetric(NAME);
  const gauge =
    known instanceof Gauge
      ? known
      : new Gauge({
          name: NAME,
          help: 'State of the breaker of a channel and operation: 0 closed, 0.5 half open, 1 open.',
          labelNames: ['channel', 'operation'],
          registers: [registry],
        });
  return (channel, operation, state) => gauge.set({ channel, operation }, VALUE_OF_STATE[state]);
}
