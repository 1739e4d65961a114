import { afterEach, describe, expect, test } from '@jest/globals';
import { createRegistry } from '../metrics/registry.ts';
import { Readiness } from './readiness.ts';
import { startOpsServer } from './server.ts';
import type { OpsServer } from './server.ts';

let server: OpsServer | undefined;

afterEach(async () => {
  await server?.close();
});

async function start(readiness = new Readiness()): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const started = await startOpsServer('127.0.0.1', 0, readiness, createRegistry('payments'));
  server = started;
  return (path, init) => fetch(`http://127.0.0.1:${started.port}${path}`, init);
}

describe('the ops server', () => {
  test('is alive at once, but not ready before it is opened nor after it is closed', async () => {
    const readiness = new Readiness();
    const get = await start(readiness);
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(503);
    readiness.open();
    expect((await get('/readyz')).status).toBe(200);
    readiness.close();
    expect((await get('/readyz')).status).toBe(503);
  });

  test('names the check that fails, without its text', async () => {
    const readiness = new Readiness();
    readiness.open();
    readiness.add('mongo', () => Promise.reject(new RangeError('mongodb://root:hunter2@db is away')));
    readiness.add('kafka', () => Promise.resolve());
    const response = await (await start(readiness))('/readyz?verbose');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'not ready', checks: { started: 'ok', mongo: 'RangeError', kafka: 'ok' } });
  });

  test('does not wait for a check that never answers', async () => {
    const readiness = new Readiness();
    readiness.open();
    readiness.add('mongo', () => new Promise(() => {}));
    const response = await (await start(readiness))('/readyz');
    expect(await response.json()).toMatchObject({ checks: { mongo: 'timeout' } });
  });

  test('shows what the process is and spends to Prometheus', async () => {
    const response = await (await start())('/metrics');
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('text/plain');
    for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'nodejs_eventloop_utilization']) {
      expect(text).toMatch(new RegExp(`^${name}\\{service="payments"\\} [0-9.e+-]+$`, 'm'));
    }
  });

  test('answers nothing else', async () => {
    const get = await start();
    expect((await get('/')).status).toBe(404);
    expect((await get('/metrics', { method: 'POST' })).status).toBe(405);
  });
});
