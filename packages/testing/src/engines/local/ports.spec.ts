import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { choosePort, freePort, portIsFree } from './ports.ts';

let busy: Server;
let busyPort: number;

beforeEach(async () => {
  busyPort = await freePort();
  busy = createServer();
  await new Promise<void>((resolve) => busy.listen({ port: busyPort, host: '127.0.0.1' }, resolve));
});

afterEach(() => new Promise<void>((resolve) => busy.close(() => resolve())));

const choice = { variable: 'ADAIGI_KAFKA_PORT', configured: undefined, remembered: undefined, listener: 'Kafka' };

test('a busy configured port is an error that names port and variable', async () => {
  await expect(choosePort({ ...choice, configured: String(busyPort) }, new Set())).rejects.toThrow(new RegExp(`Port ${busyPort} \\(ADAIGI_KAFKA_PORT, for Kafka\\) is busy`));
});

test.each(['kafka', '0', '70000', '12.5'])('ADAIGI_KAFKA_PORT=%s is refused', async (configured) => {
  await expect(choosePort({ ...choice, configured }, new Set())).rejects.toThrow('ADAIGI_KAFKA_PORT must be a port');
});

test('a remembered port is taken again, and left when it has become busy', async () => {
  const free = await freePort();
  expect(await choosePort({ ...choice, remembered: free }, new Set())).toBe(free);
  const other = await choosePort({ ...choice, remembered: busyPort }, new Set());
  expect(other).not.toBe(busyPort);
  expect(await portIsFree(other)).toBe(true);
});

test('the listeners of one start get different ports', async () => {
  const taken = new Set<number>();
  const remembered = await freePort();
  const ports = [await choosePort({ ...choice, remembered }, taken), await choosePort({ ...choice, remembered }, taken)];
  expect(new Set(ports).size).toBe(2);
});
