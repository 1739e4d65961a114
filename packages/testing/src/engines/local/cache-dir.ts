import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where this user's downloads are kept: `$XDG_CACHE_HOME/adaigi`, else `~/.cache/adaigi`. */
export function cacheDir(env: Readonly<Record<string, string | undefined>>): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'adaigi');
}

/**
 * Gives `target` once it passes `verify`, filling it when it is absent or fails. It is filled beside its place and renamed into it, so that a crash
 * or a second process that does the same at the same time can never leave a half-filled folder behind.
 *
 * @param verify answers what is wrong, or undefined.
 * @throws whatever `fill` throws, or `fault` made of what `verify` says about the fresh copy.
 */
export async function cachedFolder(
  target: string,
  steps: { fill: (dir: string) => Promise<void>; verify: (dir: string) => Promise<string | undefined>; fault: (wrong: string) => Error },
): Promise<string> {
  if ((await exists(target)) && (await steps.verify(target)) === undefined) return target;
  await mkdir(dirname(target), { recursive: true });
  const fresh = await mkdtemp(`${target}.new-`);
  try {
    await steps.fill(fresh);
    const wrong = await steps.verify(fresh);
    if (wrong !== undefined) throw steps.fault(wrong);
    await moveInto(fresh, target, steps.verify);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return target;
}

async function moveInto(fresh: string, target: string, verify: (dir: string) => Promise<string | undefined>): Promise<void> {
  // A folder in the way is either damaged (put aside) or was finished by another process just now (kept).
  for (let tries = 0; tries < 5; tries += 1) {
    if (await exists(target)) {
      if ((await verify(target)) === undefined) return;
      const aside = `${fresh}.damaged`;
      await rename(target, aside).catch(ignoreMissing);
      await rm(aside, { recursive: true, force: true });
    }
    const moved = await rename(fresh, target).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (moved) return;
  }
  throw new Error(`cannot move a finished download into ${target}: something else keeps changing it`);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
