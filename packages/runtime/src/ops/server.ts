import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import type { Readiness } from './readiness.ts';

export interface OpsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves GET /healthz (the process lives), /readyz (it should get traffic) and /metrics (Prometheus text). */
export async function startOpsServer(host: string, port: number, readiness: Readiness, metrics: Registry): Promise<OpsServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      json(response, 405, { status: 'method not allowed' });
      return;
    }
    answer(path, response, readiness, metrics).catch(() => {
      if (!response.headersSent) json(response, 500, { status: 'error' });
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A scraper's kept-alive connection must not hold the process.
        server.closeAllConnections();
      }),
  };
}

async function answer(path: string, response: ServerResponse, readiness: Readiness, metrics: Registry): Promise<void> {
  switch (path) {
    case '/healthz':
      json(response, 200, { status: 'ok' });
      return;
    case '/readyz': {
      const { ready, checks } = await readiness.report();
      json(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', checks });
      return;
    }
    case '/metrics': {
      const text = await metrics.metrics();
      response.writeHead(200, { 'content-type': metrics.contentType });
      response.end(text);
      return;
    }
    default:
      json(response, 404, { status: 'not found' });
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
