import { Agent, request } from 'node:http';
import { NO_ANSWER, type CallResult } from './answers.ts';

export interface HttpCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** A plain HTTP client that keeps its connections, as merchants' clients do, and tries nothing by itself. */
export interface HttpClient {
  call(call: HttpCall): Promise<CallResult>;
  close(): void;
}

const PATIENCE_MS = 12_000;

export function createHttpClient(origin: string): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 400 });
  const { hostname, port } = new URL(origin);
  return {
    call: ({ method, path, headers, body }) =>
      new Promise((resolve) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const lost = (): void => resolve(NO_ANSWER);
        const out = request(
          { agent, host: hostname, port, method, path, headers: { ...headers, ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) } },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.on('error', lost).on('close', lost);
            answer.on('end', () => resolve({ status: answer.statusCode ?? null, body: parse(Buffer.concat(chunks).toString('utf8')) }));
          },
        );
        out.setTimeout(PATIENCE_MS, () => out.destroy());
        out.on('error', lost).on('close', lost);
        out.end(text);
      }),
    close: () => agent.destroy(),
  };
}

function parse(text: string): CallResult['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
