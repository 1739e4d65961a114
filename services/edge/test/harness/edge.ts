import { testRuntime, type Runtime, type TestRuntime } from '@adaigi/runtime';
import { deleteTopics, testEngines, uniqueName } from '@adaigi/testing';
import { readConfig } from '../../src/config.ts';
import { wire } from '../../src/wire.ts';
import { dropEdgeDatabase, edgeDatabase } from './database.ts';
import { startPeers, type Peers } from './peers.ts';

/** The real edge, wired as in production, between fake peers and real engines. */
export interface TestEdge {
  readonly url: string;
  readonly grpc: string;
  readonly grpcTls: string;
  readonly peers: Peers;
  readonly runtime: TestRuntime;
  readonly topicPrefix: string;
  stop(): Promise<void>;
}

/** @param env overrides. @param log where its log goes; nowhere by default */
export async function startEdge(env: Record<string, string> = {}, log?: Runtime['log']): Promise<TestEdge> {
  const engines = testEngines();
  const database = edgeDatabase();
  const peers = await startPeers();
  const runtime = testRuntime('edge');
  const topicPrefix = `${uniqueName('edge')}.`;
  const config = readConfig({
    ADAIGI_SERVICE: 'edge',
    ADAIGI_ENV: 'test',
    ADAIGI_OPS_PORT: '0',
    ADAIGI_KAFKA: engines.kafka.join(','),
    ADAIGI_TOPIC_PREFIX: topicPrefix,
    ADAIGI_MONGODB: engines.mongodb,
    ADAIGI_DB_PREFIX: database.dbPrefix,
    ADAIGI_HTTP_PORT: '0',
    ADAIGI_PUBLIC_GRPC_PORT: '0',
    ADAIGI_PUBLIC_URL: 'http://127.0.0.1',
    ...peers.env,
    ...env,
  });
  const addresses = await wire(log === undefined ? runtime : { ...runtime, log }, config);
  return {
    url: `http://127.0.0.1:${addresses.http}`,
    grpc: `127.0.0.1:${addresses.grpc}`,
    grpcTls: `localhost:${addresses.grpcTls ?? 0}`,
    peers,
    runtime,
    topicPrefix,
    stop: async () => {
      await runtime.stop();
      await peers.stop();
      await deleteTopics(engines.kafka, topicPrefix);
      await dropEdgeDatabase(database);
    },
  };
}
