import type { Clock } from '../src/ports.ts';
import { EPOCH_MS, type Context } from './context.ts';

/** One run of a process, from its start to its death. What belongs to a life that has ended never goes on. */
export interface Life {
  /** Calls that it is answering; each is told when it dies. */
  readonly inbound: Set<() => void>;
  /** What has arrived while it was stopped. */
  held: (() => void)[];
  paused: boolean;
  pauses: number;
  /** When it last went on after a stop. */
  resumedAtMs: number;
}

/** A process that can be killed between any two of its steps, started again with an empty memory, and stopped for a while. */
export interface SimProcess {
  readonly name: string;
  /** Its idea of the database's time. */
  readonly clock: Clock;
  life(): Life | null;
  kill(): void;
  start(): void;
  pause(ms: number): void;
  /** Lets a life go on with something: later while it is stopped, never once it is dead. */
  run(life: Life, act: () => void): void;
  /** A timer of the present life. */
  after(ms: number, act: () => false | void): void;
}

export function createProcess(context: Context, name: string, onStart: () => void): SimProcess {
  const { scheduler, random, plan } = context;
  const skewMs = random.int(-plan.skewMs, plan.skewMs);
  let current: Life | null = null;
  const process: SimProcess = {
    name,
    clock: { now: () => new Date(EPOCH_MS + scheduler.nowMs() + skewMs) },
    life: () => current,
    kill() {
      if (current === null) return;
      context.note(name, 'killed');
      const dead = current;
      current = null;
      for (const hangUp of dead.inbound) hangUp();
    },
    start() {
      if (current !== null) return;
      context.note(name, 'starts');
      current = { inbound: new Set(), held: [], paused: false, pauses: 0, resumedAtMs: -Infinity };
      onStart();
    },
    pause(ms) {
      const life = current;
      if (life === null || life.paused) return;
      context.note(name, `stopped for ${ms} ms`);
      life.paused = true;
      life.pauses += 1;
      scheduler.after(ms, () => {
        life.paused = false;
        life.resumedAtMs = scheduler.nowMs();
        if (current !== life) return false;
        context.note(name, 'goes on');
        const { held } = life;
        life.held = [];
        // One after the other, as the event loop of a process would: each may be its last step.
        for (const act of held) scheduler.after(0, () => process.run(life, act));
        return undefined;
      });
    },
    run(life, act) {
      if (current !== life) return;
      if (life.paused) life.held.push(act);
      else act();
    },
    after(ms, act) {
      const life = current;
      if (life === null) return;
      scheduler.after(ms, () => {
        if (current !== life) return false;
        if (!life.paused) return act();
        life.held.push(act);
        return false;
      });
    },
  };
  return process;
}
