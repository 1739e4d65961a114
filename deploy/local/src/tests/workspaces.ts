import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../command-line.ts';
import { ROOT } from '../paths.ts';

/** One workspace of the repository. */
export interface Workspace {
  /** Package name, for example `@adaigi/domain`. */
  name: string;
  /** Folder from the root, for example `packages/domain`. */
  folder: string;
}

/** The workspaces of the repository, or those in the named folders. */
export async function workspaces(only: readonly string[]): Promise<Workspace[]> {
  const folders = ['deploy/local'];
  for (const parent of ['packages', 'services']) for (const name of await readdir(join(ROOT, parent))) folders.push(`${parent}/${name}`);
  const all: Workspace[] = [];
  for (const folder of folders.sort()) {
    const file = join(ROOT, folder, 'package.json');
    if (!existsSync(file)) continue;
    const { name } = JSON.parse(await readFile(file, 'utf8')) as { name: string };
    all.push({ name, folder });
  }
  const wanted = only.map((folder) => folder.replace(/^\.\//, '').replace(/\/$/, ''));
  const unknown = wanted.find((folder) => !all.some((workspace) => workspace.folder === folder));
  if (unknown !== undefined) throw new UsageError(`--only ${unknown}: no such workspace. Known: ${all.map(({ folder }) => folder).join(', ')}.`);
  return wanted.length === 0 ? all : all.filter(({ folder }) => wanted.includes(folder));
}
