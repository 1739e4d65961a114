import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandOf, deleteTopics, testEngines } from '@adaigi/testing';
import { MongoClient } from 'mongodb';
import type { Platform } from '../src/index.ts';
import { startPlatform } from '../src/index.ts';
import { createMerchant, merchantExists } from '../src/merchants/create-merchant.ts';
import { ensureDemoMerchant, keptMerchants } from '../src/merchants/kept-merchants.ts';

const START_TIMEOUT_MS = 180_000;
const engines = testEngines();
let dir: string;
let platform: Platform;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'adaigi-platform-'));
  platform = await startPlatform({ dir, engines, services: ['merchants'] });
}, START_TIMEOUT_MS);

afterAll(async () => {
  await platform.stop();
  await rm(dir, { recursive: true, force: true });
}, START_TIMEOUT_MS);

async function databases(): Promise<string[]> {
  const client = new MongoClient(engines.mongodb);
  try {
    return (await client.db('admin').admin().listDatabases({ nameOnly: true })).databases.map(({ name }) => name);
  } finally {
    await client.close();
  }
}

test('run describes the running process and where it is reached', async () => {
  const { pid = 0, health = '' } = platform.run.services['merchants'] ?? {};
  expect(await commandOf(pid)).toContain('services/merchants/src/main.ts');
  expect((await fetch(health)).status).toBe(200);
});

test(
  'what a service kept survives its kill -9, and run follows the new process',
  async () => {
    const merchant = await createMerchant(platform.run, { name: 'Kept', dialects: ['paypro'] });
    expect(merchant).toEqual({
      merchantId: expect.stringMatching(/^mer_/),
      native: { keyId: expect.any(String), secret: expect.any(String), bearer: expect.any(String) },
      paypro: { merchantNo: expect.any(String), secret: expect.any(String) },
    });
    const before = platform.run.services['merchants']?.pid ?? 0;
    await platform.kill('merchants');
    expect(await commandOf(before)).toBeUndefined();
    await platform.start('merchants');
    expect(platform.run.services['merchants']?.pid).not.toBe(before);
    expect(await merchantExists(platform.run, merchant.merchantId)).toBe(true);
    expect(await merchantExists(platform.run, 'mer_000000000000000000000000')).toBe(false);
  },
  START_TIMEOUT_MS,
);

test('the demo merchant is made once; a merchant of forgotten data is dropped from the kept ones', async () => {
  const [demo] = await ensureDemoMerchant(dir, platform.run);
  expect(await ensureDemoMerchant(dir, platform.run)).toEqual([demo]);
  expect(await keptMerchants(dir)).toEqual([demo]);
  expect(demo?.paypro).toBeDefined();
});

test(
  'a second platform on the same engines has everything of its own, and stop leaves nothing',
  async () => {
    const otherDir = await mkdtemp(join(tmpdir(), 'adaigi-platform-'));
    const other = await startPlatform({ dir: otherDir, engines, services: ['merchants'] });
    try {
      const made = await createMerchant(other.run, { name: 'Other' });
      expect(await merchantExists(platform.run, made.merchantId)).toBe(false);
      const pid = other.run.services['merchants']?.pid ?? 0;
      await other.stop();
      expect(await commandOf(pid)).toBeUndefined();
      expect((await databases()).filter((name) => name.startsWith(other.dbPrefix))).toEqual([]);
      expect((await databases()).filter((name) => name.startsWith(platform.dbPrefix))).not.toEqual([]);
    } finally {
      await other.stop();
      await rm(otherDir, { recursive: true, force: true });
    }
  },
  START_TIMEOUT_MS,
);

test(
  'a service that cannot start is named with the end of its log, and nothing is left running',
  async () => {
    const otherDir = await mkdtemp(join(tmpdir(), 'adaigi-platform-'));
    const topicPrefix = `broken-${process.pid}.`;
    try {
      const start = startPlatform({ dir: otherDir, engines, services: ['merchants'], topicPrefix, env: { merchants: { ADAIGI_MASTER_KEY: 'short' } } });
      await expect(start).rejects.toThrow(/merchants did not become ready: it ended with exit code 1\.[^]*ADAIGI_MASTER_KEY/);
      await expect(readFile(join(otherDir, 'services.json'), 'utf8')).rejects.toThrow('ENOENT');
    } finally {
      await deleteTopics(engines.kafka, topicPrefix);
      await rm(otherDir, { recursive: true, force: true });
    }
  },
  START_TIMEOUT_MS,
);
