import type { StartedTestContainer } from 'testcontainers';
import type { EngineOptions, Engines } from './engines.ts';
import { eventually } from '../eventually.ts';
import { kafkaProperties } from './local/kafka-properties.ts';
import { freePort } from './local/ports.ts';
import { kafkaReachable, mongodbReachable } from './reachable.ts';

const KAFKA_IMAGE = 'apache/kafka:4.3.0';
const MONGODB_IMAGE = 'mongo:8';
const START_TIMEOUT_MS = 180_000;

/**
 * Throwaway engines in Docker containers. Each listens inside its container on the very port that is published, because both tell their clients
 * an address to come back to, which must be right on both sides.
 */
export async function containerEngines(options: EngineOptions): Promise<Engines> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const kafkaPort = await freePort();
  const controllerPort = await freePort(new Set([kafkaPort]));
  const mongodbPort = await freePort(new Set([kafkaPort, controllerPort]));
  options.progress?.('Engines: starting Kafka and MongoDB in containers');

  const properties = kafkaProperties({ port: kafkaPort, controllerPort, dataDir: '/tmp/kraft' }).replace(/^listeners=PLAINTEXT:\/\/127\.0\.0\.1/m, 'listeners=PLAINTEXT://0.0.0.0');
  const starts = await Promise.allSettled([
    new GenericContainer(KAFKA_IMAGE)
      .withCopyContentToContainer([{ content: properties, target: '/mnt/shared/config/server.properties' }])
      .withExposedPorts({ container: kafkaPort, host: kafkaPort })
      .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
      .withStartupTimeout(START_TIMEOUT_MS)
      .start(),
    startMongodb(mongodbPort),
  ]);
  const stop = async (): Promise<void> => {
    await Promise.all(starts.map(async (start) => (start.status === 'fulfilled' ? start.value.stop() : undefined)));
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const kafka = `127.0.0.1:${kafkaPort}`;
  await eventually(async () => (await kafkaReachable([kafka])) === undefined, { deadlineMs: 30_000, intervalMs: 200 });
  return { kafka: [kafka], mongodb: `mongodb://127.0.0.1:${mongodbPort}/?replicaSet=rs0`, source: 'docker', stop };
}

async function startMongodb(port: number): Promise<StartedTestContainer> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(MONGODB_IMAGE)
    .withCommand(['mongod', '--replSet', 'rs0', '--bind_ip_all', '--port', String(port)])
    .withExposedPorts({ container: port, host: port })
    .withWaitStrategy(Wait.forLogMessage(/Waiting for connections/))
    .withStartupTimeout(START_TIMEOUT_MS)
    .start();
  const initiate = `rs.initiate({_id: 'rs0', members: [{_id: 0, host: '127.0.0.1:${port}'}]})`;
  const run = await container.exec(['mongosh', '--quiet', '--port', String(port), '--eval', initiate]);
  if (run.exitCode !== 0) {
    await container.stop();
    throw new Error(`the replica set could not be initiated: ${run.output}`);
  }
  await eventually(async () => (await mongodbReachable(`mongodb://127.0.0.1:${port}/?directConnection=true`)) === undefined, { deadlineMs: 30_000 });
  return container;
}
