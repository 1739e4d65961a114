import { Counter, Gauge, Registry } from 'prom-client';
import { performance } from 'node:perf_hooks';

/**
 * The registry of a process with what every process shows about itself. All of it is read when somebody scrapes: prom-client's own default
 * metrics keep a timer and a garbage collection observer going, which is a cost at rest times eight processes.
 */
export function createRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  onScrape(registry, 'process_start_time_seconds', 'Unix time at which the process started.', () => performance.timeOrigin / 1000);
  registry.registerMetric(cpuTime());
  onScrape(registry, 'process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
  onScrape(registry, 'nodejs_heap_size_used_bytes', 'Used part of the V8 heap.', () => process.memoryUsage().heapUsed);
  onScrape(registry, 'nodejs_eventloop_utilization', 'Share of time the event loop was busy since the last scrape.', utilizationMeter());
  return registry;
}

function onScrape(registry: Registry, name: string, help: string, read: () => number): void {
  const gauge = new Gauge({
    name,
    help,
    registers: [],
    collect() {
      this.set(read());
    },
  });
  registry.registerMetric(gauge);
}

function cpuTime(): Counter {
  return new Counter({
    name: 'process_cpu_seconds_total',
    help: 'CPU time spent, user and system.',
    registers: [],
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
}

function utilizationMeter(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}
