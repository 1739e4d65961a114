import { grpcServices, topics } from '@adaigi/contracts';
import { grpcClient, serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka, createOutboxRelay } from '@adaigi/kafka';
import { connectMongo, createFieldCipher, createOutboxStore, ensureIndexes } from '@adaigi/mongo';
import { runMain, runService } from '@adaigi/runtime';
import { createCompletions } from './adapters/completions.ts';
import { createConnectorsClient } from './adapters/connectors-client.ts';
import { createDatabaseClock } from './adapters/database-clock.ts';
import { createIds } from './adapters/ids.ts';
import { createMeter, registerDoubtGauges } from './adapters/meter.ts';
import { createPayerSlots, slotModel } from './adapters/payer-slots.ts';
import { paymentModel } from './adapters/payment-document.ts';
import { createPaymentStore } from './adapters/payment-store.ts';
import { createRepeatGuards, guardModel } from './adapters/repeat-guards.ts';
import { createRiskClient } from './adapters/risk-client.ts';
import { createRoutingClient } from './adapters/routing-client.ts';
import { createWorker } from './adapters/worker.ts';
import { NOT_SENT_BACKOFF_MS, readConfig } from './config.ts';
import { executionConsumer } from './consumers/wake-up.ts';
import { paymentsHandlers } from './grpc/handlers.ts';
import { executePayment } from './usecases/execute-payment.ts';

/** Deadline of calls that hold up a payment but move no money. */
const PEER_DEADLINE_MS = 3_000;
const READER_POLL_MS = 500;

await runMain(async () => {
  const config = readConfig(process.env);
  await runService(config.service, async (runtime) => {
    const connection = await connectMongo(runtime, { ...config.mongo, service: 'payments' });
    const models = { payments: paymentModel(connection), slots: slotModel(connection), guards: guardModel(connection) };
    await ensureIndexes(models.payments, models.slots, models.guards);
    const kafka = await createKafka(runtime, config.kafka);
    const relay = createOutboxRelay(runtime, { producer: await kafka.producer(), store: createOutboxStore(models.payments) });

    const cipher = await createFieldCipher(connection, config.masterKey);
    const store = createPaymentStore(models.payments, cipher, (id, outbox) => relay.relay(id, outbox));
    const clock = await createDatabaseClock(runtime, connection);
    const peerClient = <D>(contract: Parameters<typeof grpcClient<D>>[1], address: string) =>
      grpcClient(runtime, contract, { address, deadlineMs: PEER_DEADLINE_MS });
    const connectors = await createConnectorsClient(
      runtime,
      config.peers.connectors.map((address) => peerClient(grpcServices.connectors, address)),
      // Times nest: the provider's time-out, then the call's deadline, then the lease and the first inquiry.
      Math.floor(config.marginMs / 2),
    );
    registerDoubtGauges(runtime.metrics, store);

    const ports = {
      store,
      clock,
      connectors,
      slots: createPayerSlots(models.slots, clock),
      guards: createRepeatGuards(models.guards, clock),
      ids: createIds(config.idSecret.reveal()),
      completions: createCompletions(),
      meter: createMeter(runtime.metrics),
      risk: createRiskClient(peerClient(grpcServices.risk, config.peers.risk)),
      routing: createRoutingClient(peerClient(grpcServices.routing, config.peers.routing)),
      timeToLiveMs: config.timeToLiveMs,
      stepLeaseMs: config.stepLeaseMs,
      pollMs: READER_POLL_MS,
      policy: {
        retry: { maxSentAttempts: config.maxSentAttempts, maxAttempts: config.maxAttempts, backoffMs: NOT_SENT_BACKOFF_MS },
        waitMs: config.waitMs,
        longestWaitMs: config.longestWaitMs,
        sendWindowMs: config.sendWindowMs,
        marginMs: config.marginMs,
        maxRefundTries: config.maxRefundTries,
        refundRetryMs: config.refundRetryMs,
      },
    };
    const { wake } = createWorker(runtime, { store, clock, execute: (id) => executePayment(ports, id) }, config);
    await kafka.consume(executionConsumer({ ...ports, wake }, wake));
    void kafka.ensureTopics([topics.payments, topics.attempts, topics.refunds]).catch(() => runtime.log.warn('topics will be created when Kafka is back'));
    await startGrpcServer(runtime, {
      host: config.service.host,
      port: config.grpc.port,
      services: [serve(grpcServices.payments, paymentsHandlers({ ...ports, wake }))],
      reflection: config.service.env !== 'production',
    });
  });
});
