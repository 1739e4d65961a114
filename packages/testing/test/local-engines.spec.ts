import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { runTool } from '../src/engines/run-tool.ts';
import type { Engines } from '../src/index.ts';
import { commandOf, createTopics, eventually, startEngines } from '../src/index.ts';

const java = await runTool('java', ['-version'], { timeoutMs: 20_000 });
const canRun = java.kind === 'exited' && java.code === 0;
const START_TIMEOUT_MS = 120_000;

/** Engines on this machine; skipped where there is no Java, which Docker or the environment then stand in for. */
(canRun ? describe : describe.skip)('local engines', () => {
  let dir: string;
  const local = (): Record<string, string | undefined> => ({ ...process.env, ADAIGI_KAFKA: undefined, ADAIGI_MONGODB: undefined, ADAIGI_ENGINES: 'local' });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'adaigi-engines-'));
  });

  afterAll(() => rm(dir, { recursive: true, force: true }));

  test(
    'data and addresses survive the kill -9 of their owner and a restart',
    async () => {
      const owner = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'engine-owner.ts'), dir], { env: local(), stdio: ['ignore', 'pipe', 'inherit'] });
      let printed = '';
      owner.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
      const { kafka, mongodb } = JSON.parse(await eventually(() => printed.split('\n').find((line) => line.startsWith('{')), { deadlineMs: START_TIMEOUT_MS })) as Engines;
      await createTopics(kafka, [{ topic: 'kept', partitions: 2 }]);
      await insert(mongodb, { _id: 1 });

      await expect(startEngines({ dir, env: local() })).rejects.toThrow(`already run by process ${owner.pid}`);
      const brokerPid = Number(/"pid":(\d+)/.exec(await readFile(join(dir, 'data/kafka/pid.json'), 'utf8'))?.[1]);
      owner.kill('SIGKILL');
      await eventually(() => owner.exitCode !== null || owner.signalCode !== null);
      expect(await commandOf(brokerPid)).toContain('kafka.Kafka');

      const engines = await startEngines({ dir, env: local() });
      try {
        expect(await commandOf(brokerPid)).toBeUndefined();
        expect(engines).toMatchObject({ kafka, mongodb, source: 'local' });
        expect(await topicsOf(engines)).toContain('kept');
        await insert(mongodb, { _id: 2 });
        expect(await idsOf(mongodb)).toEqual([1, 2]);
      } finally {
        await engines.stop();
      }
      expect(await processesOf(dir)).toEqual([]);
    },
    START_TIMEOUT_MS,
  );

  test(
    'kept data is served at other ports too',
    async () => {
      const before = JSON.parse(await readFile(join(dir, 'engines.json'), 'utf8')) as { kafka: number; mongodb: number };
      const engines = await startEngines({ dir, env: { ...local(), ADAIGI_KAFKA_PORT: String(before.kafka + 1), ADAIGI_MONGODB_PORT: String(before.mongodb + 1) } });
      try {
        expect(engines.kafka).toEqual([`127.0.0.1:${before.kafka + 1}`]);
        expect(await topicsOf(engines)).toContain('kept');
        expect(await idsOf(engines.mongodb)).toEqual([1, 2]);
      } finally {
        await engines.stop();
      }
    },
    START_TIMEOUT_MS,
  );
});

async function insert(uri: string, document: { _id: number }): Promise<void> {
  const client = new MongoClient(uri);
  const session = client.startSession();
  try {
    // In a transaction: what a stand-alone server could not do.
    await session.withTransaction(() => client.db('spec').collection<{ _id: number }>('kept').insertOne(document, { session }), { writeConcern: { w: 'majority', journal: true } });
  } finally {
    await session.endSession();
    await client.close();
  }
}

async function idsOf(uri: string): Promise<number[]> {
  const client = new MongoClient(uri);
  try {
    return (await client.db('spec').collection<{ _id: number }>('kept').find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
  } finally {
    await client.close();
  }
}

async function topicsOf(engines: Engines): Promise<string[]> {
  const admin = new Kafka({ brokers: engines.kafka, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}

async function processesOf(folder: string): Promise<string[]> {
  const run = await runTool('ps', ['-ww', '-e', '-o', 'args='], { timeoutMs: 5_000 });
  return run.kind === 'exited' ? run.output.split('\n').filter((line) => line.includes(`${folder}/data`)) : [];
}
