import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { eventually } from '../../eventually.ts';
import { commandOf } from './command-of.ts';

/** One local engine that can be killed and brought back by the command that had started it. */
export interface KillableEngine {
  /** kill -9, and waits for its end. */
  kill(): Promise<void>;
  /** Starts it again; it is ready when its clients find it. */
  start(): Promise<void>;
  /** Ends what `start` started. */
  close(): Promise<void>;
}

/** @param dir folder of the engines, as given to `startEngines`; without spaces in its path, since the command line is taken apart at them */
export async function killableEngine(dir: string, name: 'kafka' | 'mongodb'): Promise<KillableEngine> {
  const data = join(resolve(dir), 'data', name);
  const pidFile = join(data, 'pid.json');
  const note = JSON.parse(await readFile(pidFile, 'utf8')) as { pid: number };
  const [command = '', ...args] = ((await commandOf(note.pid)) ?? '').split(' ');
  if (command === '') throw new Error(`${name} does not run`);
  let pid = note.pid;
  const runs = async (): Promise<boolean> => (await commandOf(pid))?.includes(data) === true;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    process.kill(pid, signal);
    await eventually(async () => !(await runs()), { deadlineMs: 20_000, intervalMs: 20 });
  };
  return {
    kill: () => end('SIGKILL'),
    async start() {
      const child = spawn(command, args, { stdio: 'ignore', detached: true });
      child.unref();
      pid = child.pid ?? 0;
      await eventually(runs);
      // A later start in this folder, or endLocalEngines, must find this process and not the one before.
      await writeFile(pidFile, `${JSON.stringify({ ...note, pid })}\n`);
    },
    async close() {
      if (pid !== note.pid && (await runs())) await end('SIGTERM');
    },
  };
}
