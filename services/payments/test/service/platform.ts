import { grpcServices, outcomeToProto, topics, type GrpcClient } from '@adaigi/contracts';
import type { OperatorServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/OperatorService.ts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PaymentsService.ts';
import type { Payment__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Payment.ts';
import type { Outcome } from '@adaigi/domain';
import { grpcClient } from '@adaigi/grpc';
import { createKafka, type EventProducer } from '@adaigi/kafka';
import { databaseName } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { deleteTopics, eventually, testEngines, uniqueName, withDatabase } from '@adaigi/testing';
import mongoose from 'mongoose';
import { startFakePeers, type FakePeers } from './fake-peers.ts';
import { startPayments, type PaymentsProcess } from './payments-process.ts';

/** An event as somebody outside hears it. */
export interface Heard {
  readonly type: string;
  readonly seq: number;
}

export interface Platform {
  readonly peers: FakePeers;
  readonly client: GrpcClient<PaymentsServiceDefinition>;
  readonly operators: GrpcClient<OperatorServiceDefinition>;
  readonly process: PaymentsProcess;
  create(key: string, overrides?: object): Promise<Payment__Output>;
  read(id: string, waitMs?: number): Promise<Payment__Output>;
  /** Waits until the payment is in a state. */
  until(id: string, state: Payment__Output['state'], deadlineMs?: number): Promise<Payment__Output>;
  /** Everything said about a payment (or, on the topic audit, in a chain), in the order heard. */
  heard(id: string): readonly Heard[];
  callback(channel: string, reference: string, outcome: Outcome): Promise<void>;
  /** kill -9, and a new process on the same data. */
  crash(): Promise<void>;
  stop(): Promise<number | null>;
}

/** The payments service with real Kafka and MongoDB, fake peers over real gRPC, and somebody who listens. */
export async function startPlatform(environment: Record<string, string> = {}): Promise<Platform> {
  const { kafka: brokers, mongodb } = testEngines();
  const topicPrefix = `${uniqueName('payments')}.`;
  const dbPrefix = uniqueName('svc').slice(0, 30);
  const runtime = testRuntime('spy');
  const peers = await startFakePeers();
  const settings = {
    ADAIGI_TOPIC_PREFIX: topicPrefix,
    ADAIGI_DB_PREFIX: dbPrefix,
    ADAIGI_MERCHANTS_GRPC: peers.address,
    ADAIGI_RISK_GRPC: peers.address,
    ADAIGI_ROUTING_GRPC: peers.address,
    ADAIGI_CONNECTORS: peers.address,
    ...environment,
  };
  const heard = new Map<string, Heard[]>();
  const kafka = await createKafka(runtime, { brokers, topicPrefix });
  await kafka.ensureTopics([topics.payments, topics.attempts, topics.refunds, topics.audit, topics.providerCallbacks]);
  const producer: EventProducer = await kafka.producer();
  await kafka.consume<object>({
    group: 'spy',
    topics: [topics.payments, topics.attempts, topics.refunds, topics.audit],
    handle: async ({ key, type, seq }) => {
      const list = heard.get(key) ?? [];
      list.push({ type, seq: Number(seq) });
      heard.set(key, list);
      return 'ack';
    },
  });

  let running = await startPayments(settings);
  const clientOf = (port: number): GrpcClient<PaymentsServiceDefinition> => grpcClient(runtime, grpcServices.payments, { address: `127.0.0.1:${port}`, deadlineMs: 10_000 });
  let client = clientOf(running.grpcPort);

  const operatorsOf = (port: number): GrpcClient<OperatorServiceDefinition> => grpcClient(runtime, grpcServices.operators, { address: `127.0.0.1:${port}`, deadlineMs: 10_000 });
  let operators = operatorsOf(running.grpcPort);

  const platform: Platform = {
    peers,
    get operators() {
      return operators;
    },
    get client() {
      return client;
    },
    get process() {
      return running;
    },
    async create(key, overrides = {}) {
      const { payment } = await client.createPayment({ ...orderOf(key), ...overrides });
      if (payment === null || payment === undefined) throw new Error('no payment in the answer');
      return payment;
    },
    async read(id, waitMs = 0) {
      const { payment } = await client.getPayment({ merchantId: 'mer_1', mode: 'MODE_TEST', paymentId: id, waitMs });
      if (payment === null || payment === undefined) throw new Error('no payment in the answer');
      return payment;
    },
    until: (id, state, deadlineMs = 15_000) =>
      eventually(
        async () => {
          const payment = await platform.read(id);
          if (payment.state !== state) throw new Error(`${payment.state}, attempts ${payment.attempts.map((attempt) => attempt.state).join()}`);
          return payment;
        },
        { deadlineMs },
      ),
    heard: (id) => heard.get(id) ?? [],
    async callback(channel, reference, outcome) {
      const time = new Date().toISOString();
      const payload = { channel, reference, outcome: outcomeToProto(outcome), receivedAt: time };
      await producer.publish([{ topic: topics.providerCallbacks, type: 'provider_callback.received', id: uniqueName('cb'), key: `${channel}:${reference}`, time, seq: '1', payload }]);
    },
    async crash() {
      await running.kill('SIGKILL');
      running = await startPayments(settings);
      client = clientOf(running.grpcPort);
      operators = operatorsOf(running.grpcPort);
    },
    async stop() {
      const code = await running.kill('SIGTERM');
      await runtime.stop();
      await peers.stop();
      await deleteTopics(brokers, topicPrefix);
      const connection = await mongoose.createConnection(withDatabase(mongodb, databaseName(dbPrefix, 'payments'))).asPromise();
      await connection.dropDatabase();
      await connection.close();
      return code;
    },
  };
  return platform;
}

let numbers = 0;

/** An order of 500 rupees from a number of its own; the description names the plan of the fake connector. */
export function orderOf(key: string) {
  numbers += 1;
  return {
    merchantId: 'mer_1',
    mode: 'MODE_TEST' as const,
    dialect: 'native',
    idempotencyKey: key,
    amount: { minor: '50000', currency: 'PKR' },
    wallet: 'jazzcash',
    payer: { mobile: `03${String(100_000_000 + numbers)}`, name: 'John Doe', email: '', cnic: '' },
    reference: key,
    description: key,
    metadata: {},
    expiresAt: '',
    notifyUrl: '',
    dialectData: {},
    method: '',
  };
}
