import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SERVICES, type Platform, type ServiceName } from '@adaigi/local';
import { PROCESSES, type ProcessName } from '../plan/schedule.ts';
import type { Random } from '../random.ts';
import type { Strikes } from './strikes.ts';
import type { WiredPlatform } from './wiring.ts';

/** Ends, pauses and brings back the processes of a platform. At most one thing is done to a process at a time; a strike on one that is down is left out. */
export interface Keeper {
  kill(process: ProcessName, downMs: number): Promise<void>;
  pause(process: ProcessName, forMs: number): Promise<void>;
  /** Arms a crash point; the process that reaches it is brought back after the pause. */
  arm(point: string, downMs: number): void;
  /** Called when a process ended that nobody has ended. */
  died(process: ProcessName, end: string): void;
  /** Processes that ended although nobody ended them and no crash point was reached: each is a bug. */
  readonly strayDeaths: readonly string[];
  /** Disarms every point, lets clocks be right again, and waits until everything runs. */
  heal(): Promise<void>;
  readonly down: readonly ProcessName[];
}

const LARGEST_SKEW_MS = 30_000;
const START_AGAIN_MS = 300;

export interface KeeperOptions {
  readonly platform: WiredPlatform;
  readonly strikes: Strikes;
  readonly random: Random;
  /** Chance of a wrong clock after a start. */
  readonly skewed: number;
  readonly report: (line: string) => void;
}

export function createKeeper({ platform, strikes, random, skewed, report }: KeeperOptions): Keeper {
  const busy = new Map<ProcessName, Promise<void>>();
  const pauses = new Map<string, number>();
  const starting = new Set<ProcessName>();
  const strayDeaths: string[] = [];
  let healing = false;
  const dir = platform.agentDir;
  const armed = (point: string): string => join(dir, 'armed', point);

  const placeOf = (process: ProcessName): { on: Platform; service: ServiceName } | undefined => {
    if (process !== 'payments-2') return { on: platform.main, service: process };
    return platform.second === undefined ? undefined : { on: platform.second, service: 'payments' };
  };

  /** One thing at a time for each process; says whether it was free. */
  const occupy = (process: ProcessName, work: () => Promise<void>): Promise<void> => {
    if (busy.has(process) || placeOf(process) === undefined) return Promise.resolve();
    const done = work().finally(() => busy.delete(process));
    busy.set(process, done);
    return done;
  };

  const setClock = (process: ProcessName): void => {
    const file = join(dir, 'skew', process);
    rmSync(file, { force: true });
    // The provider's clock is the provider's; ours are compared with it by nobody.
    if (healing || process === 'simulator' || !random.chance(skewed)) return;
    const skewMs = random.int(-LARGEST_SKEW_MS, LARGEST_SKEW_MS);
    writeFileSync(file, String(skewMs));
    strikes.add('clock-skew', process, `${skewMs} ms`);
  };

  const bringBack = async (process: ProcessName, downMs: number): Promise<void> => {
    const place = placeOf(process);
    if (place === undefined) return;
    await sleep(downMs);
    for (;;) {
      setClock(process);
      starting.add(process);
      try {
        await place.on.start(place.service);
        return;
      } catch (error) {
        if (error instanceof Error && error.message.includes('runs already')) return;
        const point = struckBy(dir, process);
        if (point !== undefined) strikes.add('crash-point', process, point);
        else if (error instanceof Error && error.message.includes('it ended with')) strayDeaths.push(`${process}: ${error.message.slice(0, 300)}`);
        report(`${process} did not start and is started again: ${error instanceof Error ? error.message.slice(0, 2_000) : String(error)}`);
        await sleep(START_AGAIN_MS);
      } finally {
        starting.delete(process);
      }
    }
  };

  const pidOf = (process: ProcessName): number | undefined => {
    const place = placeOf(process);
    return place?.on.run.services[place.service]?.pid;
  };

  return {
    strayDeaths,
    get down() {
      return [...busy.keys()];
    },
    kill: (process, downMs) =>
      occupy(process, async () => {
        const place = placeOf(process);
        await place?.on.kill(place.service);
        strikes.add('kill', process);
        await bringBack(process, downMs);
      }),
    pause: (process, forMs) =>
      occupy(process, async () => {
        const pid = pidOf(process);
        if (pid === undefined || !send(pid, 'SIGSTOP')) return;
        strikes.add('pause', process, `${forMs} ms`);
        await sleep(forMs);
        send(pid, 'SIGCONT');
      }),
    arm(point, downMs) {
      pauses.set(point, downMs);
      mkdirSync(join(dir, 'armed'), { recursive: true });
      writeFileSync(armed(point), '');
    },
    died(process, end) {
      // A start that fails says so itself, and is made again.
      if (starting.has(process)) return;
      const point = struckBy(dir, process);
      if (point === undefined) {
        strayDeaths.push(`${process}: ${end}`);
        strikes.add('stray-death', process, end);
      } else {
        strikes.add('crash-point', process, point);
      }
      // It may have reached a crash point while something else was done to it; that goes first.
      const before = busy.get(process) ?? Promise.resolve();
      void before.then(() => occupy(process, () => bringBack(process, pauses.get(point ?? '') ?? START_AGAIN_MS)));
    },
    async heal() {
      healing = true;
      for (const point of readdirSync(join(dir, 'armed'))) rmSync(armed(point), { force: true });
      while (busy.size > 0) await Promise.all(busy.values());
      for (const process of PROCESSES) {
        const place = placeOf(process);
        // What runs with a wrong clock may go on: clocks differ in life as well.
        if (place !== undefined && !(await isReady(place.on, place.service))) report(`${process} is not ready yet`);
      }
    },
  };
}

/** The crash point that ended the last process of this name; undefined when it was none. */
function struckBy(dir: string, process: ProcessName): string | undefined {
  const folder = join(dir, 'struck');
  const file = readdirSync(folder).find((name) => name.startsWith(`${process}.`));
  if (file === undefined) return undefined;
  const point = readFileSync(join(folder, file), 'utf8');
  rmSync(join(folder, file));
  return point;
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function isReady(platform: Platform, service: ServiceName): Promise<boolean> {
  const url = platform.run.services[service]?.health.replace(/healthz$/, 'readyz');
  if (url === undefined || !SERVICES.some(({ name }) => name === service)) return false;
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok === true;
}
