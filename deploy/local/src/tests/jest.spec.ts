import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { LOCAL_DIR, ROOT } from '../paths.ts';

const folder = join(LOCAL_DIR, `jest-spec-${process.pid}`);
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A workspace of one spec, run as `npm test` runs every workspace. */
async function run(spec: string, limits: Record<string, string> = {}): Promise<{ code: number; report: { numPassedTests: number } | undefined; notes: string }> {
  await mkdir(join(folder, 'src'), { recursive: true });
  await writeFile(join(folder, 'src/a.spec.ts'), `import { expect, test } from '@jest/globals';\n${spec}`);
  const child = spawn(process.execPath, [join(ROOT, 'deploy/local/jest.mjs')], { cwd: folder, stdio: 'ignore', env: { ...process.env, ...limits } });
  const [code] = (await once(child, 'exit')) as [number];
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8').catch(() => '');
  const report = await read('.test-results.json');
  return { code, report: report === '' ? undefined : (JSON.parse(report) as { numPassedTests: number }), notes: await read('.test-notes.txt') };
}

test('tests that pass and end are a success without a note', async () => {
  expect(await run(`test('a', () => { expect(1).toBe(1); });`)).toMatchObject({ code: 0, report: { numPassedTests: 1 }, notes: '' });
});

test('a test that fails is a failure at its first try', async () => {
  expect(await run(`test('a', () => { expect(1).toBe(2); });`)).toMatchObject({ code: 1, report: { numPassedTests: 0 }, notes: '' });
});

test('what a test left open holds nothing up, and is named', async () => {
  const leaky = `import { createServer } from 'node:net';\ntest('a', async () => { await new Promise((resolve) => createServer().listen(0, '127.0.0.1', () => resolve(undefined))); });`;
  const { code, report, notes } = await run(leaky, { ADAIGI_TEST_EXIT_MS: '500' });
  expect({ code, report }).toMatchObject({ code: 0, report: { numPassedTests: 1 } });
  expect(notes).toMatch(/did not exit after its tests[^]*tcp/);
});

test('a run that never ends is ended, says where it stood, and after the second try is a failure', async () => {
  const { code, report, notes } = await run(`test('a', () => { for (;;); });`, { ADAIGI_TEST_LIMIT_MS: '3000' });
  expect({ code, report }).toEqual({ code: 1, report: undefined });
  expect(notes).toMatch(/try 1 of 2[^]*never waits[^]*try 2 of 2/);
});

test('a run that hangs once and then passes is a success with a note', async () => {
  const once = `import { existsSync, writeFileSync } from 'node:fs';\nif (!existsSync('been')) { writeFileSync('been', ''); setInterval(() => {}, 1e6); await new Promise(() => {}); }\ntest('a', () => { expect(1).toBe(1); });`;
  const { code, report, notes } = await run(once, { ADAIGI_TEST_LIMIT_MS: '15000' });
  expect({ code, report }).toMatchObject({ code: 0, report: { numPassedTests: 1 } });
  expect(notes).toMatch(/try 1 of 2/);
});

const FIRST_TIME = `import { existsSync, writeFileSync } from 'node:fs';\nconst isFirst = !existsSync('been');\nwriteFileSync('been', '');\ntest('b', () => { expect(1).toBe(1); });\n`;

test('a test that ran out of time is asked again alone, and noted', async () => {
  const { code, report, notes } = await run(`${FIRST_TIME}test('a', async () => { if (isFirst) await new Promise(() => {}); }, 500);`);
  expect({ code, report }).toMatchObject({ code: 0, report: { numPassedTests: 2 } });
  expect(notes).toMatch(/ran out of time, and was asked again alone: a/);
});

test('a test that runs out of time twice is a failure', async () => {
  expect(await run(`test('a', async () => { await new Promise(() => {}); }, 500);`)).toMatchObject({ code: 1, report: { numPassedTests: 0 } });
});

test('a wrong answer is a failure at once, whatever a second try would say', async () => {
  const { code, notes } = await run(`${FIRST_TIME}test('a', () => { expect(isFirst).toBe(false); });\ntest('c', async () => { if (isFirst) await new Promise(() => {}); }, 500);`);
  expect({ code, notes }).toEqual({ code: 1, notes: '' });
});
