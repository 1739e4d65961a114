import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf } from '@adaigi/testing';

/** The process that runs the platform of a folder. */
export interface Holder {
  pid: number;
  command: string;
}

/** Who runs the platform of this folder; undefined when nobody lives who does. */
export async function holderOf(dir: string): Promise<Holder | undefined> {
  const holder = await readHolder(dir);
  return holder !== undefined && (await commandOf(holder.pid)) === holder.command ? holder : undefined;
}

/** Takes the folder for this process. Gives the living holder instead, when there is one. */
export async function claim(dir: string): Promise<Holder | undefined> {
  await mkdir(dir, { recursive: true });
  for (;;) {
    const holder = await holderOf(dir);
    if (holder !== undefined) return holder;
    if ((await readHolder(dir)) !== undefined) await rm(fileOf(dir), { force: true });
    const file = await open(fileOf(dir), 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return undefined;
      throw error;
    });
    if (file === undefined) continue;
    await file.writeFile(`${JSON.stringify({ pid: process.pid, command: (await commandOf(process.pid)) ?? '' })}\n`);
    await file.close();
    return undefined;
  }
}

/** Gives the folder back. */
export function release(dir: string): Promise<void> {
  return rm(fileOf(dir), { force: true });
}

function fileOf(dir: string): string {
  return join(dir, 'platform.json');
}

async function readHolder(dir: string): Promise<Holder | undefined> {
  const text = await readFile(fileOf(dir), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const { pid, command } = JSON.parse(text) as Partial<Holder>;
    return { pid: Number(pid), command: String(command) };
  } catch {
    // Cut off by a crash, or just being written: nobody that could be asked.
    return { pid: 0, command: '' };
  }
}
