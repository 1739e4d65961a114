import { Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

type Labels = 'service' | 'method' | 'code';

/** From a local look-up to a payer who takes his time. */
const BUCKETS_S = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 100];

const SIDES = {
  server: { name: 'adaigi_rpc_seconds', help: 'gRPC calls answered: how many, how they ended, how long they took.' },
  client: { name: 'adaigi_rpc_client_seconds', help: 'gRPC calls made: how many, how they ended, how long they took.' },
} as const;

const known = { server: new WeakMap<Registry, Histogram<Labels>>(), client: new WeakMap<Registry, Histogram<Labels>>() };

/** The histogram of one side, made once per registry: a process may have several servers and clients. */
export function rpcSeconds(registry: Registry, side: keyof typeof SIDES): Histogram<Labels> {
  const existing = known[side].get(registry);
  if (existing !== undefined) return existing;
  const histogram = new Histogram({ ...SIDES[side], labelNames: ['service', 'method', 'code'], buckets: BUCKETS_S, registers: [registry] });
  known[side].set(registry, histogram);
  return histogram;
}
