import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDir, cachedFolder } from './cache-dir.ts';

let root: string;
let target: string;
let fills = 0;

const good = {
  verify: async (dir: string) => ((await readFile(join(dir, 'file'), 'utf8').catch(() => '')) === 'good' ? undefined : 'damaged'),
  fault: (wrong: string) => new Error(wrong),
  fill: async (dir: string) => {
    fills += 1;
    await writeFile(join(dir, 'file'), 'good');
  },
};

beforeEach(async () => {
  fills = 0;
  root = await mkdtemp(join(tmpdir(), 'adaigi-cache-'));
  target = join(root, 'thing-1');
});

afterEach(() => rm(root, { recursive: true }));

test('is filled once and used again', async () => {
  await cachedFolder(target, good);
  await cachedFolder(target, good);
  expect(fills).toBe(1);
  expect(await readFile(join(target, 'file'), 'utf8')).toBe('good');
});

test('many that fill at once leave one whole folder and nothing beside it', async () => {
  await Promise.all(Array.from({ length: 8 }, () => cachedFolder(target, good)));
  expect(await readdir(root)).toEqual(['thing-1']);
  expect(await good.verify(target)).toBeUndefined();
});

test('a damaged folder is replaced', async () => {
  await mkdir(target);
  await writeFile(join(target, 'file'), 'bad');
  await cachedFolder(target, good);
  expect(await good.verify(target)).toBeUndefined();
  expect(await readdir(root)).toEqual(['thing-1']);
});

test('a download that is not the pinned one is an error and is not kept', async () => {
  const tampered = { ...good, fill: (dir: string) => writeFile(join(dir, 'file'), 'evil') };
  await expect(cachedFolder(target, tampered)).rejects.toThrow('damaged');
  expect(await readdir(root)).toEqual([]);
});

test("XDG_CACHE_HOME decides where the user's cache is", () => {
  expect(cacheDir({ XDG_CACHE_HOME: '/x' })).toBe('/x/adaigi');
});
