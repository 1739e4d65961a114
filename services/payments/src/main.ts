import { grpcServices, topics } from '@adaigi/contracts';
import { grpcClient, serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka, createOutboxRelay } from '@adaigi/kafka';
import { connectMongo, createFieldCipher, createOutboxStore, ensureIndexes, untilReachable } from '@adaigi/mongo';
import { runMain, runService } from '@adaigi/runtime';
import { auditModels, CHAIN_PREFIX } from './adapters/audit-documents.ts';
import { createAuditLog } from './adapters/audit-log.ts';
import { createCaptureIndex } from './adapters/captures.ts';
import { createCompletions } from './adapters/completions.ts';
import { createConnectorsClient } from './adapters/connectors-client.ts';
import { createDatabaseClock } from './adapters/database-clock.ts';
import { DEPOSIT_PREFIX } from './adapters/deposit-document.ts';
import { createFirstWake } from './adapters/first-wake.ts';
import { createIds } from './adapters/ids.ts';
import { createMeter, registerDoubtGauges } from './adapters/meter.ts';
import { createOpenQuestionIndex } from './adapters/open-questions.ts';
import { createOperatorsClient } from './adapters/operators-client.ts';
import { joinOutboxes } from './adapters/outboxes.ts';
import { createPayerSlots, slotModel } from './adapters/payer-slots.ts';
import { paymentModel } from './adapters/payment-document.ts';
import { createPaymentStore, type Publish } from './adapters/payment-store.ts';
import { PAYOUT_PREFIX, payoutModel } from './adapters/payout-document.ts';
import { receiverSlotModel } from './adapters/receiver-slots.ts';
import { createRepeatGuards, guardModel } from './adapters/repeat-guards.ts';
import { createRiskClient } from './adapters/risk-client.ts';
import { createRoutingClient } from './adapters/routing-client.ts';
import { waitAside } from './adapters/wait-aside.ts';
import { createWorker, type Aside } from './adapters/worker.ts';
import { lookBackTimes, NOT_SENT_BACKOFF_MS, PAYOUT_RETRY, readConfig } from './config.ts';
import { executionConsumer } from './consumers/wake-up.ts';
import { firstWallets } from './first-wallets.ts';
import { paymentsHandlers } from './grpc/handlers.ts';
import { operatorHandlers } from './grpc/operator-handlers.ts';
import { executePayment } from './usecases/execute-payment.ts';
import { recordSurplus } from './usecases/record-surplus.ts';
import { depositModels, wireDeposits } from './wire-deposits.ts';
import { wirePayouts } from './wire-payouts.ts';

/** Deadline of calls that hold up a payment but move no money. */
const PEER_DEADLINE_MS = 3_000;
const READER_POLL_MS = 500;

await runMain(async () => {
  const config = readConfig(process.env);
  await runService(config.service, async (runtime) => {
    const connection = await connectMongo(runtime, { ...config.mongo, service: 'payments' });
    const models = { payments: paymentModel(connection), slots: slotModel(connection), guards: guardModel(connection), payouts: payoutModel(connection), receiverSlots: receiverSlotModel(connection), ...auditModels(connection) };
    const depositing = depositModels(connection);
    await untilReachable(runtime, () => ensureIndexes(...Object.values(depositing), models.payments, models.slots, models.guards, models.payouts, models.entries, models.chains));
    const kafka = await createKafka(runtime, config.kafka);
    const outboxes = joinOutboxes(createOutboxStore(models.payments), { [CHAIN_PREFIX]: createOutboxStore(models.chains), [PAYOUT_PREFIX]: createOutboxStore(models.payouts), [DEPOSIT_PREFIX]: createOutboxStore(depositing.deposits) });
    const relay = createOutboxRelay(runtime, { producer: await kafka.producer(), store: outboxes });
    const publish: Publish = (id, outbox) => relay.relay(id, outbox);

    const cipher = await createFieldCipher(connection, config.masterKey);
    const audit = createAuditLog(connection, models, publish);
    const store = recordSurplus(createPaymentStore(models.payments, cipher, publish), audit);
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

    const risk = peerClient(grpcServices.risk, config.peers.risk);
    const ports = {
      store,
      clock,
      connectors,
      slots: createPayerSlots(models.slots, clock),
      guards: createRepeatGuards(models.guards, clock),
      ids: createIds(config.idSecret.reveal()),
      completions: createCompletions(),
      meter: createMeter(runtime.metrics, runtime.log),
      risk: createRiskClient(risk),
      audit,
      questions: createOpenQuestionIndex(models.payments),
      captures: createCaptureIndex(models.payments),
      operators: createOperatorsClient(peerClient(grpcServices.operatorCredentials, config.peers.merchants), runtime.metrics),
      routing: createRoutingClient(grpcClient(runtime, grpcServices.routing, { address: config.peers.routing, deadlineMs: PEER_DEADLINE_MS, streamed: ['decide'] })),
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
    // What it reads at the start must not wait behind the steps that a crash has left to be done.
    const depositServices = await wireDeposits(runtime, {
      ...ports,
      models: depositing,
      cipher,
      publish,
      idSecret: config.idSecret.reveal(),
      risk,
      feeds: config.peers.connectors.map((address) => peerClient(grpcServices.transferFeeds, address)),
      feedEveryMs: config.feedEveryMs,
      walletTypesFile: config.walletTypesFile,
      firstWallets: firstWallets(config.receivingWallets),
      depositPolicy: { shownForMs: config.walletShownForMs, maxPossible: config.maxPossibleDeposits, oldAfterMs: config.oldTransferMs, repairAfterMs: config.depositRepairMs },
      worker: config,
    });
    const execute = (id: string, aside: Aside): Promise<void> => executePayment({ ...ports, connectors: waitAside(connectors, aside) }, id);
    const { wake } = createWorker(runtime, { store, clock, execute }, config);
    const firstWake = createFirstWake(wake);
    await kafka.consume(executionConsumer({ ...ports, wake }, firstWake.heard));
    const payoutServices = await wirePayouts(runtime, {
      ...ports,
      models,
      cipher,
      publish,
      payoutAudit: ports.audit,
      ledger: peerClient(grpcServices.ledger, config.peers.ledger),
      risk,
      connectors: config.peers.connectors.map((address) => peerClient(grpcServices.payoutConnectors, address)),
      callMarginMs: Math.floor(config.marginMs / 2),
      payoutTimeToLiveMs: config.payoutTimeToLiveMs,
      payoutFundsWaitMs: config.payoutFundsWaitMs,
      lookBackMs: lookBackTimes(config.lookBackMs),
      policy: { ...ports.policy, retry: { maxSentAttempts: config.maxSentAttempts, ...PAYOUT_RETRY } },
      worker: config,
    });
    void kafka.ensureTopics([topics.payments, topics.attempts, topics.refunds, topics.payouts, topics.deposits, topics.audit]).catch(() => runtime.log.warn('topics will be created when Kafka is back'));
    await startGrpcServer(runtime, {
      host: config.service.host,
      port: config.grpc.port,
      services: [serve(grpcServices.payments, paymentsHandlers({ ...ports, wake, wakeCreated: firstWake.created })), serve(grpcServices.operators, operatorHandlers({ ...ports, wake })), ...payoutServices, ...depositServices],
      reflection: config.service.env !== 'production',
    });
  });
});
