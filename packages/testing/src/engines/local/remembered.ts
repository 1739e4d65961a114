import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Ports that an earlier start chose; clients of kept data find the engines at the same place again. */
export interface RememberedPorts {
  kafka?: number;
  kafkaController?: number;
  mongodb?: number;
}

/** Reads `engines.json`; a missing or unreadable file remembers nothing. */
export async function readRemembered(path: string): Promise<RememberedPorts> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const ports: RememberedPorts = {};
  for (const name of ['kafka', 'kafkaController', 'mongodb'] as const) {
    const found = new RegExp(`"${name}":\\s*(\\d+)`).exec(text)?.[1];
    if (found !== undefined) ports[name] = Number(found);
  }
  return ports;
}

/** Writes `engines.json` so that a crash leaves the old or the new content. */
export async function remember(path: string, ports: RememberedPorts): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(ports, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
