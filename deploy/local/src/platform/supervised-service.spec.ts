import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandOf, eventually, freePort } from '@adaigi/testing';
import type { SupervisedService, Supervision } from './supervised-service.ts';
import { superviseService } from './supervised-service.ts';

/** A service as small as it can be: ready after a moment, ends on SIGTERM. */
const SERVICE = `
const { createServer } = require('node:http');
console.log('started');
if (process.env.FAIL) { console.log('cannot: ' + process.env.FAIL); process.exit(3); }
createServer((_, response) => response.writeHead(200).end()).listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;

let dir: string;
let reports: string[];
let starts: number[];
let service: SupervisedService;

async function supervise(options: { restart: boolean; env?: Record<string, string> }): Promise<Supervision> {
  const port = await freePort();
  return {
    command: { name: 'toy', node: process.execPath, args: [join(dir, 'toy.cjs')], cwd: dir, env: { PORT: String(port), ...options.env }, logFile: join(dir, 'toy.log'), ownGroup: false },
    readyUrl: `http://127.0.0.1:${port}/readyz`,
    restart: options.restart,
    report: (line) => reports.push(line),
    onStart: async (pid) => {
      starts.push(pid);
      await Promise.resolve();
    },
  };
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'adaigi-supervised-'));
  await writeFile(join(dir, 'toy.cjs'), SERVICE);
  reports = [];
  starts = [];
});

afterEach(async () => {
  await service.end();
  await rm(dir, { recursive: true });
});

test('a service that dies is reported with the end of its log and started again', async () => {
  service = superviseService(await supervise({ restart: true }));
  await service.start();
  const [first = 0] = starts;
  process.kill(first, 'SIGKILL');
  await eventually(() => starts.length === 2);
  expect(reports).toEqual([expect.stringMatching(/toy ended by itself \(signal SIGKILL\); it is started again in 200 ms\.[^]*started/)]);
  expect(service.pid()).toBe(starts[1]);
});

test('one that dies over and over stays down', async () => {
  const supervision = await supervise({ restart: true });
  service = superviseService(supervision);
  await service.start();
  await writeFile(join(dir, 'toy.cjs'), 'process.exit(7)');
  process.kill(starts[0] ?? 0, 'SIGKILL');
  // The first two pauses are short enough for a test; each death takes the next pause.
  await eventually(() => reports.length >= 3, { deadlineMs: 10_000 });
  expect(reports.slice(0, 3).map((line) => /started again in (\d+) ms/.exec(line)?.[1])).toEqual(['200', '1000', '3000']);
});

test('one that is ended on purpose is neither reported nor started again', async () => {
  service = superviseService(await supervise({ restart: true }));
  await service.start();
  await service.end('SIGKILL');
  expect(await commandOf(starts[0] ?? 0)).toBeUndefined();
  expect([service.pid(), reports, starts.length]).toEqual([undefined, [], 1]);
  await service.start();
  expect(starts.length).toBe(2);
});

test('without restart it stays down and says so', async () => {
  service = superviseService(await supervise({ restart: false }));
  await service.start();
  process.kill(starts[0] ?? 0, 'SIGKILL');
  await eventually(() => reports.length === 1);
  expect(reports[0]).toContain('it stays down');
  expect(service.pid()).toBeUndefined();
});

test('one that does not become ready is an error with the end of its log, at once', async () => {
  service = superviseService(await supervise({ restart: true, env: { FAIL: 'no database' } }));
  await expect(service.start()).rejects.toThrow(/toy did not become ready: it ended with exit code 3\.[^]*cannot: no database/);
  expect(await readFile(join(dir, 'toy.log'), 'utf8')).toContain('cannot: no database');
});

test('a start that is given up leaves no process', async () => {
  await writeFile(join(dir, 'toy.cjs'), 'setInterval(() => undefined, 1000)');
  service = superviseService(await supervise({ restart: true }));
  const given = new AbortController();
  const starting = service.start(given.signal);
  await eventually(() => starts.length === 1);
  given.abort(new Error('given up'));
  await expect(starting).rejects.toThrow('given up');
  expect(await commandOf(starts[0] ?? 0)).toBeUndefined();
});
