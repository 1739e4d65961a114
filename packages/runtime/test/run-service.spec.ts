import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const FIXTURE = fileURLToPath(new URL('./fixtures/service.ts', import.meta.url));

type Line = Record<string, unknown>;

interface Run {
  readonly child: ChildProcess;
  readonly lines: Line[];
  /** Resolves with the line once it was written; rejects when the process ends without it. */
  line(msg: string): Promise<Line>;
  ended(): Promise<{ code: number | null; stderr: string; messages: unknown[] }>;
}

const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function run(mode: string, env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [FIXTURE], {
    env: { ADAIGI_SERVICE: 'fixture', ADAIGI_ENV: 'test', ADAIGI_OPS_PORT: '0', TEST_MODE: mode, TEST_KEY: 'hunter2-key', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const lines: Line[] = [];
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (text) => lines.push(JSON.parse(text) as Line));
  const exit = once(child, 'close');
  return {
    child,
    lines,
    line: async (msg) => {
      const find = (): Line | undefined => lines.find((line) => line['msg'] === msg);
      for (let found = find(); ; found = find()) {
        if (found !== undefined) return found;
        const [event] = await Promise.race([once(reader, 'line'), exit.then(() => ['exit'] as unknown[])]);
        if (event === 'exit' && find() === undefined) throw new Error(`ended without "${msg}": ${stderr}`);
      }
    },
    ended: async () => {
      const [code] = (await exit) as [number | null];
      return { code, stderr, messages: lines.map((line) => line['hook'] ?? line['msg']) };
    },
  };
}

describe('runService', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('is ready, and on %s runs its stop hooks in reverse order and exits 0', async (signal) => {
    const service = run('well');
    const { opsPort } = await service.line('ready');
    expect((await fetch(`http://127.0.0.1:${String(opsPort)}/readyz`)).status).toBe(200);
    service.child.kill(signal);
    const { code, messages } = await service.ended();
    expect(code).toBe(0);
    expect(messages).toEqual(['ready', 'stopping', 'third', 'second', 'first', 'stopped']);
  });

  test.each(['leaves-open', 'leaves-rejection'])('exits 0 after its stop hooks, whatever they have left behind: %s', async (mode) => {
    const service = run(mode);
    await service.line('ready');
    service.child.kill('SIGTERM');
    const { code, messages } = await service.ended();
    expect(code).toBe(0);
    expect(messages).toEqual(['ready', 'stopping', 'third', 'second', 'first', 'stopped']);
  });

  test('runs the other stop hooks and exits 1 when one fails', async () => {
    const service = run('hook-fails');
    await service.line('ready');
    service.child.kill('SIGTERM');
    const { code, messages } = await service.ended();
    expect(code).toBe(1);
    expect(messages).toEqual(['ready', 'stopping', 'third', 'second', 'second', 'first', 'stopped']);
  });

  test('does not wait for a stop hook past its deadline', async () => {
    const service = run('hook-hangs');
    await service.line('ready');
    service.child.kill('SIGTERM');
    const { code, messages } = await service.ended();
    expect(code).toBe(1);
    expect(messages.at(-1)).toBe('stop took too long');
  });

  test('stops what was built and exits 1 when wiring fails', async () => {
    const { code, messages } = await run('wire-throws').ended();
    expect(code).toBe(1);
    expect(messages).toEqual(['could not start', 'third', 'second', 'first', 'stopped']);
  });

  test('logs a promise that nobody caught and exits 1', async () => {
    const service = run('rejection');
    const { code } = await service.ended();
    expect(code).toBe(1);
    expect(await service.line('nobody caught this')).toMatchObject({ level: 'fatal', err: { message: 'forgotten' } });
  });

  test('stops in order and exits 1 when a part gives up', async () => {
    const { code, messages } = await run('fail').ended();
    expect(code).toBe(1);
    expect(messages).toEqual(['ready', 'consumer gave up', 'third', 'second', 'first', 'stopped']);
  });

  test('names every wrong variable on standard error, without values and stack, and exits 1', async () => {
    const { code, stderr, messages } = await run('', { TEST_KEY: 'hu2', ADAIGI_OPS_PORT: 'hunter2' }).ended();
    expect(code).toBe(1);
    expect(messages).toEqual([]);
    expect(stderr).toBe(
      [
        'The configuration is not valid:',
        '  ADAIGI_OPS_PORT must be an integer',
        '  TEST_MODE is required',
        '  TEST_KEY must have at least 4 bytes',
        '',
      ].join('\n'),
    );
  });

  test('exits 1 when its ops port is taken', async () => {
    const first = run('well');
    const { opsPort } = await first.line('ready');
    const second = run('well', { ADAIGI_OPS_PORT: String(opsPort) });
    const { code } = await second.ended();
    expect(code).toBe(1);
    expect(await second.line('could not start')).toMatchObject({ err: { code: 'EADDRINUSE' } });
  });
});
