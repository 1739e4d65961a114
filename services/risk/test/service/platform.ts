import { grpcServices, topics } from '@adaigi/contracts';
import type { GrpcClient, GrpcHandlers } from '@adaigi/contracts';
import type { RiskDecisionEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RiskDecisionEvent.ts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import type { RiskServiceDefinition } from '@adaigi/contracts/gen/adaigi/risk/v1/RiskService.ts';
import { AdaigiError } from '@adaigi/errors';
import { grpcClient, startGrpcServer } from '@adaigi/grpc';
import { createKafka } from '@adaigi/kafka';
import { databaseName } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import type { TestRuntime } from '@adaigi/runtime';
import { deleteTopics, eventually, testEngines, uniqueName, withDatabase } from '@adaigi/testing';
import mongoose from 'mongoose';
import { play } from './play.ts';
import { startRisk } from './risk-process.ts';
import type { RiskProcess } from './risk-process.ts';

export interface Platform {
  readonly client: GrpcClient<RiskServiceDefinition>;
  readonly process: RiskProcess;
  /** Settings that merchants tells when asked; by merchant id. */
  readonly merchants: Map<string, Record<string, string>>;
  /** Merchants that were asked for. */
  readonly asked: string[];
  /** What was published, by payment. */
  heard(paymentId: string): readonly RiskDecisionEvent__Output[];
  /** Publishes a merchant's snapshot. */
  tell(merchantId: string, seq: string, settings: Record<string, string>): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<number | null>;
}

/** Risk as a process, with real Kafka and MongoDB, and merchants over real gRPC. */
export async function startPlatform(environment: Record<string, string> = {}): Promise<Platform> {
  const runtime = testRuntime('spy');
  try {
    return await assemble(runtime, environment);
  } catch (error) {
    // What is half started would keep the test process alive for ever.
    await runtime.stop();
    throw error;
  }
}

async function assemble(runtime: TestRuntime, environment: Record<string, string>): Promise<Platform> {
  const { kafka: brokers, mongodb } = testEngines();
  const topicPrefix = `${uniqueName('risk')}.`;
  const dbPrefix = uniqueName('rk').slice(0, 30);
  const merchants = new Map<string, Record<string, string>>();
  const asked: string[] = [];
  const handlers: Partial<GrpcHandlers<MerchantsServiceDefinition>> = {
    getMerchant: async ({ merchantId }) => {
      asked.push(merchantId);
      const settings = merchants.get(merchantId);
      if (settings === undefined) throw new AdaigiError('not_found', 'There is no such merchant.');
      return Promise.resolve({ merchant: { id: merchantId, settings, seq: '1' } });
    },
  };
  const services = [play(grpcServices.merchants, handlers)];
  const { port } = await startGrpcServer(runtime, { host: '127.0.0.1', port: 0, services, reflection: false, stopDeadlineMs: 100 });

  const heard = new Map<string, RiskDecisionEvent__Output[]>();
  const kafka = await createKafka(runtime, { brokers, topicPrefix });
  await kafka.ensureTopics([topics.merchants, topics.riskDecisions]);
  const producer = await kafka.producer();
  await kafka.consume({
    group: 'spy',
    topics: [topics.riskDecisions],
    handle: async ({ key, payload }) => {
      heard.set(key, [...(heard.get(key) ?? []), payload]);
      return Promise.resolve('ack');
    },
  });

  const settings = { ADAIGI_TOPIC_PREFIX: topicPrefix, ADAIGI_DB_PREFIX: dbPrefix, ADAIGI_MERCHANTS_GRPC: `127.0.0.1:${port}`, ...environment };
  const clientOf = ({ grpcAddress }: RiskProcess) => grpcClient(runtime, grpcServices.risk, { address: grpcAddress, deadlineMs: 5_000 });
  let running = await startRisk(settings);
  runtime.onStop('risk', async () => void (await running.kill('SIGKILL')));
  let client = clientOf(running);

  return {
    get client() {
      return client;
    },
    get process() {
      return running;
    },
    merchants,
    asked,
    heard: (paymentId) => heard.get(paymentId) ?? [],
    tell: (merchantId, seq, changed) => {
      const occurredAt = new Date().toISOString();
      const payload = { merchantId, seq, name: 'A shop', status: 'MERCHANT_STATUS_ACTIVE' as const, settings: changed, dialects: [], occurredAt };
      return producer.publish([{ topic: topics.merchants, type: 'merchant.changed', id: `${merchantId}.${seq}`, key: merchantId, time: occurredAt, seq, payload }]);
    },
    async restart() {
      await running.kill('SIGKILL');
      running = await startRisk(settings);
      client = clientOf(running);
    },
    async stop() {
      const code = await running.kill('SIGTERM');
      await runtime.stop();
      // The group of a view whose process was killed has a member until its session ends.
      await eventually(async () => deleteTopics(brokers, topicPrefix).then(() => true), { deadlineMs: 25_000, intervalMs: 500 });
      const connection = await mongoose.createConnection(withDatabase(mongodb, databaseName(dbPrefix, 'risk'))).asPromise();
      await connection.dropDatabase();
      await connection.close();
      return code;
    },
  };
}
