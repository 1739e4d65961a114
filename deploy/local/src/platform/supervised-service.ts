import { logTail } from '@adaigi/testing';
import { waitUntilReady } from './ready.ts';
import type { ServiceCommand, ServiceProcess } from './service-process.ts';
import { startServiceProcess } from './service-process.ts';

/**
 * How long a service may take from its start to its readiness, and from SIGTERM to its end. One that ends is noticed at once, so this is for one that hangs: two platforms that start beside
 * other tests on a slow machine have taken more than a minute.
 */
export const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 12_000;

/** Pauses before a service that died is started again; each death within {@link DEATHS_WITHIN_MS} takes the next one, and after the last it stays down. */
const RESTART_PAUSES_MS = [200, 1_000, 3_000, 8_000, 15_000];
const DEATHS_WITHIN_MS = 60_000;

/** A service that is kept running. */
export interface SupervisedService {
  /** Process id, or undefined while it is down. */
  pid(): number | undefined;
  /** Starts it and waits until it is ready. */
  start(signal?: AbortSignal): Promise<void>;
  /** Ends it, for good until `start`. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** What a supervisor needs to know and tell. */
export interface Supervision {
  command: ServiceCommand;
  /** URL that answers 200 when the service is ready. */
  readyUrl: string;
  /** Start it again when it dies by itself. */
  restart: boolean;
  /** Told what a person should read. */
  report: (line: string) => void;
  /** Told when it ends that nobody has ended. */
  onDeath?: (end: string) => void;
  /** Told each time another process runs. */
  onStart: (pid: number) => Promise<void>;
}

/** Supervises one service; nothing is started yet. */
export function superviseService(supervision: Supervision): SupervisedService {
  const { command, report } = supervision;
  let current: ServiceProcess | undefined;
  // Which launch is the current one: a process can end before its launch has told who it is.
  let launchCount = 0;
  let wanted = false;
  let pause: NodeJS.Timeout | undefined;
  let deaths: number[] = [];

  const launch = async (): Promise<ServiceProcess> => {
    launchCount += 1;
    const mine = launchCount;
    const launched = await startServiceProcess(command, (end) => {
      if (wanted && launchCount === mine) void died(end);
    });
    if (launched.ended() === undefined) current = launched;
    await supervision.onStart(launched.pid);
    return launched;
  };

  const died = async (end: string): Promise<void> => {
    current = undefined;
    supervision.onDeath?.(end);
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < DEATHS_WITHIN_MS), now];
    const pauseMs = supervision.restart ? RESTART_PAUSES_MS[deaths.length - 1] : undefined;
    const next = pauseMs === undefined ? (supervision.restart ? `it died ${deaths.length} times within a minute and stays down` : 'it stays down') : `it is started again in ${pauseMs} ms`;
    report(`${command.name} ended by itself (${end}); ${next}. The end of ${command.logFile}:\n${await logTail(command.logFile, 8)}`);
    if (pauseMs === undefined) return;
    pause = setTimeout(() => {
      if (wanted) void relaunch();
    }, pauseMs);
  };

  const relaunch = async (): Promise<void> => {
    try {
      const launched = await launch();
      if (!wanted) await launched.end('SIGTERM', STOP_WITHIN_MS);
      // One that ends once more has told so itself.
      const isReady = await waitUntilReady(supervision.readyUrl, { deadlineMs: READY_WITHIN_MS, ended: () => launched.ended() }).then(() => true, () => false);
      if (isReady) report(`${command.name} runs again`);
    } catch (error) {
      report(`${command.name} cannot be started again: ${String(error)}`);
    }
  };

  return {
    pid: () => current?.pid,
    start: async (signal) => {
      if (current !== undefined) throw new Error(`${command.name} runs already`);
      clearTimeout(pause);
      const launched = await launch();
      try {
        await waitUntilReady(supervision.readyUrl, { deadlineMs: READY_WITHIN_MS, ended: () => launched.ended(), ...(signal && { signal }) });
      } catch (error) {
        const log = await logTail(command.logFile, 12);
        await launched.end('SIGTERM', STOP_WITHIN_MS);
        current = undefined;
        throw new Error(`${command.name} did not become ready: ${error instanceof Error ? error.message : String(error)}. The end of ${command.logFile}:\n${log}`, { cause: error });
      }
      wanted = true;
      // It may have ended between its last answer and now.
      const end = launched.ended();
      if (end !== undefined) await died(end);
    },
    end: async (signal = 'SIGTERM') => {
      wanted = false;
      clearTimeout(pause);
      const ending = current;
      await ending?.end(signal, STOP_WITHIN_MS);
      if (current === ending) current = undefined;
    },
  };
}
