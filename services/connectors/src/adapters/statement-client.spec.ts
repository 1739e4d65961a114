import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret } from '@adaigi/config';
import { createHttpClient } from '@adaigi/connector-kit';
import type { HttpClient } from '@adaigi/connector-kit';
import { money } from '@adaigi/domain';
import type { TransferFeed } from '../transfer-feed-ports.ts';
import { createStatementClient } from './statement-client.ts';

let server: Server;
let http: HttpClient;
let feed: TransferFeed;
const seen: { authorization: string; body: string }[] = [];
let answer: { status: number; text: string } = { status: 200, text: '' };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ authorization: request.headers.authorization ?? '', body });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  http = createHttpClient({ baseUrl: new URL(`http://127.0.0.1:${port}`), connectTimeoutMs: 1_000 });
  const settings = { id: 'easypaisa-statement', wallet: 'easypaisa', currency: 'PKR', mode: 'test' as const, timeoutMs: 2_000, connectTimeoutMs: 1_000 };
  feed = createStatementClient(http, settings, new Secret('key'), new AbortController().signal);
});
afterAll(async () => {
  await http.close();
  server.close();
});

const LINE = { number: '23936218009', to: '923450000001', from: '03139471223', amountMinor: '120000', currency: 'PKR', at: '2026-11-21T10:00:00Z' };
const answering = (body: unknown, status = 200): void => void (answer = { status, text: typeof body === 'string' ? body : JSON.stringify(body) });

describe('a statement feed', () => {
  test('tells of credits in the platform’s words, and where to go on', async () => {
    answering({ transfers: [LINE, { ...LINE, from: '' }, { ...LINE, from: 'PK36SCBL0000001123456702', to: '0012345678' }], next: '3' });
    const page = await feed.list('0', 100);
    expect(seen.at(-1)).toEqual({ authorization: 'Bearer key', body: '{"after":"0","limit":100}' });
    expect(page.nextCursor).toBe('3');
    expect(page.transfers[0]).toEqual({ number: '23936218009', receivingNumber: '03450000001', senderNumber: '03139471223', amount: money(120_000n, 'PKR'), at: new Date('2026-11-21T10:00:00Z') });
    expect(page.transfers.map(({ senderNumber }) => senderNumber)).toEqual(['03139471223', '', '']);
    expect(page.transfers[2]?.receivingNumber).toBe('0012345678');
  });

  test.each([
    ['a number that is none', { ...LINE, number: '' }],
    ['a receiver that is none', { ...LINE, to: '12' }],
    ['a float', { ...LINE, amountMinor: '12.5' }],
    ['a debit', { ...LINE, amountMinor: '-5' }],
    ['another currency', { ...LINE, currency: 'USD' }],
    ['no time', { ...LINE, at: 'noon' }],
    ['no object', 7],
  ])('passes over no line that cannot be read: %s', async (_what, line) => {
    answering({ transfers: [LINE, line], next: '2' });
    await expect(feed.list('', 100)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('is unavailable when it answers otherwise, and its key is in no message', async () => {
    for (const [body, status] of [['<html>', 200], [{ transfers: 'none', next: '1' }, 200], [{ transfers: [], next: 'a b' }, 200], [{ error: 'unauthorized' }, 401], ['', 503]] as const) {
      answering(body, status);
      const refused: unknown = await feed.list('', 100).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'unavailable' });
      expect(String(refused)).not.toContain('key');
    }
  });
});
