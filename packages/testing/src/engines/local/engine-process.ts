import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { eventually } from '../../eventually.ts';
import { EngineError } from '../engine-error.ts';
import { commandOf } from './command-of.ts';

/** One engine running as a process of this machine. */
export interface EngineProcess {
  pid: number;
  /** Answers how it ended, when it has; undefined while it runs. */
  ended(): string | undefined;
  stop(): Promise<void>;
}

/** What to run, and where to note that it runs. */
export interface EngineCommand {
  name: string;
  command: string;
  args: readonly string[];
  /** Part of the command line that no other process has (a path in the data folder). */
  mark: string;
  pidFile: string;
  logFile: string;
  stopWithinMs: number;
}

/** Starts an engine in a process group of its own, so that Ctrl-C in the terminal reaches us and we decide the order of stopping. */
export async function startEngineProcess(engine: EngineCommand): Promise<EngineProcess> {
  await mkdir(dirname(engine.pidFile), { recursive: true });
  await mkdir(dirname(engine.logFile), { recursive: true });
  const log = await open(engine.logFile, 'w');
  try {
    const child = spawn(engine.command, engine.args, { detached: true, stdio: ['ignore', log.fd, log.fd] });
    let end: string | undefined;
    child.once('exit', (code, signal) => {
      end = signal === null ? `exit code ${code}` : `signal ${signal}`;
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    const { pid } = child;
    if (pid === undefined) throw new Error(`${engine.name} started without a process id`);
    const note: PidNote = { pid, owner: process.pid, ownerCommand: (await commandOf(process.pid)) ?? '' };
    await writeFile(engine.pidFile, `${JSON.stringify(note)}\n`);
    return {
      pid,
      ended: () => end,
      stop: async () => {
        await endProcess(engine.name, pid, () => end !== undefined, engine.stopWithinMs);
        await rm(engine.pidFile, { force: true });
      },
    };
  } finally {
    await log.close();
  }
}

type Identity = Pick<EngineCommand, 'name' | 'mark' | 'pidFile' | 'stopWithinMs'>;

/**
 * Ends an engine that an earlier run left behind (its owner was killed). Answers whether one ran.
 *
 * @throws EngineError while the owner lives: its data must not be shared.
 */
export async function endLeftover(engine: Identity): Promise<boolean> {
  const noted = await readPidFile(engine.pidFile);
  // The command is compared too: the owner's number may belong to another program by now.
  if (noted !== undefined && (await runs(engine, noted)) && (await commandOf(noted.owner)) === noted.ownerCommand) {
    throw new EngineError(`${engine.name} of this folder is already run by process ${noted.owner}. Stop that one first (npm stop), or use another folder.`);
  }
  return endOrphan(engine);
}

/** Ends the engine that the pid file names, whoever owns it. Answers whether it ran. */
export async function endOrphan(engine: Identity): Promise<boolean> {
  const noted = await readPidFile(engine.pidFile);
  if (noted === undefined) return false;
  const ran = await runs(engine, noted);
  if (ran) {
    let gone = false;
    const watch = setInterval(() => void runs(engine, noted).then((still) => (gone = !still)), 50);
    try {
      await endProcess(engine.name, noted.pid, () => gone, engine.stopWithinMs);
    } finally {
      clearInterval(watch);
    }
  }
  await rm(engine.pidFile, { force: true });
  return ran;
}

async function runs(engine: Identity, noted: PidNote): Promise<boolean> {
  return (await commandOf(noted.pid))?.includes(engine.mark) === true;
}

async function endProcess(name: string, pid: number, hasEnded: () => boolean, withinMs: number): Promise<void> {
  if (hasEnded() || !signal(pid, 'SIGTERM')) return;
  try {
    await eventually(hasEnded, { deadlineMs: withinMs });
  } catch {
    signal(pid, 'SIGKILL');
    await eventually(hasEnded, { deadlineMs: 5_000 }).catch(() => {
      throw new EngineError(`${name} (process ${pid}) does not end, not even by SIGKILL`);
    });
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

interface PidNote {
  pid: number;
  owner: number;
  ownerCommand: string;
}

async function readPidFile(path: string): Promise<PidNote | undefined> {
  try {
    const { pid, owner, ownerCommand } = JSON.parse(await readFile(path, 'utf8')) as Partial<PidNote>;
    return Number.isInteger(pid) && Number.isInteger(owner) && typeof ownerCommand === 'string' ? { pid: Number(pid), owner: Number(owner), ownerCommand } : undefined;
  } catch {
    // Absent, or cut off by a crash while it was written: nothing to be known from it.
    return undefined;
  }
}
