import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually.ts';

/** One request that the inbox got. */
export interface Received {
  method: string;
  /** Path and query as sent. */
  path: string;
  headers: IncomingHttpHeaders;
  /** The exact bytes as text (UTF-8), for signatures. */
  body: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** What the inbox answers. `hang` never answers; defaults: status 200, body `OK`, no delay. */
export type InboxAnswer = { status?: number; body?: string; headers?: Readonly<Record<string, string>>; delayMs?: number } | 'hang';

/** A merchant's own server: takes callbacks and remembers them. */
export interface Inbox {
  /** `http://127.0.0.1:<port>`; every path is taken. */
  url: string;
  /** In order of arrival; grows. */
  received: readonly Received[];
  /** The first request, past or future, that the predicate accepts. Throws at the deadline (default 10 s). */
  waitFor(predicate: (received: Received) => boolean, options?: { deadlineMs?: number }): Promise<Received>;
  setAnswer(answer: InboxAnswer | ((received: Received) => InboxAnswer)): void;
  close(): Promise<void>;
}

const LONGEST_BODY_BYTES = 1 << 20;

/** Starts an inbox on 127.0.0.1, on a free port unless one is named. */
export async function startInbox(options: { port?: number; answer?: InboxAnswer | ((received: Received) => InboxAnswer) } = {}): Promise<Inbox> {
  const received: Received[] = [];
  let answer = options.answer ?? {};
  const server = createServer((request, response) => {
    void (async () => {
      const entry = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: await readBody(request), at: Date.now() };
      received.push(entry);
      const chosen = typeof answer === 'function' ? answer(entry) : answer;
      if (chosen === 'hang') return;
      if (chosen.delayMs) await sleep(chosen.delayMs, undefined, { ref: false });
      response.writeHead(chosen.status ?? 200, { 'content-type': 'text/plain', ...chosen.headers }).end(chosen.body ?? 'OK');
    })().catch(() => request.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: options.port ?? 0, host: '127.0.0.1' }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the inbox listens on no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    waitFor: (predicate, limits) => eventually(() => received.find(predicate), limits),
    setAnswer: (next) => {
      answer = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk as Uint8Array);
    bytes += buffer.length;
    if (bytes > LONGEST_BODY_BYTES) throw new Error('the body is longer than 1 MiB');
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
