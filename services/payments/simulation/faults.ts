import { INQUIRY_SCHEDULE_MS } from './channels.ts';
import type { Context } from './context.ts';
import { around } from './plan.ts';
import type { SimProcess } from './process.ts';

/** Something that can be away for a while. */
export interface Engine {
  down: boolean;
}

export interface Parts {
  readonly replicas: readonly SimProcess[];
  readonly connectors: readonly SimProcess[];
  readonly database: Engine;
  readonly broker: Engine;
  readonly provider: Engine;
}

/** What happened to the processes and engines of a world. */
export interface FaultCounts {
  kills: number;
  pauses: number;
  outages: number;
}

/** Kills, stops and outages at random times until the world heals; then everything runs again, and stays so. */
export function scheduleFaults(context: Context, { replicas, connectors, database, broker, provider }: Parts): { counts: FaultCounts; heal(): void } {
  const { scheduler, random, plan } = context;
  const counts: FaultCounts = { kills: 0, pauses: 0, outages: 0 };

  const repeat = (everyMs: number, strike: () => void): void => {
    if (everyMs === 0) return;
    scheduler.after(around(random, everyMs), () => {
      if (context.healed) return;
      strike();
      repeat(everyMs, strike);
    });
  };
  const someOf = (processes: readonly SimProcess[]): SimProcess | undefined => processes[random.int(0, processes.length - 1)];
  const kill = (process: SimProcess | undefined): void => {
    if (process === undefined || process.life() === null) return;
    counts.kills += 1;
    process.kill();
    scheduler.after(random.int(100, random.chance(0.2) ? 60_000 : 4_000), () => process.start());
  };
  const pause = (process: SimProcess | undefined): void => {
    counts.pauses += 1;
    process?.pause(random.int(200, plan.longestPauseMs));
  };
  const outage = (name: string, engine: Engine, longestMs: number): void => {
    if (engine.down) return;
    counts.outages += 1;
    engine.down = true;
    context.note(name, 'goes down');
    scheduler.after(random.int(500, longestMs), () => {
      engine.down = false;
      context.note(name, 'is back');
    });
  };

  repeat(plan.killEveryMs, () => kill(someOf(replicas)));
  repeat(plan.pauseEveryMs, () => pause(someOf(replicas)));
  repeat(plan.connectorFaultEveryMs, () => (random.chance(0.5) ? kill : pause)(someOf(connectors)));
  repeat(plan.databaseDownEveryMs, () => outage('database', database, 10_000));
  repeat(plan.brokerDownEveryMs, () => outage('broker', broker, 40_000));
  repeat(plan.providerDownEveryMs, () => outage('PROVIDER', provider, 30_000));
  return {
    counts,
    heal() {
      context.healed = true;
      context.note('world', 'heals');
      for (const engine of [database, broker, provider]) engine.down = false;
      for (const process of [...replicas, ...connectors]) process.start();
    },
  };
}

/** The longest that anything may take after the healing: an expiry, then a doubt with its whole schedule, then a refund with its own. */
export const HEAL_WITHIN_MS = 120_000 + 100_000 + 3 * INQUIRY_SCHEDULE_MS.reduce((sum, ms) => sum + ms, 0) + 300_000;
