import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { eventually } from '@adaigi/testing';

/** How to run one service. */
export interface ServiceCommand {
  name: string;
  node: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Its output is added to this file. */
  logFile: string;
  /** A process group of its own: Ctrl-C in the terminal then reaches us alone, and we decide the order of stopping. */
  ownGroup: boolean;
}

/** One running process of a service. */
export interface ServiceProcess {
  readonly pid: number;
  /** How it ended, when it has; undefined while it runs. */
  ended(): string | undefined;
  /** Sends the signal and waits for the end; after `withinMs` it is killed. */
  end(signal: NodeJS.Signals, withinMs: number): Promise<void>;
}

/** Starts a process of a service. `onEnd` is told once, however it ends. */
export async function startServiceProcess(service: ServiceCommand, onEnd: (end: string) => void): Promise<ServiceProcess> {
  const log = await open(service.logFile, 'a');
  try {
    const child = spawn(service.node, service.args, { cwd: service.cwd, env: service.env, stdio: ['ignore', log.fd, log.fd], detached: service.ownGroup });
    let end: string | undefined;
    child.once('exit', (code, signal) => {
      end = signal === null ? `exit code ${code}` : `signal ${signal}`;
      onEnd(end);
    });
    const pid = await started(child, service.name);
    // A test that forgets to stop must end all the same; the services then end by themselves (end-with-parent.ts).
    child.unref();
    const hasEnded = (): boolean => end !== undefined;
    return {
      pid,
      ended: () => end,
      end: async (signal, withinMs) => {
        if (hasEnded()) return;
        child.kill(signal);
        await eventually(hasEnded, { deadlineMs: withinMs }).catch(async () => {
          child.kill('SIGKILL');
          await eventually(hasEnded, { deadlineMs: 5_000 });
        });
      },
    };
  } finally {
    await log.close();
  }
}

function started(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      if (child.pid === undefined) reject(new Error(`${name} started without a process id`));
      else resolve(child.pid);
    });
  });
}
