import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { patchedSources, SOURCE_PATCHES_VARIABLE, type SourcePatch } from './patches.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const FILE = 'packages/chaos/src/patching/victim.fixture.ts';
const REGISTER = new URL('register.ts', import.meta.url).href;

function runVictim(patches: readonly SourcePatch[] | string): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, [SOURCE_PATCHES_VARIABLE]: typeof patches === 'string' ? patches : JSON.stringify(patches) };
  return spawnSync(process.execPath, ['--import', REGISTER, FILE], { cwd: ROOT, env, encoding: 'utf8', timeout: 20_000 });
}

describe('a process with source patches', () => {
  test('runs the patched text, types stripped, and leaves what is not patched alone', () => {
    const patched = runVictim([
      { file: FILE, find: "'as it is'", replace: '((said: string): string => said)("patched")' },
      { file: FILE, find: '("patched")', replace: '("patched twice")' },
    ]);
    expect(patched).toMatchObject({ status: 0, stdout: 'patched twice\n' });
    expect(runVictim([])).toMatchObject({ status: 0, stdout: 'as it is\n' });
  });

  test.each([
    ['is not there', { file: FILE, find: 'no such text', replace: '' }, '0 times'],
    ['is there twice', { file: FILE, find: 'said', replace: '' }, '2 times'],
    ['is in no file', { file: 'packages/nothing.ts', find: 'said', replace: '' }, 'packages/nothing.ts'],
  ])('ends before it runs anything when the text %s', (_, patch, message) => {
    const ended = runVictim([patch]);
    expect(ended).toMatchObject({ status: 70, stdout: '' });
    expect(ended.stderr).toContain(message);
  });

  test('ends on a list that is none', () => {
    expect(runVictim('{}')).toMatchObject({ status: 70, stdout: '' });
    expect(runVictim('[{"file": "x"}]')).toMatchObject({ status: 70, stdout: '' });
  });
});

test('a replacement is taken letter by letter', () => {
  expect(patchedSources([{ file: 'f', find: 'b', replace: '$&$1' }], () => 'abc').get('f')).toBe('a$&$1c');
});
