import { createServer } from 'node:net';
import { EngineError } from '../engine-error.ts';

// Below the ephemeral range, so that no outgoing connection of another program sits on a port that we remembered.
const FIRST_PORT = 20_000;
const LAST_PORT = 31_999;

/** True when nothing listens on this port of 127.0.0.1. */
export function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A free port of 127.0.0.1 that is in none of `taken`. Starts at a random place, so that two checkouts seldom meet. */
export async function freePort(taken: ReadonlySet<number> = new Set()): Promise<number> {
  const span = LAST_PORT - FIRST_PORT + 1;
  const start = Math.floor(Math.random() * span);
  for (let step = 0; step < span; step += 1) {
    const port = FIRST_PORT + ((start + step) % span);
    if (!taken.has(port) && (await portIsFree(port))) return port;
  }
  throw new EngineError(`no free port between ${FIRST_PORT} and ${LAST_PORT} on 127.0.0.1`);
}

/**
 * The port to use for one listener: the configured one, else the remembered one while it is free, else a fresh free one.
 *
 * @throws EngineError when the configured value is no port, or is busy.
 */
export async function choosePort(
  choice: { variable: string; configured: string | undefined; remembered: number | undefined; listener: string },
  taken: Set<number>,
): Promise<number> {
  const port = await pick(choice, taken);
  taken.add(port);
  return port;
}

async function pick(choice: { variable: string; configured: string | undefined; remembered: number | undefined; listener: string }, taken: Set<number>): Promise<number> {
  if (choice.configured) {
    const port = Number(choice.configured);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new EngineError(`${choice.variable} must be a port from 1 to 65535, not "${choice.configured}".`);
    if (!(await portIsFree(port))) {
      throw new EngineError(`Port ${port} (${choice.variable}, for ${choice.listener}) is busy. End what listens there (\`ss -ltnp | grep :${port}\` says what it is), or set ${choice.variable} to another port.`);
    }
    return port;
  }
  if (choice.remembered !== undefined && !taken.has(choice.remembered) && (await portIsFree(choice.remembered))) return choice.remembered;
  return freePort(taken);
}
