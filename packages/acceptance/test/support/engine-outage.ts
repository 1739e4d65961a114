import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, eventually } from '@adaigi/testing';

/** One local engine of the test that can be killed and brought back by the command that had started it. */
export interface KillableEngine {
  /** kill -9. */
  kill(): Promise<void>;
  /** Starts it again; it is ready when its clients find it. */
  start(): Promise<void>;
  /** Ends what `start` started. */
  close(): Promise<void>;
}

/** @param dir folder of the engines, as given to `startEngines` */
export async function killableEngine(dir: string, name: 'kafka' | 'mongodb'): Promise<KillableEngine> {
  const { pid: first } = JSON.parse(await readFile(join(dir, 'data', name, 'pid.json'), 'utf8')) as { pid: number };
  // The folders of a test have no spaces, so the command line can be taken apart at them.
  const [command = '', ...args] = ((await commandOf(first)) ?? '').split(' ');
  if (command === '') throw new Error(`${name} does not run`);
  let pid = first;
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = pid;
    process.kill(ending, signal);
    await eventually(async () => (await commandOf(ending)) === undefined, { deadlineMs: 20_000 });
  };
  return {
    kill: () => end('SIGKILL'),
    async start() {
      child = spawn(command, args, { stdio: 'ignore', detached: true });
      child.unref();
      pid = child.pid ?? 0;
      await eventually(async () => (await commandOf(pid))?.includes(join(dir, 'data', name)) === true);
    },
    async close() {
      if (child !== undefined && child.exitCode === null && child.signalCode === null) await end('SIGTERM');
    },
  };
}
