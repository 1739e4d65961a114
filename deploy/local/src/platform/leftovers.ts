import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, eventually } from '@adaigi/testing';

/** Process ids by service, noted so that a later run can end what a killed one left behind. */
export type NotedServices = Record<string, { pid: number; main: string }>;

const STOP_WITHIN_MS = 12_000;

/** Notes the running processes of a platform's folder. */
export async function noteServices(dir: string, services: NotedServices): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'services.json'), `${JSON.stringify(services)}\n`);
}

/** Ends what an earlier run noted and did not end. Gives the names of those that still ran. */
export async function endLeftoverServices(dir: string): Promise<string[]> {
  const noted = await readNoted(dir);
  const ended = await Promise.all(Object.entries(noted).map(async ([name, { pid, main }]) => ((await endProcess(pid, main)) ? name : undefined)));
  await rm(join(dir, 'services.json'), { force: true });
  return ended.filter((name) => name !== undefined);
}

/** Ends a process, if its command line still contains `mark`: its number may belong to another program by now. */
export async function endProcess(pid: number, mark: string, withinMs = STOP_WITHIN_MS): Promise<boolean> {
  const isGone = async (): Promise<boolean> => (await commandOf(pid))?.includes(mark) !== true;
  if (await isGone()) return false;
  process.kill(pid, 'SIGTERM');
  await eventually(isGone, { deadlineMs: withinMs, intervalMs: 50 }).catch(async () => {
    process.kill(pid, 'SIGKILL');
    await eventually(isGone, { deadlineMs: 5_000, intervalMs: 50 });
  });
  return true;
}

async function readNoted(dir: string): Promise<NotedServices> {
  try {
    return JSON.parse(await readFile(join(dir, 'services.json'), 'utf8')) as NotedServices;
  } catch {
    // None, or cut off by a crash while it was written.
    return {};
  }
}
