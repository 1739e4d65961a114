import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { DeliveryMeter, Settlement } from '../ports.ts';

const OUTCOMES = { delivered: 'delivered', retry: 'failed', exhausted: 'exhausted', cancelled: 'cancelled' } as const satisfies Record<
  Settlement['kind'],
  string
>;

/** The service's metrics. */
export function createDeliveryMeter(registry: Registry): DeliveryMeter {
  const registers = [registry];
  const deliveries = new Counter({
    name: 'adaigi_webhook_deliveries_total',
    help: 'Tries to deliver callbacks to merchants.',
    labelNames: ['dialect', 'outcome'] as const,
    registers,
  });
  const delay = new Histogram({
    name: 'adaigi_webhook_delay_seconds',
    help: 'From the event to the accepted callback.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600, 3_600, 36_000],
    registers,
  });
  const queueAge = new Gauge({
    name: 'adaigi_webhook_queue_age_seconds',
    help: 'How long the oldest due callback has been waiting for a place.',
    registers,
  });
  return {
    settled: (dialect, outcome) => deliveries.inc({ dialect, outcome: OUTCOMES[outcome] }),
    delayed: (delayMs) => delay.observe(Math.max(delayMs, 0) / 1_000),
    queueAge: (ageMs) => queueAge.set(ageMs / 1_000),
  };
}
