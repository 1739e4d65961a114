import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrongJars } from './kafka-jars.ts';

let dir: string;
let list: string;

const sum = (content: string): string => createHash('sha256').update(content).digest('hex');

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'adaigi-jars-'));
  list = join(dir, 'jars.sha256');
  await writeFile(list, `${sum('a')}  a.jar\n${sum('b')}  b.jar\n`);
  await writeFile(join(dir, 'a.jar'), 'a');
  await writeFile(join(dir, 'b.jar'), 'b');
});

afterEach(() => rm(dir, { recursive: true }));

test('the pinned jars pass', async () => {
  expect(await wrongJars(dir, list)).toBeUndefined();
});

test('a changed, a missing and a foreign jar are each named', async () => {
  await writeFile(join(dir, 'a.jar'), 'tampered');
  await rm(join(dir, 'b.jar'));
  await writeFile(join(dir, 'evil.jar'), 'c');
  expect(await wrongJars(dir, list)).toBe('evil.jar is not in the list; a.jar has another checksum; b.jar is missing');
});
