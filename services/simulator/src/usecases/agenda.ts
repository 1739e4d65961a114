import type { Runtime } from '@adaigi/runtime';

/** Work that is due at moments kept in the database: the timer here is only a wake-up. */
export interface Agenda {
  /** Runs the work for the first time: what a stop or a kill left behind. */
  start(): void;
  /** Something new is due at this moment. */
  wakeAt(at: Date): void;
  /** Ends after the run under way. */
  stop(): Promise<void>;
}

const retryMs = 500;
const restMs = 30_000;

/**
 * Once started, runs `work` at once and then whenever something is due.
 * @param work does what is due and answers when the next is due, if anything is
 */
export function openAgenda(name: string, work: () => Promise<Date | undefined>, log: Runtime['log']): Agenda {
  let timer: NodeJS.Timeout | undefined;
  let wakeTime = Infinity;
  let running: Promise<void> | undefined;
  let state: 'new' | 'started' | 'stopped' = 'new';

  function arm(atMs: number): void {
    if (state !== 'started' || atMs >= wakeTime) return;
    wakeTime = atMs;
    clearTimeout(timer);
    timer = setTimeout(() => void wake(), Math.max(0, Math.min(atMs - Date.now(), restMs)));
  }

  async function wake(): Promise<void> {
    if (running !== undefined) {
      await running;
      if (state === 'started') await wake();
      return;
    }
    wakeTime = Infinity;
    running = runOnce();
    await running;
    running = undefined;
  }

  async function runOnce(): Promise<void> {
    try {
      const next = await work();
      arm(next?.getTime() ?? Date.now() + restMs);
    } catch (error) {
      log.error({ err: error, agenda: name }, 'agenda failed, trying again');
      arm(Date.now() + retryMs);
    }
  }

  return {
    start: () => {
      state = 'started';
      arm(Date.now());
    },
    wakeAt: (at) => arm(at.getTime()),
    stop: async () => {
      state = 'stopped';
      clearTimeout(timer);
      await running;
    },
  };
}
