import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the provider does with a request. */
export type Behaviour =
  | { readonly kind: 'answer'; readonly status?: number; readonly body: (request: ReceivedRequest) => string }
  /** Takes the request and never says a word. */
  | { readonly kind: 'silence' }
  /** Takes the request and cuts the connection. */
  | { readonly kind: 'reset' };

/** A provider made of one behaviour at a time. It never judges a request: that is the harness's part. */
export interface ScriptedProvider {
  readonly baseUrl: string;
  readonly received: ReceivedRequest[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export async function startScriptedProvider(): Promise<ScriptedProvider> {
  const received: ReceivedRequest[] = [];
  let behaviour: Behaviour = { kind: 'silence' };
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const read = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
    received.push(read);
    if (behaviour.kind === 'silence') return;
    if (behaviour.kind === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    try {
      const body = behaviour.body(read);
      response.writeHead(behaviour.status ?? 200, { 'content-type': 'application/json' }).end(body);
    } catch (error) {
      // The harness refuses the request: the test must see why, and not only an unreadable answer.
      response.writeHead(200, { 'content-type': 'text/plain' }).end(`REFUSED ${String(error)}`);
      process.emitWarning(`scripted provider refused a request: ${String(error)}`);
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    behave: (next) => {
      behaviour = next;
      received.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
