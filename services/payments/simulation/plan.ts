import { createRandom, type Random } from './random.ts';

/** What one seed does to the system. Each fault is off in about half of all seeds, so that rare combinations get their turn alone. */
export interface Plan {
  readonly replicas: number;
  readonly payments: number;
  readonly payers: number;
  /** Faults happen in this time; then everything heals. */
  readonly faultMs: number;
  /** Of calls between processes: the request is lost, the answer is lost, the request arrives twice, it takes long. */
  readonly lostRequest: number;
  readonly lostAnswer: number;
  readonly twice: number;
  readonly slow: number;
  /** Of database calls: refused, done but not answered, slow. */
  readonly databaseRefuses: number;
  readonly databaseForgetsToAnswer: number;
  readonly databaseSlow: number;
  readonly lostWakeUp: number;
  readonly wakeUpTwice: number;
  /** Mean time between faults of a kind; 0 for never. */
  readonly killEveryMs: number;
  readonly pauseEveryMs: number;
  readonly longestPauseMs: number;
  readonly connectorFaultEveryMs: number;
  readonly databaseDownEveryMs: number;
  readonly brokerDownEveryMs: number;
  readonly providerDownEveryMs: number;
  /** A process' clock is off by at most this. */
  readonly skewMs: number;
  /** Of charges and refunds: the provider does not behave. */
  readonly providerFaults: number;
  readonly forgedCallbacks: number;
  readonly lostCallbacks: number;
  readonly callbackTwice: number;
  /** Of payments: refunded, cancelled early, ordered twice at once. */
  readonly refunds: number;
  readonly cancels: number;
  readonly concurrentCreates: number;
}

export function planOf(seed: number): Plan {
  const random = createRandom(seed ^ 0x5bd1e995);
  const sometimes = (most: number): number => (random.chance(0.5) ? random.next() * most : 0);
  const every = (leastMs: number, mostMs: number): number => (random.chance(0.5) ? random.int(leastMs, mostMs) : 0);
  return {
    replicas: random.int(1, 3),
    payments: random.int(2, 6),
    payers: random.int(1, 4),
    faultMs: random.int(40_000, 160_000),
    lostRequest: sometimes(0.2),
    lostAnswer: sometimes(0.2),
    twice: sometimes(0.2),
    slow: sometimes(0.3),
    databaseRefuses: sometimes(0.15),
    databaseForgetsToAnswer: sometimes(0.15),
    databaseSlow: sometimes(0.3),
    lostWakeUp: sometimes(1),
    wakeUpTwice: sometimes(1),
    killEveryMs: every(1_000, 20_000),
    pauseEveryMs: every(2_000, 25_000),
    longestPauseMs: random.pick([3_000, 30_000, 100_000]),
    connectorFaultEveryMs: every(3_000, 25_000),
    databaseDownEveryMs: every(15_000, 60_000),
    brokerDownEveryMs: every(10_000, 60_000),
    providerDownEveryMs: every(10_000, 60_000),
    skewMs: random.pick([0, 50, 300]),
    providerFaults: random.pick([0, 0.2, 0.5, 0.9]),
    forgedCallbacks: sometimes(0.5),
    lostCallbacks: sometimes(0.7),
    callbackTwice: sometimes(0.7),
    refunds: sometimes(1),
    cancels: sometimes(0.4),
    concurrentCreates: sometimes(0.6),
  };
}

/** A random time around a mean, never 0. */
export function around(random: Random, meanMs: number): number {
  return Math.max(1, Math.round(-Math.log(1 - random.next()) * meanMs));
}
