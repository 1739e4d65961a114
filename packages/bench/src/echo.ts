import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of its own that answers with these bytes whatever it is asked on a stream. */
export async function startEcho(response: Uint8Array): Promise<{ readonly address: string; readonly stop: () => void }> {
  const child = fork(new URL('./echo-server.ts', import.meta.url), { execArgv: ['--v8-pool-size=1'] });
  child.send(Buffer.from(response).toString('base64'));
  const [port] = (await once(child, 'message')) as [number];
  return { address: `127.0.0.1:${port}`, stop: () => child.disconnect() };
}
