import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What this package counts. Labels are topics, groups and fixed words. */
export interface KafkaMetrics {
  readonly lag: Gauge<'group' | 'topic'>;
  readonly handled: Counter<'group' | 'topic' | 'outcome'>;
  readonly restarts: Counter<'group' | 'cause'>;
  readonly publish: Histogram<'outcome'>;
}

/** @param collectLag - called at every scrape, before the gauge is read. */
export function kafkaMetrics(registry: Registry, collectLag: () => Promise<void>): KafkaMetrics {
  return {
    lag: new Gauge({
      name: 'adaigi_consumer_lag',
      help: 'Records that a group has still to handle, over the partitions this process holds.',
      labelNames: ['group', 'topic'],
      registers: [registry],
      collect: collectLag,
    }),
    handled: new Counter({
      name: 'adaigi_consumer_records_total',
      help: 'Records by what became of them: ack, parked (dead letter) or retried (infrastructure error).',
      labelNames: ['group', 'topic', 'outcome'],
      registers: [registry],
    }),
    restarts: new Counter({
      name: 'adaigi_consumer_restarts_total',
      help: 'Consumers started anew: the broker was away, nothing moved, or a crash.',
      labelNames: ['group', 'cause'],
      registers: [registry],
    }),
    publish: new Histogram({
      name: 'adaigi_publish_seconds',
      help: 'Time from publish to the acknowledgement of all in-sync replicas.',
      labelNames: ['outcome'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers: [registry],
    }),
  };
}
