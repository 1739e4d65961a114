import { grpcServices, topics, type GrpcClient, type GrpcHandlers } from '@adaigi/contracts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import type { OperatorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/OperatorsService.ts';
import type { RoutingPolicyServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingPolicyService.ts';
import type { RoutingServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingService.ts';
import { AdaigiError } from '@adaigi/errors';
import { grpcClient, serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka, type EventProducer } from '@adaigi/kafka';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { deleteTopics, testDatabase, testEngines, uniqueName } from '@adaigi/testing';
import { readConfig } from '../../src/config.ts';
import { wire } from '../../src/wire.ts';

export const OPERATOR = { operatorHandle: 'asma', operatorToken: 'token of asma' };

/** One process of the service. */
export interface Replica {
  readonly runtime: TestRuntime;
  readonly routing: GrpcClient<RoutingServiceDefinition>;
  /** Decisions over a stream, as payments asks for them. */
  readonly streamed: Pick<GrpcClient<RoutingServiceDefinition>, 'decide'>;
  readonly policies: GrpcClient<RoutingPolicyServiceDefinition>;
}

/** Everything around the service: engines, connectors that describe two channels, merchants that know one operator. */
export interface TestPlatform {
  readonly topicPrefix: string;
  readonly producer: EventProducer;
  /** Starts a replica; `environment` overrides. */
  start(environment?: Record<string, string>): Promise<Replica>;
  stop(): Promise<void>;
}

const pkr = (minor: string) => ({ minor, currency: 'PKR' });

export function describedChannel(id: string, wallet: string) {
  const limits = { minAmount: pkr('100'), maxAmount: pkr('5000000'), chargeTimeoutMs: 60_000, inquireTimeoutMs: 1_000, longestPromptMs: 60_000, maxConcurrent: 10 };
  return { id, provider: wallet, wallet, mode: 'MODE_TEST' as const, refunds: true, disabled: false, methods: ['wallet'], ...limits };
}

export async function startPlatform(): Promise<TestPlatform> {
  const engines = testEngines();
  const runtime = testRuntime('around-routing');
  const name = uniqueName('routing');
  const database = testDatabase(`${name}_routing`);
  const peers = await startGrpcServer(runtime, { host: '127.0.0.1', port: 0, services: [serve(grpcServices.connectors, connectors), serve(grpcServices.operatorCredentials, operators)] });
  const address = `127.0.0.1:${peers.port}`;
  const topicPrefix = `${name}.`;
  const kafka = await createKafka(runtime, { brokers: engines.kafka, topicPrefix });
  await kafka.ensureTopics([topics.attempts, topics.providerHealth, topics.routingDecisions, topics.routingPolicies]);
  const replicas: TestRuntime[] = [];
  return {
    topicPrefix,
    producer: await kafka.producer(),
    async start(environment = {}) {
      const config = readConfig({
        ADAIGI_SERVICE: 'routing',
        ADAIGI_ENV: 'test',
        ADAIGI_OPS_PORT: '0',
        ADAIGI_GRPC_PORT: '0',
        ADAIGI_KAFKA: engines.kafka.join(','),
        ADAIGI_TOPIC_PREFIX: topicPrefix,
        ADAIGI_MONGODB: engines.mongodb,
        ADAIGI_DB_PREFIX: database.name.slice(0, -'_routing'.length),
        ADAIGI_CONNECTORS: address,
        ADAIGI_MERCHANTS_GRPC: address,
        ADAIGI_ROUTING_PRIORITY: 'jc,ep',
        ...environment,
      });
      const own = testRuntime('routing');
      replicas.push(own);
      const { port } = await wire(own, config);
      const options = { address: `127.0.0.1:${port}`, deadlineMs: 5_000 };
      const streamed = grpcClient(runtime, grpcServices.routing, { ...options, streamed: ['decide'] });
      return { runtime: own, routing: grpcClient(runtime, grpcServices.routing, options), streamed, policies: grpcClient(runtime, grpcServices.routingPolicies, options) };
    },
    async stop() {
      await runtime.stop();
      for (const replica of replicas) await replica.stop();
      await deleteTopics(engines.kafka, topicPrefix);
      await database.close();
    },
  };
}

const unused = async (): Promise<never> => Promise.reject(new AdaigiError('internal', 'routing never calls this'));

const connectors: GrpcHandlers<ConnectorsServiceDefinition> = new Proxy({} as GrpcHandlers<ConnectorsServiceDefinition>, {
  get: (_target, method) => (method === 'describeChannels' ? async () => ({ channels: [describedChannel('jc', 'jazzcash'), describedChannel('ep', 'easypaisa')] }) : unused),
});

const operators: GrpcHandlers<OperatorsServiceDefinition> = {
  createOperator: unused,
  disableOperator: unused,
  async verifyOperator({ handle, token }) {
    if (handle !== OPERATOR.operatorHandle || token !== OPERATOR.operatorToken) throw new AdaigiError('unauthenticated', 'The operator is not authenticated.');
    return { operator: { handle, disabled: false, createdAt: '' } };
  },
};
