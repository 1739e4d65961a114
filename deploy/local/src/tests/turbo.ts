import { spawn } from 'node:child_process';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';

/** How one task of one workspace ended. */
export interface TaskRun {
  /** typecheck, lint or test. */
  task: string;
  /** Package name. */
  workspace: string;
  exitCode: number;
}

/** Of some workspaces. Types and lint of all are one check each of the repository, which takes a quarter of the time of one a workspace. */
const TASKS = ['typecheck', 'lint', 'test'];
const TASKS_OF_ALL = ['test'];
const RUNS_DIR = join(ROOT, '.turbo/runs');

interface Summary {
  tasks: { task: string; package: string; command: string; execution?: { exitCode?: number } }[];
}

/** Runs the tests of all workspaces, or every task of the named ones, with Turborepo, two at a time, going on after failures; shows the output of those that fail. */
export async function runTurbo(options: { only: readonly string[]; env: NodeJS.ProcessEnv; signal: AbortSignal }): Promise<TaskRun[]> {
  await rm(RUNS_DIR, { recursive: true, force: true });
  const filters = options.only.map((folder) => `--filter=./${folder.replace(/^\.\//, '')}`);
  const args = ['run', ...(options.only.length === 0 ? TASKS_OF_ALL : TASKS), '--concurrency=2', '--continue', '--ui=stream', '--log-order=grouped', '--output-logs=errors-only', '--summarize', ...filters];
  const env = { ...options.env, TURBO_TELEMETRY_DISABLED: '1', PATH: `${join(ROOT, 'node_modules/node/bin')}:${options.env['PATH'] ?? ''}` };
  await new Promise<void>((resolve, reject) => {
    const child = spawn(join(ROOT, 'node_modules/.bin/turbo'), args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
    options.signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  const [file] = await readdir(RUNS_DIR).catch((): string[] => []);
  if (file === undefined) throw new Error('turbo did not get as far as running a task; its message is above');
  const summary = JSON.parse(await readFile(join(RUNS_DIR, file), 'utf8')) as Summary;
  return summary.tasks.filter(({ command }) => command !== '<NONEXISTENT>').map((run) => ({ task: run.task, workspace: run.package, exitCode: run.execution?.exitCode ?? 1 }));
}
