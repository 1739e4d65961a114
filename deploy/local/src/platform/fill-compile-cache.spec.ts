import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fillCompileCache } from './fill-compile-cache.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adaigi-compile-cache-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('every service that is only to load its modules ends by itself and leaves compiled code; a folder that is there is left alone', async () => {
  const dir = join(folder, 'cache');
  expect(await fillCompileCache(AbortSignal.timeout(60_000), dir)).toEqual([]);
  expect(await readdir(dir)).not.toEqual([]);
  expect(await fillCompileCache(AbortSignal.abort(), dir)).toEqual([]);
});
