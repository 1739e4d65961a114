import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { eventually } from '@adaigi/testing';
import { request } from 'undici';

const ROOT = resolve(import.meta.dirname, '../../../..');

export interface ServiceProcess {
  /** Everything it has written. */
  output(): string;
  /** Ends it and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a service of this repository as its own process and waits until it says that it is ready. */
export async function startService(folder: string, env: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const child = spawn(process.execPath, ['--optimize-for-size', '--max-old-space-size=96', `services/${folder}/src/main.ts`], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ADAIGI_ENV: 'test', ADAIGI_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  try {
    await eventually(
      async () => {
        if (child.exitCode !== null) throw new Error('it ended');
        const answer = await request(`http://127.0.0.1:${env['ADAIGI_OPS_PORT']}/readyz`);
        await answer.body.dump();
        return answer.statusCode === 200;
      },
      { deadlineMs: 25_000, intervalMs: 100 },
    );
  } catch (error) {
    await stop('SIGKILL');
    throw new Error(`${folder} did not become ready: ${output.slice(-4_000)}`, { cause: error });
  }
  return { stop, output: () => output };
}
