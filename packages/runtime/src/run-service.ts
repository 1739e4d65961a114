import { ConfigError } from '@adaigi/config';
import type { blocks, Loaded } from '@adaigi/config';
import { randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { endProcess } from './end-process.ts';
import { createLogger } from './log/logger.ts';
import { createRegistry } from './metrics/registry.ts';
import { Readiness } from './ops/readiness.ts';
import { startOpsServer } from './ops/server.ts';
import type { Runtime } from './runtime.ts';
import { StopHooks } from './stop-hooks.ts';

export interface RunOptions {
  /** Stop hooks that take longer are left behind (default 10 s). */
  readonly stopDeadlineMs?: number;
}

/**
 * Runs a service: logger, metrics, health, then `wire`; resolves when the service is ready. SIGTERM and SIGINT stop it in order (not ready,
 * stop hooks in reverse, exit 0). Exit 1: `wire` threw, a stop hook failed or the deadline passed, something was thrown that nobody
 * caught, or `runtime.fail`.
 */
export async function runService(
  config: Loaded<typeof blocks.service>,
  wire: (runtime: Runtime) => Promise<void>,
  { stopDeadlineMs = 10_000 }: RunOptions = {},
): Promise<void> {
  const instance = `${config.name}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const log = createLogger({ service: config.name, instance, level: config.logLevel });
  const metrics = createRegistry(config.name);
  const readiness = new Readiness();
  const hooks = new StopHooks();
  let stopping = false;
  let stopped = false;

  const stop = async (exitCode: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    readiness.close();
    const deadline = setTimeout(() => {
      log.fatal({ stopDeadlineMs }, 'stop took too long');
      process.exit(1);
    }, stopDeadlineMs);
    deadline.unref();
    const clean = await hooks.run(log);
    clearTimeout(deadline);
    log.info({ clean }, 'stopped');
    stopped = true;
    endProcess(clean ? exitCode : 1);
  };
  const fail = (why: string, error?: unknown): void => {
    log.fatal({ err: error }, why);
    void stop(1);
  };
  // The state of the process is not known any more: no stop hooks, which might write it down.
  const die = (error: unknown): void => {
    // Everything that counts was stopped; what was left behind may miss it.
    if (stopped) return;
    log.fatal({ err: error }, 'nobody caught this');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'stopping');
      void stop(0);
    });
  }

  const runtime: Runtime = {
    name: config.name,
    env: config.env,
    instance,
    log,
    metrics,
    onStop: (label, hook) => hooks.add(label, hook),
    readiness: (label, check) => readiness.add(label, check),
    fail,
  };
  try {
    const ops = await startOpsServer(config.host, config.opsPort, readiness, metrics);
    runtime.onStop('ops', () => ops.close());
    await wire(runtime);
    readiness.open();
    log.info({ opsPort: ops.port }, 'ready');
    // Where NODE_COMPILE_CACHE is set, the next start needs neither time nor 25 MB for compiling; also after a kill.
    flushCompileCache();
  } catch (error) {
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    fail('could not start', error);
  }
}
