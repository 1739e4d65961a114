import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { HttpAnswer, HttpRequest } from './answer.ts';
import { createHttpClient } from './client.ts';
import type { HttpClient } from './client.ts';

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';

interface Peer {
  readonly port: number;
  /** Whole requests, in order. */
  readonly requests: string[];
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A raw TCP peer: what it does with each request is up to the test, which HTTP servers would not allow. */
async function peer(onRequest: (socket: Socket, nth: number) => void): Promise<Peer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!text.includes('\r\n\r\n') || !text.endsWith('{"a":1}')) return;
      requests.push(text);
      text = '';
      onRequest(socket, requests.length);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return { port: (server.address() as AddressInfo).port, requests };
}

/** A machine that stands still for a moment must not turn an answer into silence. */
const ANSWERED_TIMEOUT_MS = 20_000;

function client(port: number, scheme = 'http', connectTimeoutMs = ANSWERED_TIMEOUT_MS): HttpClient {
  const made = createHttpClient({ baseUrl: new URL(`${scheme}://127.0.0.1:${port}/base`), connectTimeoutMs, maxBodyBytes: 1_000 });
  closing.push(() => made.close());
  return made;
}

function post(http: HttpClient, options: Partial<HttpRequest> = {}): Promise<HttpAnswer> {
  return http.post({ path: '/pay', contentType: 'application/json', body: '{"a":1}', timeoutMs: ANSWERED_TIMEOUT_MS, signal: new AbortController().signal, ...options });
}

describe('an answer', () => {
  test('comes back whole, and the request says who sends it', async () => {
    const { port, requests } = await peer((socket) => socket.write(OK));
    expect(await post(client(port), { headers: { credentials: 'abc' } })).toEqual({ kind: 'response', status: 200, contentType: 'application/json', text: '{}' });
    expect(requests[0]).toMatch(/^POST \/base\/pay HTTP\/1\.1\r\n/);
    expect(requests[0]).toMatch(/user-agent: adaigi-connector/i);
    expect(requests[0]).toMatch(/credentials: abc/i);
  });

  test('a redirect is an answer and is not followed', async () => {
    const { port, requests } = await peer((socket) => socket.write('HTTP/1.1 302 Found\r\nlocation: /other\r\ncontent-length: 0\r\n\r\n'));
    expect(await post(client(port))).toMatchObject({ kind: 'response', status: 302 });
    expect(requests).toHaveLength(1);
  });

  test('connections are kept', async () => {
    const sockets = new Set<Socket>();
    const { port } = await peer((socket) => {
      sockets.add(socket);
      socket.write(OK);
    });
    const http = client(port);
    for (let i = 0; i < 3; i += 1) {
      await post(http);
      // The connection is free again only after its answer has been handed out.
      await nextTurn();
    }
    expect(sockets.size).toBe(1);
  });
});

describe('not sent: no byte left', () => {
  test('connection refused', async () => {
    const gone = await peer(() => undefined);
    for (const close of closing.splice(0)) await close();
    expect(await post(client(gone.port))).toEqual({ kind: 'not_sent', cause: 'refused' });
  });

  test('no such name', async () => {
    const http = createHttpClient({ baseUrl: new URL('http://wallet.invalid'), connectTimeoutMs: 5_000 });
    closing.push(() => http.close());
    expect(await post(http)).toEqual({ kind: 'not_sent', cause: 'name_not_found' });
  });

  test('the peer does not speak TLS', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(async () => {
      server.close();
      await once(server, 'close');
    });
    expect(await post(client((server.address() as AddressInfo).port, 'https'))).toEqual({ kind: 'not_sent', cause: 'tls' });
  });

  test('the connection takes too long to stand', async () => {
    // A TLS handshake that nobody answers: the TCP connection alone is not enough.
    const { port, requests } = await peer(() => undefined);
    const startedAt = performance.now();
    expect(await post(client(port, 'https', 150))).toEqual({ kind: 'not_sent', cause: 'connect_timeout' });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(requests).toHaveLength(0);
  });

  test('the time to leave has passed, even though the connection stands', async () => {
    const { port, requests } = await peer((socket) => socket.write(OK));
    const http = client(port);
    await post(http);
    expect(await post(http, { leaveBy: performance.now() - 1 })).toEqual({ kind: 'not_sent', cause: 'too_late' });
    expect(await post(http, { leaveBy: performance.now() + 1_000 })).toMatchObject({ kind: 'response' });
    expect(requests).toHaveLength(2);
  });

  test('given up before it started, or while it still connected', async () => {
    const { port, requests } = await peer((socket) => socket.write(OK));
    expect(await post(client(port), { signal: AbortSignal.abort() })).toEqual({ kind: 'not_sent', cause: 'aborted' });
    const connecting = new AbortController();
    const answer = post(client(port, 'https', 5_000), { signal: connecting.signal });
    connecting.abort();
    expect(await answer).toEqual({ kind: 'not_sent', cause: 'aborted' });
    expect(requests).toHaveLength(0);
  });
});

describe('no answer: it may have arrived, and it is not sent again', () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ['silence', () => undefined, 'timeout'],
    ['the connection is reset', (socket) => socket.resetAndDestroy(), 'connection_lost'],
    ['the connection is closed', (socket) => socket.end(), 'connection_lost'],
    ['half of the head', (socket) => socket.end('HTTP/1.1 200 OK\r\ncont'), 'connection_lost'],
    ['half of the body', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"a":'), 'connection_lost'],
    ['a body that never ends', (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"a":'), 'timeout'],
    ['more than an answer has', (socket) => socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n${'x'.repeat(5_000)}`), 'body_too_large'],
    ['no HTTP', (socket) => socket.write('ERROR 17\r\n\r\n'), 'malformed'],
  ])('%s', async (_name, onRequest, cause) => {
    const { port, requests } = await peer(onRequest);
    expect(await post(client(port), cause === 'timeout' ? { timeoutMs: 500 } : {})).toEqual({ kind: 'no_answer', cause });
    expect(requests).toHaveLength(1);
  });

  test('given up while it waits', async () => {
    const abort = new AbortController();
    const { port } = await peer(() => abort.abort());
    expect(await post(client(port), { signal: abort.signal })).toEqual({ kind: 'no_answer', cause: 'aborted' });
  });

  test('a kept connection that dies under the request', async () => {
    const { port, requests } = await peer((socket, nth) => {
      if (nth === 1) socket.write(OK);
      else socket.resetAndDestroy();
    });
    const http = client(port);
    await post(http);
    await nextTurn();
    expect(await post(http)).toEqual({ kind: 'no_answer', cause: 'connection_lost' });
    expect(requests).toHaveLength(2);
  });

  test('the time to connect is not taken from the time to answer', async () => {
    const { port } = await peer((socket) => void setTimeout(() => socket.write(OK), 2_200));
    expect(await post(client(port, 'http', 2_000))).toMatchObject({ kind: 'response' });
  });
});
