import { randomBytes } from 'node:crypto';
import { grpcServices, topics } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { PaymentEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PaymentEvent.ts';
import type { WebhookDeliveryEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/WebhookDeliveryEvent.ts';
import type { NotifierServiceDefinition } from '@adaigi/contracts/gen/adaigi/notifier/v1/NotifierService.ts';
import type { PostbacksServiceDefinition } from '@adaigi/contracts/gen/adaigi/notifier/v1/PostbacksService.ts';
import { grpcClient } from '@adaigi/grpc';
import { createKafka } from '@adaigi/kafka';
import type { OutgoingEvent } from '@adaigi/kafka';
import { databaseName } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import type { TestRuntime } from '@adaigi/runtime';
import { deleteTopics, startInbox, testEngines, uniqueName, withDatabase } from '@adaigi/testing';
import type { Inbox } from '@adaigi/testing';
import mongoose from 'mongoose';
import { startFakePeers } from './fake-peers.ts';
import type { FakePeers } from './fake-peers.ts';
import { startNotifier } from './notifier-process.ts';
import type { NotifierProcess } from './notifier-process.ts';

/** What happens to a payment. */
export interface Happening {
  readonly merchantId: string;
  readonly paymentId?: string;
  readonly type?: string;
  readonly dialect?: 'native' | 'paypro' | 'paykassma';
  readonly reason?: string;
}

/** Something a test heard on the topic of deliveries. */
export interface Heard {
  readonly type: string;
  readonly seq: string;
  readonly payload: WebhookDeliveryEvent__Output;
}

export interface Platform {
  readonly peers: FakePeers;
  readonly inbox: Inbox;
  readonly process: NotifierProcess;
  readonly client: GrpcClient<NotifierServiceDefinition>;
  /** Of the first process. */
  readonly postbacks: GrpcClient<PostbacksServiceDefinition>;
  /** Publishes the payment's event and gives it back. */
  happens(happening: Happening): Promise<OutgoingEvent<PaymentEvent__Output>>;
  publish<P extends object>(event: OutgoingEvent<P>): Promise<void>;
  heard(paymentId: string): readonly Heard[];
  /** One more replica on the same data. */
  replica(): Promise<NotifierProcess>;
  /** kill -9. The next `start` is a new process on the same data. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<number | null>;
}

export function newPaymentId(): string {
  return `pay_${randomBytes(16).toString('hex')}`;
}

/** The notifier with real Kafka and MongoDB, payments and merchants over real gRPC, and a merchant's inbox. */
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
  const topicPrefix = `${uniqueName('notifier')}.`;
  const dbPrefix = uniqueName('nt').slice(0, 30);
  const peers = await startFakePeers();
  runtime.onStop('peers', () => peers.stop());
  const inbox = await startInbox();
  runtime.onStop('inbox', () => inbox.close());
  const settings = {
    ADAIGI_TOPIC_PREFIX: topicPrefix,
    ADAIGI_DB_PREFIX: dbPrefix,
    ADAIGI_PAYMENTS_GRPC: peers.address,
    ADAIGI_MERCHANTS_GRPC: peers.address,
    ...environment,
  };
  const heard = new Map<string, Heard[]>();
  const kafka = await createKafka(runtime, { brokers, topicPrefix });
  await kafka.ensureTopics([topics.payments, topics.refunds, topics.payouts, topics.deposits, topics.webhookDeliveries]);
  const producer = await kafka.producer();
  await kafka.consume({
    group: 'spy',
    topics: [topics.webhookDeliveries],
    handle: async ({ key, type, seq, payload }) => {
      heard.set(key, [...(heard.get(key) ?? []), { type, seq, payload }]);
      return Promise.resolve('ack');
    },
  });

  const replicas: NotifierProcess[] = [];
  const started = async () => {
    const replica = await startNotifier(settings);
    replicas.push(replica);
    runtime.onStop('replica', async () => void (await replica.kill('SIGKILL')));
    return replica;
  };
  let running = await started();
  const clientOf = ({ grpcAddress }: NotifierProcess) => grpcClient(runtime, grpcServices.notifier, { address: grpcAddress, deadlineMs: 5_000 });
  let client = clientOf(running);
  const postbacks = grpcClient(runtime, grpcServices.postbacks, { address: running.grpcAddress, deadlineMs: 5_000 });
  let count = 0;

  const publish: Platform['publish'] = (event) => producer.publish([event]);

  return {
    peers,
    inbox,
    get process() {
      return running;
    },
    get client() {
      return client;
    },
    postbacks,
    publish,
    async happens({ merchantId, paymentId = newPaymentId(), type = 'payment.succeeded', dialect = 'native', reason = '' }) {
      count += 1;
      const time = new Date().toISOString();
      const event: OutgoingEvent<PaymentEvent__Output> = {
        topic: topics.payments,
        type,
        id: `${paymentId}.payments.${count}`,
        key: paymentId,
        time,
        seq: String(count),
        payload: {
          paymentId,
          seq: String(count),
          merchantId,
          mode: 'MODE_TEST',
          dialect,
          reference: `order-${count}`,
          amountMinor: '1000000',
          currency: 'PKR',
          state: type === 'payment.succeeded' ? 'PAYMENT_STATE_SUCCEEDED' : 'PAYMENT_STATE_FAILED',
          wallet: 'jazzcash',
          channel: 'jazzcash-main',
          reason,
          fault: 'FAULT_UNSPECIFIED',
          attempts: 1,
          createdAt: time,
          occurredAt: time,
          version: '3',
        },
      };
      await publish(event);
      return event;
    },
    heard: (paymentId) => heard.get(paymentId) ?? [],
    replica: started,
    kill: async () => void (await running.kill('SIGKILL')),
    async start() {
      running = await started();
      client = clientOf(running);
    },
    async stop() {
      const codes = await Promise.all(replicas.map((replica) => replica.kill('SIGTERM')));
      await runtime.stop();
      await deleteTopics(brokers, topicPrefix);
      const connection = await mongoose.createConnection(withDatabase(mongodb, databaseName(dbPrefix, 'notifier'))).asPromise();
      await connection.dropDatabase();
      await connection.close();
      return codes.at(-1) ?? null;
    },
  };
}
