import { randomBytes } from 'node:crypto';
import { grpcServices, topics } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { LedgerEntryEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/LedgerEntryEvent.ts';
import type { PaymentEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PaymentEvent.ts';
import type { RefundEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RefundEvent.ts';
import type { LedgerServiceDefinition } from '@adaigi/contracts/gen/adaigi/ledger/v1/LedgerService.ts';
import { grpcClient } from '@adaigi/grpc';
import { createKafka } from '@adaigi/kafka';
import type { EventProducer } from '@adaigi/kafka';
import { databaseName } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { deleteTopics, testEngines, uniqueName, withDatabase } from '@adaigi/testing';
import mongoose from 'mongoose';
import { runVerify, startLedger } from './ledger-process.ts';
import type { LedgerProcess } from './ledger-process.ts';

export interface Platform {
  readonly process: LedgerProcess;
  readonly client: GrpcClient<LedgerServiceDefinition>;
  readonly database: mongoose.Connection;
  payment(type: string, change: Partial<PaymentEvent__Output> & { readonly paymentId: string }, id?: string): Promise<void>;
  refund(type: string, change: Partial<RefundEvent__Output> & { readonly paymentId: string }): Promise<void>;
  /** Entries on the topic, each once, by the id of what they book. */
  heard(): ReadonlyMap<string, LedgerEntryEvent__Output>;
  verify(): Promise<{ code: number | null; output: string }>;
  /** kill -9, then a new process on the same data. */
  restart(): Promise<void>;
  stop(): Promise<number | null>;
}

export function newPaymentId(): string {
  return `pay_${randomBytes(16).toString('hex')}`;
}

/** The ledger with real Kafka and MongoDB, and whoever publishes events and calls it. */
export async function startPlatform(environment: Readonly<Record<string, string>> = {}): Promise<Platform> {
  const { kafka: brokers, mongodb } = testEngines();
  const runtime = testRuntime('spy');
  const topicPrefix = `${uniqueName('ledger')}.`;
  const dbPrefix = uniqueName('lg').slice(0, 30);
  const settings = { ADAIGI_TOPIC_PREFIX: topicPrefix, ADAIGI_DB_PREFIX: dbPrefix, ...environment };
  const heard = new Map<string, LedgerEntryEvent__Output>();
  const kafka = await createKafka(runtime, { brokers, topicPrefix });
  await kafka.ensureTopics([topics.payments, topics.refunds, topics.ledgerEntries]);
  const producer: EventProducer = await kafka.producer();
  await kafka.consume({
    group: 'spy',
    topics: [topics.ledgerEntries],
    handle: async ({ payload }) => {
      heard.set(payload.entryId, payload);
      return Promise.resolve('ack');
    },
  });
  const database = await mongoose.createConnection(withDatabase(mongodb, databaseName(dbPrefix, 'ledger'))).asPromise();
  let running = await startLedger(settings);
  const clientOf = ({ grpcAddress }: LedgerProcess) => grpcClient(runtime, grpcServices.ledger, { address: grpcAddress, deadlineMs: 10_000 });
  let client = clientOf(running);
  let count = 0;
  const envelope = (key: string) => {
    count += 1;
    return { key, time: new Date().toISOString(), seq: String(count) };
  };

  return {
    get process() {
      return running;
    },
    get client() {
      return client;
    },
    database,
    async payment(type, change, id) {
      const { key, time, seq } = envelope(change.paymentId);
      const payload: PaymentEvent__Output = {
        seq,
        merchantId: 'mer_a',
        mode: 'MODE_TEST',
        dialect: 'native',
        reference: 'order-1',
        amountMinor: '10000',
        currency: 'PKR',
        state: 'PAYMENT_STATE_SUCCEEDED',
        wallet: 'jazzcash',
        channel: 'jazzcash-main',
        reason: '',
        fault: 'FAULT_UNSPECIFIED',
        attempts: 1,
        createdAt: time,
        occurredAt: time,
        version: '3',
        ...change,
      };
      await producer.publish([{ topic: topics.payments, type, id: id ?? `${key}.payments.${seq}`, key, time, seq, payload }]);
    },
    async refund(type, change) {
      const { key, time, seq } = envelope(change.paymentId);
      const payload: RefundEvent__Output = {
        seq,
        refundId: 'ref_1',
        merchantId: 'mer_a',
        mode: 'MODE_TEST',
        amountMinor: '4000',
        currency: 'PKR',
        state: 'REFUND_STATE_REQUESTED',
        channel: 'jazzcash-main',
        reason: '',
        origin: 'merchant',
        occurredAt: time,
        reference: 'order-1',
        dialect: 'native',
        ...change,
      };
      await producer.publish([{ topic: topics.refunds, type, id: `${key}.refunds.${seq}`, key, time, seq, payload }]);
    },
    heard: () => heard,
    verify: () => runVerify(settings),
    async restart() {
      await running.kill('SIGKILL');
      running = await startLedger(settings);
      client = clientOf(running);
    },
    async stop() {
      const code = await running.kill('SIGTERM');
      await runtime.stop();
      await deleteTopics(brokers, topicPrefix);
      await database.dropDatabase();
      await database.close();
      return code;
    },
  };
}
