import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, endLocalEngines } from '@adaigi/testing';

/** Ends the engines, and removes the data, of test runs that were killed: folders `test-<pid>` of processes that are gone. */
export async function sweepDeadRuns(dir: string): Promise<void> {
  for (const name of await readdir(dir).catch((): string[] => [])) {
    const pid = /^test-(\d+)$/.exec(name)?.[1];
    if (pid === undefined || (await commandOf(Number(pid)))?.includes('commands/test.ts')) continue;
    await endLocalEngines(join(dir, name));
    await rm(join(dir, name), { recursive: true, force: true });
  }
}
