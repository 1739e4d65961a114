import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpClient } from '@adaigi/connector-kit';
import type { PayoutConnector, PayoutDestination, PayoutInquiryOrder, PayoutOrder, PayoutRegistration } from '@adaigi/connector-kit';
import { money } from '@adaigi/domain';

export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answering = { readonly status?: number; readonly body: string } | 'silence' | 'reset';

/** A payout gateway made of one answer per path, and a connector in front of it. */
export interface PayoutBench {
  readonly connector: PayoutConnector;
  /** The same connector at an address where nobody listens. */
  readonly nowhere: PayoutConnector;
  /** Everything that arrived, oldest first. */
  readonly asked: Asked[];
  /** Answers by the end of the path; replaces what was set for it. */
  on(pathEnd: string, answer: (asked: Asked) => Answering): void;
  stop(): Promise<void>;
}

const TIMEOUT_MS = 300;

export async function startPayoutBench(registration: PayoutRegistration, section: { readonly account: object; readonly secrets: Readonly<Record<string, string>>; readonly endpoint?: object; readonly destination?: PayoutDestination }): Promise<PayoutBench> {
  const asked: Asked[] = [];
  const answers = new Map<string, (asked: Asked) => Answering>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const read: Asked = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      asked.push(read);
      const found = [...answers].find(([end]) => read.path.endsWith(end));
      const answer = found === undefined ? { status: 404, body: '' } : found[1](read);
      if (answer === 'silence') return;
      if (answer === 'reset') request.socket.resetAndDestroy();
      else response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const clients: { close(): Promise<void> }[] = [];
  const connect = (baseUrl: string): PayoutConnector => {
    const http = createHttpClient({ baseUrl: new URL(baseUrl), connectTimeoutMs: TIMEOUT_MS });
    clients.push(http);
    const secrets = Object.fromEntries(Object.entries(section.secrets).map(([key, text]) => [key, { reveal: () => text }]));
    return registration.parseConfig({ endpoint: { ...section.endpoint, baseUrl }, account: section.account, secrets }, section.destination ?? 'wallet').create({ http, timeouts: { payoutMs: TIMEOUT_MS, inquireMs: TIMEOUT_MS } });
  };
  return {
    connector: connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    nowhere: connect('http://127.0.0.1:9'),
    asked,
    on: (pathEnd, answer) => answers.set(pathEnd, answer),
    stop: async () => {
      for (const client of clients) await client.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const payoutOrder = (change: Partial<PayoutOrder> = {}): PayoutOrder => ({
  reference: 'A1B2C3D4E5F6G7H8J9K0',
  checkReference: 'C1B2C3D4E5F6G7H8J9K0',
  amount: money(1_000n, 'PKR'),
  receiver: { mobile: '03001234567', name: 'Zainab Tariq', cnic: '3520212345671', bank: '', accountNumber: '' },
  leaveBy: performance.now() + 10_000,
  ...change,
});

export const payoutInquiry = (change: Partial<PayoutInquiryOrder> = {}): PayoutInquiryOrder => ({
  reference: 'A1B2C3D4E5F6G7H8J9K0',
  inquiryReference: 'Q1B2C3D4E5F6G7H8J9K0',
  amount: money(1_000n, 'PKR'),
  providerTransactionId: '',
  conclusive: true,
  ...change,
});

export const noSignal = (): AbortSignal => new AbortController().signal;
