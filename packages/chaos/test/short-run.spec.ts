import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { ROOT } from '@adaigi/local';
import type { Summary } from '../src/run/summary.ts';

const PAYMENTS = 200;
const KINDS = ['provider', 'outage', 'cut', 'drop-response', 'kill', 'crash-point', 'pause', 'kafka-restart', 'mongodb-restart', 'inbox'];

test(
  `${PAYMENTS} payments under every kind of fault: nobody is charged twice, nothing is lost, every end is right and told`,
  async () => {
    const dir = await mkdtemp(join(tmpdir(), 'adaigi-short-chaos-'));
    const file = join(dir, 'summary.json');
    const args = ['--disable-warning=TimeoutNegativeWarning', join(ROOT, 'packages/chaos/src/main.ts'), '--seed', '1', '--payments', String(PAYMENTS), '--json', file];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    const [code] = (await once(child, 'exit')) as [number | null];
    // What it said is the failure's whole story: the invariant, the seed and the history of the payment.
    expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
    const { payments, strikes, invariants } = JSON.parse(await readFile(file, 'utf8')) as Summary;
    expect(payments).toBe(PAYMENTS);
    expect(KINDS.filter((kind) => (strikes[kind] ?? 0) === 0)).toEqual([]);
    expect(Object.values(invariants).filter(({ checked }) => checked === 0)).toEqual([]);
    await rm(dir, { recursive: true, force: true });
  },
  900_000,
);
