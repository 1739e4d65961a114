import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { InboxRequest } from '../observation.ts';
import type { InboxMood } from '../plan/kinds.ts';
import type { Strikes } from './strikes.ts';

/** The merchants' server: takes callbacks, and answers them badly while it is told to. */
export interface ChaosInbox {
  readonly port: number;
  /** In the order of arrival; grows. */
  readonly received: readonly InboxRequest[];
  /** Payments whose end the merchants have been told, by their ids. */
  readonly ended: ReadonlySet<string>;
  /** The next callbacks to paths that begin with `/<merchant>/` meet this; null: it answers as it should. */
  setMood(merchant: number, mood: InboxMood | null): void;
  close(): Promise<void>;
}

const SLOW_MS = 1_500;
const END = /^\{"type":"payment\.(?:succeeded|failed|cancelled|expired)".*?"id":"(pay_[^"]+)"/;

export async function startChaosInbox(strikes: Strikes): Promise<ChaosInbox> {
  const received: InboxRequest[] = [];
  const ended = new Set<string>();
  const moods = new Map<string, InboxMood>();

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const merchant = path.split('/')[1] ?? '';
    const mood = moods.get(merchant);
    if (mood !== undefined) strikes.add('inbox', merchant, mood);
    if (mood === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    const body = await readBody(request);
    const end = END.exec(body)?.[1];
    if (end !== undefined) ended.add(end);
    const note = (answered: number | null): void => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      received.push({ at: Date.now(), method: request.method ?? '', path, headers, body, answered });
    };
    const answer = (status: number, text: string): void => {
      note(status);
      response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
    };
    switch (mood) {
      case undefined:
        answer(200, 'OK');
        return;
      case 'slow':
        setTimeout(() => answer(200, 'OK'), SLOW_MS);
        return;
      case '500':
        answer(500, 'no');
        return;
      case 'wrong-body':
        // A native endpoint that answers 2xx has taken the message, whatever the text.
        answer(200, 'Thank you for your message');
        return;
      case 'cut-after-reading':
        note(null);
        request.socket.resetAndDestroy();
        return;
      case 'hang':
        note(null);
        return;
      default:
        mood satisfies never;
    }
  };

  const server = createServer((request, response) => {
    void take(request, response).catch(() => request.destroy());
  });
  await listen(server);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the inbox listens on no port');
  return {
    port: address.port,
    received,
    ended,
    setMood(merchant, mood) {
      if (mood === null) moods.delete(`m${merchant}`);
      else moods.set(`m${merchant}`, mood);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1_024 }, resolve);
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
