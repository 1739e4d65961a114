import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FIXTURE = fileURLToPath(new URL('./fixtures/end-process.ts', import.meta.url));

test('a process that leaves nothing open ends by itself, without waiting for its end to be cut off', () => {
  const { status, stdout } = spawnSync(process.execPath, [FIXTURE, '600000'], { encoding: 'utf8', timeout: 60_000 });
  expect([status, stdout]).toEqual([3, 'by itself']);
});

test('a process that leaves something open is cut off', () => {
  const { status, stdout } = spawnSync(process.execPath, [FIXTURE, '10', 'open'], { encoding: 'utf8', timeout: 60_000 });
  expect([status, stdout]).toEqual([3, '']);
});
