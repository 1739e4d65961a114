import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/**
 * What the proxy does with bytes: forward them; refuse connections as if nothing listened; forward requests and throw away the answers; accept and
 * hold everything back.
 */
export type ProxyMode = 'pass' | 'refuse' | 'drop-response' | 'hang';

/** A fault between a client and a server, both real. */
export interface TcpProxy {
  port: number;
  readonly mode: ProxyMode;
  /** Takes effect on open connections too, and is in effect when the promise is kept. */
  setMode(mode: ProxyMode): Promise<void>;
  close(): Promise<void>;
}

interface Pair {
  client: Socket;
  server: Socket;
  /** Bytes were thrown away: the streams can never be right again. */
  broken: boolean;
}

/** Starts a proxy on a free port of 127.0.0.1 in front of `target`. */
export async function startTcpProxy(options: { target: { host?: string; port: number }; mode?: ProxyMode }): Promise<TcpProxy> {
  const target = { host: options.target.host ?? '127.0.0.1', port: options.target.port };
  const pairs = new Set<Pair>();
  let mode: ProxyMode = options.mode ?? 'pass';
  let port = 0;

  const listener = createServer((client) => {
    const server = connect(target);
    const pair: Pair = { client, server, broken: false };
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
    }
    client.on('data', (chunk) => server.write(chunk));
    server.on('data', (chunk) => {
      if (mode === 'drop-response') pair.broken = true;
      else client.write(chunk);
    });
    if (mode === 'hang') hold(pair);
  });

  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      listener.once('error', reject);
      listener.listen({ port, host: '127.0.0.1' }, () => {
        listener.off('error', reject);
        const address = listener.address();
        if (address !== null && typeof address === 'object') port = address.port;
        resolve();
      });
    });
  const unlisten = (): Promise<void> =>
    new Promise((resolve) => {
      listener.close(() => resolve());
      for (const { client } of pairs) client.resetAndDestroy();
    });

  await listen();
  if (mode === 'refuse') await unlisten();
  return {
    get port() {
      return port;
    },
    get mode() {
      return mode;
    },
    setMode: async (next) => {
      if (mode === next) return;
      if (mode === 'refuse') await listen();
      mode = next;
      if (next === 'refuse') return unlisten();
      for (const pair of pairs) {
        if (pair.broken && next !== 'drop-response') pair.client.resetAndDestroy();
        else if (next === 'hang') hold(pair);
        else release(pair);
      }
    },
    close: async () => {
      if (mode !== 'refuse') await unlisten();
      mode = 'refuse';
    },
  };
}

function hold(pair: Pair): void {
  pair.client.pause();
  pair.server.pause();
}

function release(pair: Pair): void {
  pair.client.resume();
  pair.server.resume();
}
