import { endLocalEngines, startEngines } from '@adaigi/testing';
import type { Engines } from '@adaigi/testing';
import { ensureDemoMerchant, keptMerchants } from '../merchants/kept-merchants.ts';
import { COMPOSE_FILE, LOCAL_DIR } from '../paths.ts';
import { claim, release } from '../platform/claim.ts';
import { endLeftoverServices } from '../platform/leftovers.ts';
import type { Platform } from '../platform/start-platform.ts';
import { startPlatform } from '../platform/start-platform.ts';
import { removeRunFile, writeRunFile } from '../run-file.ts';
import { complain, readable, say, stepper } from '../terminal.ts';
import { alreadyRunning } from './already-running.ts';
import { nextSteps } from './next-steps.ts';
import { stopSignals } from './stop-signals.ts';

const FIRST_PORT = 8080;
const DB_PREFIX = 'adaigi';

/**
 * Brings everything up, runs the demo, and stays until it is told to stop.
 *
 * @param options.fast see `PlatformOptions.fast`.
 * @param options.onReady told whether the demo went well, once everything runs.
 * @returns the exit code.
 */
export async function runPlatform(options: { demo: boolean; fast: boolean; env: NodeJS.ProcessEnv; onReady: (demoWentWell: boolean) => void }): Promise<number> {
  const { env } = options;
  const portBase = readPortBase(env['ADAIGI_PORT_BASE']);
  const holder = await claim(LOCAL_DIR);
  if (holder !== undefined) return alreadyRunning(LOCAL_DIR, holder);
  let engines: Engines | undefined;
  let platform: Platform | undefined;
  const stop = stopSignals(() => void forceStop(platform));
  const step = stepper();
  // Nothing else keeps this process when every service is down for a moment.
  const stay = setInterval(() => undefined, 60_000);
  try {
    // What a killed run left behind goes first: a stale run.json, services, then (inside startEngines) engines.
    await removeRunFile(LOCAL_DIR);
    const left = await endLeftoverServices(LOCAL_DIR);
    if (left.length > 0) step(`Services: an earlier run left ${left.join(', ')} behind; ended`);
    engines = await orStopped(startEngines({ dir: LOCAL_DIR, env, progress: step, composeFile: COMPOSE_FILE }), stop.signal);
    step(`Engines: Kafka at ${engines.kafka.join(',')}, MongoDB at ${withoutPassword(engines.mongodb)} (${engines.source})`);
    step('Services: starting; callbacks to loopback addresses are allowed, because this is development');
    platform = await startPlatform({
      dir: LOCAL_DIR,
      engines,
      environment: 'development',
      dbPrefix: DB_PREFIX,
      topicPrefix: '',
      portBase,
      logLevel: env['ADAIGI_LOG_LEVEL'] ?? 'info',
      restart: true,
      ownGroup: true,
      fast: options.fast,
      report: step,
      onRunChange: async (run) => {
        // `npm run merchant` adds to run.json while we run.
        if (platform !== undefined) await writeRunFile(LOCAL_DIR, { ...run, merchants: await keptMerchants(LOCAL_DIR) });
      },
      signal: stop.signal,
    });
    platform.run.merchants = await ensureDemoMerchant(LOCAL_DIR, platform.run);
    await writeRunFile(LOCAL_DIR, platform.run);
    step('Everything is ready');
    const demoWentWell = !options.demo || (await tellDemo(platform, stop.signal));
    say(nextSteps(platform.run));
    options.onReady(demoWentWell);
    say(`Stopping (${await stop.asked})`);
    return 0;
  } catch (error) {
    complain(stop.signal.aborted ? 'Stopping' : readable(error));
    return stop.signal.aborted ? 0 : 1;
  } finally {
    await removeRunFile(LOCAL_DIR);
    await platform?.stop();
    // Without engines they may have been half started.
    await (engines === undefined ? endLocalEngines(LOCAL_DIR) : engines.stop());
    await release(LOCAL_DIR);
    clearInterval(stay);
    say('Stopped');
  }
}

async function tellDemo(platform: Platform, signal: AbortSignal): Promise<boolean> {
  try {
    const { runDemo } = await import('../demo.ts');
    await orStopped(runDemo(platform.run), signal);
    return true;
  } catch (error) {
    if (signal.aborted) throw error;
    complain(`The demo failed: ${readable(error)}\nThe platform keeps running; the logs are in .local/logs.`);
    return false;
  }
}

/** What cannot be interrupted is left to itself; the clean-up ends what it started. */
async function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stopped: () => void = () => undefined;
  const stop = new Promise<never>((_, reject) => {
    stopped = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', stopped, { once: true });
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([work, stop]);
  } finally {
    signal.removeEventListener('abort', stopped);
  }
}

async function forceStop(platform: Platform | undefined): Promise<void> {
  complain('Not waiting any longer: everything is killed');
  await endLocalEngines(LOCAL_DIR, { force: true });
  await removeRunFile(LOCAL_DIR);
  await release(LOCAL_DIR);
  // SIGKILL takes what does not hear.
  for (const { pid } of Object.values(platform?.run.services ?? {})) killHard(pid);
  process.exit(130);
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function readPortBase(text: string | undefined): number {
  if (!text) return FIRST_PORT;
  const base = Number(text);
  if (!Number.isInteger(base) || base < 1024 || base > 65_000) throw new Error(`ADAIGI_PORT_BASE must be a number from 1024 to 65000, not "${text}".`);
  return base;
}

function withoutPassword(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, '//');
}
