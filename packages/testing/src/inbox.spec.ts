import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Inbox } from './inbox.ts';
import { startInbox } from './inbox.ts';

let inbox: Inbox;

beforeEach(async () => {
  inbox = await startInbox();
});

afterEach(() => inbox.close());

test('keeps path, headers and the exact body, and answers OK', async () => {
  const body = '{"tradeNo":"order-1", "name":"Ali ادائیگی"}';
  const answer = await fetch(`${inbox.url}/notify?x=1`, { method: 'POST', body, headers: { 'x-sign': 'abc' } });
  expect([answer.status, await answer.text()]).toEqual([200, 'OK']);
  expect(inbox.received).toEqual([expect.objectContaining({ method: 'POST', path: '/notify?x=1', body, headers: expect.objectContaining({ 'x-sign': 'abc' }) })]);
});

test('waitFor sees a request of the past and one of the future', async () => {
  await fetch(`${inbox.url}/first`, { method: 'POST' });
  const second = inbox.waitFor(({ path }) => path === '/second', { deadlineMs: 2_000 });
  await fetch(`${inbox.url}/second`, { method: 'POST' });
  expect((await inbox.waitFor(({ path }) => path === '/first')).path).toBe('/first');
  expect((await second).path).toBe('/second');
});

test('answers what it is told, by request', async () => {
  inbox.setAnswer(({ path }) => (path === '/down' ? { status: 503, body: 'later', headers: { 'retry-after': '7' } } : {}));
  const down = await fetch(`${inbox.url}/down`);
  expect([down.status, down.headers.get('retry-after'), await down.text()]).toEqual([503, '7', 'later']);
  expect((await fetch(`${inbox.url}/up`)).status).toBe(200);
});

test('a hanging inbox has received the request and does not hinder close', async () => {
  inbox.setAnswer('hang');
  const call = fetch(inbox.url, { method: 'POST' }).then(
    () => 'answered',
    () => 'cut',
  );
  await inbox.waitFor(() => true);
  await inbox.close();
  expect(await call).toBe('cut');
});
