import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL_DIR, type RunFile } from '@adaigi/local';

/** Linux counts CPU time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** CPU time that a process has used so far, in seconds: what a busy machine hardly changes. Linux only: it reads /proc. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The command name, in parentheses, may hold blanks: count the fields behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** CPU time of each process of the platform so far, in seconds, by name. Engines are among them where `npm start` runs them as local processes. */
export async function platformCpu(run: RunFile): Promise<Map<string, number>> {
  const pids = [...Object.entries(run.services).map(([name, { pid }]) => [name, pid] as const), ...(await localEngines())];
  return new Map(await Promise.all(pids.map(async ([name, pid]) => [name, await cpuSeconds(pid)] as const)));
}

/** What was used between two looks, a line for each process and one for all, in milliseconds for each of a number of payments. */
export function cpuPerPayment(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, payments: number): string[] {
  const used = [...after].map(([name, seconds]) => [name, ((seconds - (before.get(name) ?? 0)) * 1000) / payments] as const);
  const all = used.reduce((sum, [, ms]) => sum + ms, 0);
  return [...used, ['all', all] as const].map(([name, ms]) => `CPU of ${name.padEnd(22)} ${ms.toFixed(1).padStart(6)} ms a payment`);
}

async function localEngines(): Promise<[string, number][]> {
  const found = await Promise.all(
    ['kafka', 'mongodb'].map(async (name): Promise<[string, number][]> => {
      const note = await readFile(join(LOCAL_DIR, 'data', name, 'pid.json'), 'utf8').catch(() => null);
      return note === null ? [] : [[name, (JSON.parse(note) as { pid: number }).pid]];
    }),
  );
  return found.flat();
}
