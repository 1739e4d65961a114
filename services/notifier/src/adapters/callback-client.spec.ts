import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { testAuthority } from '@adaigi/grpc/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DISGUISES } from '../core/disguises.fixture.ts';
import { createCallbackClient } from './callback-client.ts';
import type { CallbackClientOptions } from './callback-client.ts';
import { AddressNotAllowed, guardedAgent } from './guarded-dial.ts';
import type { Resolve } from './guarded-dial.ts';

const authority = testAuthority();
const identity = authority.issue('localhost');

let server: Server;
let secure: Server;
let base: string;
let secureBase: string;
/** Paths that reached the servers. */
let reached: string[] = [];
let connections = 0;
let answer: RequestListener = (_request, response) => response.end('OK');
const opened: { close(): void }[] = [];

const listener: RequestListener = (request, response) => {
  reached.push(request.url ?? '');
  request.resume();
  answer(request, response);
};

beforeAll(async () => {
  server = createHttpServer(listener).on('connection', () => (connections += 1));
  secure = createHttpsServer({ key: identity.key, cert: identity.cert }, listener);
  for (const each of [server, secure]) await once(each.listen(0, '127.0.0.1'), 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  secureBase = `https://localhost:${(secure.address() as AddressInfo).port}`;
});

beforeEach(() => {
  reached = [];
  connections = 0;
  answer = (_request, response) => response.end('OK');
});

afterEach(() => {
  for (const client of opened.splice(0)) client.close();
});

afterAll(() => {
  for (const each of [server, secure]) {
    each.close();
    each.closeAllConnections();
  }
});

function client(options: Partial<CallbackClientOptions> = {}) {
  const created = createCallbackClient({ timeoutMs: 1_000, allowLoopback: true, maxSockets: 4, ...options });
  opened.push(created);
  return created;
}

function post(url: string, options: Partial<CallbackClientOptions> = {}, signal = new AbortController().signal) {
  return client(options).post({ merchantId: 'mer_a', url, urlPolicy: 'https', headers: { 'content-type': 'application/json', 'x-canary': 'yes' }, body: '{"a":1}', signal });
}

/** Resolves every name to these addresses and counts how often it was asked. */
function resolver(...rounds: string[][]): Resolve & { asked: number } {
  const resolve = (_name: string, done: Parameters<Resolve>[1]) => {
    const addresses = rounds[Math.min(resolve.asked, rounds.length - 1)] ?? [];
    resolve.asked += 1;
    done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  };
  resolve.asked = 0;
  return resolve;
}

describe('a callback', () => {
  test('posts headers and body as they are, and brings status and answer back', async () => {
    const bodies: string[] = [];
    answer = (request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.writeHead(202).end(`${request.method} ${String(request.headers['x-canary'])} ${request.headers['content-length']}`));
    };
    expect(await post(`${base}/hook?a=b`)).toMatchObject({ kind: 'answered', status: 202, body: 'POST yes 7', retryAfterMs: 0 });
    expect(bodies).toEqual(['{"a":1}']);
    expect(reached).toEqual(['/hook?a=b']);
  });

  test.each([301, 302, 303, 307, 308])('never follows a redirect (%i)', async (status) => {
    answer = (_request, response) => response.writeHead(status, { location: `${base}/elsewhere` }).end();
    expect(await post(`${base}/hook`)).toMatchObject({ kind: 'answered', status });
    expect(reached).toEqual(['/hook']);
  });

  test('reads Retry-After', async () => {
    answer = (_request, response) => response.writeHead(429, { 'retry-after': '7' }).end();
    expect(await post(base)).toMatchObject({ retryAfterMs: 7_000 });
  });

  test('ends at the total time when no answer comes', async () => {
    answer = () => undefined;
    const startedAt = performance.now();
    expect(await post(base, { timeoutMs: 200 })).toMatchObject({ kind: 'unanswered', failure: 'timeout' });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test('ends at the total time when the answer drips without end; the status still counts', async () => {
    answer = (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect(await post(base, { timeoutMs: 300 })).toMatchObject({ kind: 'answered', status: 200, body: null });
  });

  test('reads no more than the start of a huge answer', async () => {
    answer = (_request, response) => response.end('x'.repeat(5_000_000));
    const result = await post(base);
    expect(result.kind === 'answered' && result.body?.length).toBe(16_384);
  });

  test('tells apart what went wrong', async () => {
    const gone = createHttpServer();
    await once(gone.listen(0, '127.0.0.1'), 'listening');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'unanswered', failure: 'connection' });
    answer = (request) => request.socket.destroy();
    expect(await post(base)).toMatchObject({ kind: 'unanswered', failure: 'connection' });
    expect(await post('https://nowhere.invalid/', { resolve: resolver([]) })).toMatchObject({ kind: 'unanswered', failure: 'host_not_found' });
    expect(await post(secureBase)).toMatchObject({ kind: 'unanswered', failure: 'tls' });
  });

  test('checks the certificate', async () => {
    expect(await post(`${secureBase}/hook`, { ca: authority.cert })).toMatchObject({ kind: 'answered', status: 200, body: 'OK' });
  });

  test('that is aborted because the process stops says nothing about the merchant', async () => {
    answer = () => undefined;
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    expect(await post(base, {}, stop.signal)).toEqual({ kind: 'aborted' });
  });

  test('keeps connections open for the same merchant and shares them with no other', async () => {
    const shared = client();
    const call = (merchantId: string) => shared.post({ merchantId, url: base, urlPolicy: 'https', headers: {}, body: '', signal: new AbortController().signal });
    for (const merchantId of ['mer_a', 'mer_a', 'mer_a', 'mer_b', 'mer_b']) await call(merchantId);
    expect(connections).toBe(2);
  });
});

describe('a kept connection', () => {
  test('that the other side closed meanwhile does not fail the try', async () => {
    const shared = client();
    const call = () => shared.post({ merchantId: 'mer_a', url: base, urlPolicy: 'https', headers: {}, body: '', signal: new AbortController().signal });
    await call();
    let cut = 0;
    answer = (request, response) => {
      if (cut++ === 0) request.socket.destroy();
      else response.end('OK');
    };
    expect(await call()).toMatchObject({ kind: 'answered', status: 200 });
    expect(cut).toBe(2);
  });
});

describe('server-side request forgery', () => {
  test.each(DISGUISES)('a disguised address is not dialled: %j', async (url) => {
    const resolve = resolver(['127.0.0.1']);
    const result = await post(url, { allowLoopback: false, resolve });
    expect(result).toMatchObject({ kind: 'unanswered', failure: 'url_not_allowed' });
    expect(resolve.asked).toBe(0);
  });

  test.each([
    [['127.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['169.254.169.254']],
    [['10.0.0.1']],
    [['fd00::1']],
    [['8.8.8.8', '127.0.0.1']],
    [['127.0.0.1', '8.8.8.8']],
    [['2606:4700::1111', '10.0.0.1']],
  ])('a name is refused when any of its addresses is not public: %j', async (addresses) => {
    const result = await post('https://merchant.example/', { allowLoopback: false, resolve: resolver(addresses) });
    expect(result).toMatchObject({ kind: 'unanswered', failure: 'address_not_allowed' });
  });

  test('a name that changes its mind is asked once per connection, and the checked address is the one that is dialled', async () => {
    const resolve = resolver(['8.8.8.8'], ['127.0.0.1']);
    await post('https://merchant.example/', { allowLoopback: false, resolve, timeoutMs: 150 });
    expect(resolve.asked).toBe(1);
    expect(reached).toEqual([]);
  });

  test('the development switch opens this machine only, also for names', async () => {
    expect(await post(base)).toMatchObject({ kind: 'answered' });
    expect(await post('http://localhost:1/', { resolve: resolver(['8.8.8.8']) })).toMatchObject({ failure: 'address_not_allowed' });
    expect(await post('https://merchant.example/', { resolve: resolver(['127.0.0.1']) })).toMatchObject({ failure: 'address_not_allowed' });
    expect(await post('http://merchant.example/')).toMatchObject({ failure: 'url_not_allowed' });
  });

  test('without the switch this machine is closed', async () => {
    expect(await post(base, { allowLoopback: false })).toMatchObject({ failure: 'url_not_allowed' });
    expect(connections).toBe(0);
  });

  test.each([
    ['a connection that ends elsewhere than its lookup said', { host: 'merchant.example' }],
    ['a literal address that came past the URL check', { host: '127.0.0.1' }],
  ])('the last check: %s is closed before a byte is written', async (_what, { host }) => {
    const { port } = server.address() as AddressInfo;
    const agent = guardedAgent('http:', 'public', { resolve: resolver(['8.8.8.8']), maxSockets: 1 });
    const liar = (_name: string, _options: object, done: (error: null, address: { address: string; family: number }[]) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    const outcome = await new Promise((resolve) => agent.createConnection({ host, port, lookup: liar }, (error) => resolve(error)));
    expect(outcome).toBeInstanceOf(AddressNotAllowed);
    expect(reached).toEqual([]);
    agent.destroy();
  });

  test('the canary can be reached at all, so that the tests above mean something', async () => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
    await post(`${base}/reached`);
    expect(reached).toEqual(['/reached']);
  });
});
