import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunFile } from '@adaigi/local';
import { cpuSeconds } from './process-usage.ts';

const MEBI = 1 << 20;

interface Usage {
  readonly rssBytes: number;
  readonly pssBytes: number;
  readonly cpuS: number;
}

/** Memory and CPU of every service while nothing happens, over a number of seconds. Engines apart. Linux only: it reads /proc. */
export async function rest(run: RunFile, seconds: number): Promise<string[]> {
  const services = Object.entries(run.services);
  const before = await Promise.all(services.map(([, { pid }]) => usage(pid)));
  await sleep(seconds * 1000);
  const after = await Promise.all(services.map(([, { pid }]) => usage(pid)));
  let rssTotal = 0;
  let pssTotal = 0;
  let cpuTotal = 0;
  const lines = services.map(([name], index) => {
    const now = after[index];
    const then = before[index];
    if (now === undefined || then === undefined) throw new Error(`no usage of ${name}`);
    const cpuPercent = ((now.cpuS - then.cpuS) / seconds) * 100;
    rssTotal += now.rssBytes;
    pssTotal += now.pssBytes;
    cpuTotal += cpuPercent;
    return `${name.padEnd(22)} ${mebi(now.rssBytes)} resident   ${mebi(now.pssBytes)} proportional   ${cpuPercent.toFixed(1).padStart(5)} % of a core`;
  });
  return [...lines, `${'all services'.padEnd(22)} ${mebi(rssTotal)} resident   ${mebi(pssTotal)} proportional   ${cpuTotal.toFixed(1).padStart(5)} % of a core`];
}

async function usage(pid: number): Promise<Usage> {
  const [cpuS, rollup] = await Promise.all([cpuSeconds(pid), readFile(`/proc/${pid}/smaps_rollup`, 'utf8')]);
  const bytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0) * 1024;
  return { rssBytes: bytes('Rss'), pssBytes: bytes('Pss'), cpuS };
}

function mebi(bytes: number): string {
  return `${(bytes / MEBI).toFixed(0).padStart(5)} MB`;
}
