import { pino } from 'pino';
import { Registry } from 'prom-client';
import type { Runtime } from './runtime.ts';
import { StopHooks } from './stop-hooks.ts';

export interface TestRuntime extends Runtime {
  /** Runs the stop hooks; throws when one failed. */
  stop(): Promise<void>;
  /** What was reported by `fail`, oldest first. */
  readonly failures: readonly string[];
}

/** A runtime without HTTP, signals and output, for tests of what hangs itself on one. */
export function testRuntime(name: string): TestRuntime {
  const hooks = new StopHooks();
  const log = pino({ level: 'silent' });
  const failures: string[] = [];
  return {
    name,
    env: 'test',
    instance: `${name}-test`,
    log,
    metrics: new Registry(),
    onStop: (label, stop) => hooks.add(label, stop),
    readiness: () => {},
    fail: (why) => {
      failures.push(why);
    },
    failures,
    stop: async () => {
      if (!(await hooks.run(log))) throw new Error(`${name}: a stop hook failed`);
    },
  };
}
