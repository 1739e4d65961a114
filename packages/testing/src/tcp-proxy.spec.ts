import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Inbox } from './inbox.ts';
import { startInbox } from './inbox.ts';
import type { TcpProxy } from './tcp-proxy.ts';
import { startTcpProxy } from './tcp-proxy.ts';

let inbox: Inbox;
let proxy: TcpProxy;

beforeEach(async () => {
  inbox = await startInbox();
  proxy = await startTcpProxy({ target: { port: Number(new URL(inbox.url).port) } });
});

afterEach(async () => {
  await proxy.close();
  await inbox.close();
});

const post = (body: string, timeoutMs = 1_000): Promise<string> =>
  fetch(`http://127.0.0.1:${proxy.port}/`, { method: 'POST', body, signal: AbortSignal.timeout(timeoutMs) }).then((answer) => answer.text());

test('pass: the answer of the target comes back', async () => {
  expect(await post('hello')).toBe('OK');
});

test('drop-response: the target has the request, the client gets no answer', async () => {
  await proxy.setMode('drop-response');
  await expect(post('charge', 200)).rejects.toThrow('timeout');
  expect(inbox.received.map(({ body }) => body)).toEqual(['charge']);
  await proxy.setMode('pass');
  expect(await post('again')).toBe('OK');
});

test('hang: the target never sees the request until the proxy passes again', async () => {
  await proxy.setMode('hang');
  const waiting = post('late', 3_000);
  await expect(post('lost', 200)).rejects.toThrow('timeout');
  expect(inbox.received).toEqual([]);
  await proxy.setMode('pass');
  expect(await waiting).toBe('OK');
});

test('refuse: connections are refused like those to a dead process, and come back on the same port', async () => {
  const { port } = proxy;
  const open = connect(port, '127.0.0.1');
  await once(open, 'connect');
  await proxy.setMode('refuse');
  await once(open, 'close');
  const refused = connect(port, '127.0.0.1');
  expect(await once(refused, 'error')).toHaveProperty('code', 'ECONNREFUSED');
  await proxy.setMode('pass');
  expect(proxy.port).toBe(port);
  expect(await post('back')).toBe('OK');
});

function once(socket: Socket, event: string): Promise<unknown> {
  return new Promise((resolve) => {
    socket.on('error', event === 'error' ? resolve : () => undefined);
    if (event !== 'error') socket.once(event, resolve);
  });
}
