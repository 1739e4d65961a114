import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim, holderOf, release } from './claim.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'adaigi-claim-'));
});

afterEach(() => rm(dir, { recursive: true }));

test('the first takes the folder, the next is told who has it', async () => {
  expect(await claim(dir)).toBeUndefined();
  expect(await claim(dir)).toMatchObject({ pid: process.pid });
  await release(dir);
  expect(await holderOf(dir)).toBeUndefined();
  expect(await claim(dir)).toBeUndefined();
});

test.each([
  ['a process that is gone', JSON.stringify({ pid: 999_999_999, command: 'node start.ts' })],
  ['a process number that another program has now', JSON.stringify({ pid: process.pid, command: 'node somebody-else.ts' })],
  ['a file that a crash cut off', '{"pid": 12'],
])('%s holds nothing', async (_, content) => {
  await writeFile(join(dir, 'platform.json'), content);
  expect(await holderOf(dir)).toBeUndefined();
  expect(await claim(dir)).toBeUndefined();
  expect(await readFile(join(dir, 'platform.json'), 'utf8')).toContain(String(process.pid));
});
