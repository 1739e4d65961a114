import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { AGENT_DIR_VARIABLE, AGENT_NAME_VARIABLE } from './variables.ts';

const PRELOAD = new URL('preload.ts', import.meta.url).href;
let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'chaos-agent-'));
  for (const folder of ['skew', 'armed', 'struck']) mkdirSync(join(dir, folder));
});
afterEach(() => rmSync(dir, { recursive: true }));

function run(code: string) {
  const env = { ...process.env, [AGENT_DIR_VARIABLE]: dir, [AGENT_NAME_VARIABLE]: 'payments-2' };
  return spawnSync(process.execPath, ['--import', PRELOAD, '--input-type=module', '-e', code], { env, encoding: 'utf8', timeout: 20_000 });
}

test('a process that reaches an armed crash point ends there by SIGKILL, once, and leaves the name of the point', () => {
  writeFileSync(join(dir, 'armed/payments.intent-written'), '');
  const code = "adaigiCrashPoint('payments.created'); process.stdout.write('before'); adaigiCrashPoint('payments.intent-written'); process.stdout.write('after');";
  expect(run(code)).toMatchObject({ signal: 'SIGKILL' });
  const [left = ''] = readdirSync(join(dir, 'struck'));
  expect(left).toMatch(/^payments-2\.\d+$/);
  expect(readFileSync(join(dir, 'struck', left), 'utf8')).toBe('payments.intent-written');
  expect(existsSync(join(dir, 'armed/payments.intent-written'))).toBe(false);
  expect(run(code)).toMatchObject({ status: 0, stdout: 'beforeafter' });
});

test('a skewed process reads another time wherever it asks, and keeps times that it was given', () => {
  writeFileSync(join(dir, 'skew/payments-2'), '-30000');
  const code = `
    const given = new Date(1_000);
    process.stdout.write(JSON.stringify({ now: Date.now(), date: new Date().getTime(), given: given.getTime(), is: new Date() instanceof Date, given2: structuredClone(given) instanceof Date, text: new Date('2026-01-01T00:00:00Z').toISOString() }));`;
  const answer = run(code);
  const told = JSON.parse(answer.stdout) as Record<string, unknown>;
  expect(told).toMatchObject({ given: 1_000, is: true, given2: true, text: '2026-01-01T00:00:00.000Z' });
  for (const time of [told['now'], told['date']]) {
    expect(Number(time)).toBeLessThan(Date.now() - 25_000);
    expect(Number(time)).toBeGreaterThan(Date.now() - 60_000);
  }
});
