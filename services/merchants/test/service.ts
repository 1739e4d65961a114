import { randomBytes } from 'node:crypto';
import { grpcServices, topics, type GrpcClient } from '@adaigi/contracts';
import type { MerchantEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/MerchantEvent.ts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import type { OperatorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/OperatorsService.ts';
import { grpcClient } from '@adaigi/grpc';
import { createKafka } from '@adaigi/kafka';
import { testRuntime } from '@adaigi/runtime';
import { deleteTopics, testEngines, uniqueName } from '@adaigi/testing';
import mongoose from 'mongoose';
import { readConfig } from '../src/config.ts';
import { wire } from '../src/wire.ts';

/** The service over its real interface, with what it wrote and what it told others. */
export interface TestService {
  readonly client: GrpcClient<MerchantsServiceDefinition>;
  readonly operators: GrpcClient<OperatorsServiceDefinition>;
  /** Everything on the topic, oldest first. */
  readonly events: MerchantEvent__Output[];
  /** The whole database as text: for what must not be in it. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

export async function startService(): Promise<TestService> {
  const engines = testEngines();
  const name = uniqueName('m');
  const config = readConfig({
    ADAIGI_SERVICE: 'merchants',
    ADAIGI_ENV: 'test',
    ADAIGI_OPS_PORT: '0',
    ADAIGI_GRPC_PORT: '0',
    ADAIGI_KAFKA: engines.kafka.join(','),
    ADAIGI_TOPIC_PREFIX: `${name}-`,
    ADAIGI_MONGODB: engines.mongodb,
    ADAIGI_DB_PREFIX: name,
    ADAIGI_MASTER_KEY: randomBytes(32).toString('base64'),
  });
  const runtime = testRuntime('merchants');
  const { port } = await wire(runtime, config);

  const peer = testRuntime('peer');
  const events: MerchantEvent__Output[] = [];
  const kafka = await createKafka(peer, config.kafka);
  await kafka.view({ topic: topics.merchants, onEvent: ({ payload }) => void events.push(payload) });
  const client = grpcClient(peer, grpcServices.merchants, { address: `127.0.0.1:${port}`, deadlineMs: 5_000 });
  const operators = grpcClient(peer, grpcServices.operatorCredentials, { address: `127.0.0.1:${port}`, deadlineMs: 5_000 });
  const database = await mongoose.createConnection(engines.mongodb, { dbName: `${name}_merchants` }).asPromise();
  return {
    client,
    operators,
    events,
    async dump() {
      const collections = await database.listCollections();
      const contents = await Promise.all(collections.map(({ name: collection }) => database.collection(collection).find().toArray()));
      return JSON.stringify(contents);
    },
    async close() {
      await peer.stop();
      await runtime.stop();
      await database.dropDatabase();
      await database.close();
      await deleteTopics(engines.kafka, `${name}-`);
    },
  };
}
