import { spawn } from 'node:child_process';

/** How a command ended. `not-found`: there is no such program. */
export type ToolRun = { kind: 'exited'; code: number; output: string } | { kind: 'not-found' } | { kind: 'timed-out'; output: string };

/** Options of {@link runTool}. */
export interface ToolOptions {
  timeoutMs: number;
  cwd?: string;
  /** Added to the environment of this process. */
  env?: Readonly<Record<string, string>>;
}

const KEPT_OUTPUT_CHARS = 20_000;

/** Runs a command to its end and keeps the last part of what it printed (stdout and stderr together). */
export function runTool(command: string, args: readonly string[], options: ToolOptions): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL',
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-KEPT_OUTPUT_CHARS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ kind: 'not-found' });
      else reject(error);
    });
    child.on('close', (code) => {
      resolve(code === null ? { kind: 'timed-out', output } : { kind: 'exited', code, output });
    });
  });
}
