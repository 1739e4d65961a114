import { grpcServices, topics, type ServiceContract } from '@adaigi/contracts';
import { grpcClient, serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka, createOutboxRelay } from '@adaigi/kafka';
import { connectMongo, createFieldCipher, createOutboxStore, ensureIndexes, untilReachable } from '@adaigi/mongo';
import { currentTraceparent, runMain, runService, systemClock } from '@adaigi/runtime';
import { hmacHex, newWebhookSecret } from '@adaigi/signatures';
import { createCallbackClient } from './adapters/callback-client.ts';
import { createDeliveryMeter } from './adapters/delivery-meter.ts';
import { deliveryModel } from './adapters/delivery-model.ts';
import { createDeliveryStore } from './adapters/delivery-store.ts';
import { endpointModel } from './adapters/endpoint-model.ts';
import { createEndpointStore } from './adapters/endpoint-store.ts';
import { createMerchantsPeer } from './adapters/merchants-peer.ts';
import { createPaymentsPeer } from './adapters/payments-peer.ts';
import { loadConfig } from './config.ts';
import { createPostbackFacts } from './adapters/postback-facts.ts';
import { createRatesStore, ratesModel } from './adapters/rates-store.ts';
import { createTestFactsVault } from './adapters/test-facts-vault.ts';
import { createEventHandler } from './consumers/events.ts';
import { Slots } from './core/slots.ts';
import { notifierHandlers } from './grpc/notifier-service.ts';
import { postbackHandlers } from './grpc/postbacks-service.ts';
import { createCreateEndpoint } from './usecases/create-endpoint.ts';
import { createDeleteEndpoint } from './usecases/delete-endpoint.ts';
import { createDeliver } from './usecases/deliver.ts';
import { createDispatcher } from './usecases/dispatch.ts';
import { createImportRates } from './usecases/import-rates.ts';
import { createListDeliveries } from './usecases/list-deliveries.ts';
import { createListEndpoints } from './usecases/list-endpoints.ts';
import { createRecordEvent } from './usecases/record-event.ts';
import { createResendDelivery } from './usecases/resend-delivery.ts';
import { createSendTestPostback } from './usecases/send-test-postback.ts';
import { createUpdateEndpoint } from './usecases/update-endpoint.ts';

/** A lease outlives the longest try by the time of the calls around it. */
const LEASE_MARGIN_MS = 10_000;

/** What a stop leaves to tries under way; the process must be gone within 10 s. */
const STOP_GRACE_MS = 4_000;

await runMain(async () => {
  const config = loadConfig(process.env);
  await runService(config.service, async (runtime) => {
    const { sending, allowLoopback, peers } = config;
    const now = () => systemClock.now();

    const connection = await connectMongo(runtime, { ...config.mongo, service: 'notifier' });
    const [endpointDocuments, deliveryDocuments] = [endpointModel(connection), deliveryModel(connection)];
    await untilReachable(runtime, () => ensureIndexes(endpointDocuments, deliveryDocuments));
    const cipher = await createFieldCipher(connection, config.masterKey);
    const endpoints = createEndpointStore(endpointDocuments, cipher);
    const rates = createRatesStore(ratesModel(connection));
    const vault = createTestFactsVault(cipher);

    const kafka = await createKafka(runtime, config.kafka);
    void kafka.ensureTopics([topics.webhookDeliveries]).catch(() => runtime.log.warn('the topic is made when Kafka is back'));
    const relay = createOutboxRelay(runtime, { producer: await kafka.producer(), store: createOutboxStore(deliveryDocuments) });
    const leaseMs = sending.timeoutMs + LEASE_MARGIN_MS;
    const deliveries = createDeliveryStore(deliveryDocuments, { leaseMs, relay: (id, entries) => relay.relay(id, entries) });

    const client = createCallbackClient({ timeoutMs: sending.timeoutMs, allowLoopback, maxSockets: sending.perMerchant });
    runtime.onStop('callback client', () => Promise.resolve(client.close()));
    const meter = createDeliveryMeter(runtime.metrics);
    const askPayments = <D>(contract: ServiceContract<D>) => grpcClient(runtime, contract, { address: peers.payments, deadlineMs: 2_000 });
    const deliver = createDeliver({
      endpoints,
      deliveries,
      payments: createPaymentsPeer(askPayments(grpcServices.payments), askPayments(grpcServices.payouts)),
      merchants: createMerchantsPeer(grpcClient(runtime, grpcServices.merchants, { address: peers.merchants, deadlineMs: 2_000 }), now),
      facts: createPostbackFacts({ payments: askPayments(grpcServices.payments), payouts: askPayments(grpcServices.payouts), deposits: askPayments(grpcServices.deposits) }, vault),
      rates,
      client,
      meter,
      log: runtime.log,
      now,
      random: Math.random,
      traceparent: currentTraceparent,
    });
    const sender = createDispatcher({ deliveries, slots: new Slots(sending.concurrency, sending.perMerchant), meter, log: runtime.log, deliver });
    runtime.onStop('sender', () => sender.stop(STOP_GRACE_MS));
    sender.wake();

    const record = createRecordEvent({ endpoints, deliveries, rates, sender });
    const told = [topics.payments, topics.refunds, topics.payouts, topics.deposits];
    await kafka.consume({ group: 'notifier', topics: told, handle: createEventHandler(record) });

    const rules = { eventTypes: told.flatMap(({ types }) => types), allowLoopback };
    const endpointId = (...parts: string[]) => `whe_${hmacHex(config.idSecret.reveal(), 'webhook-endpoint', ...parts).slice(0, 24)}`;
    const handlers = notifierHandlers({
      createEndpoint: createCreateEndpoint({ endpoints, rules, endpointId, newSecret: newWebhookSecret }),
      listEndpoints: createListEndpoints({ endpoints }),
      updateEndpoint: createUpdateEndpoint({ endpoints, deliveries, sender, rules }),
      deleteEndpoint: createDeleteEndpoint({ endpoints }),
      listDeliveries: createListDeliveries({ deliveries }),
      resendDelivery: createResendDelivery({ deliveries, endpoints, sender }),
    });
    const postbacks = postbackHandlers({
      importRates: createImportRates({ rates }),
      sendTestPostback: createSendTestPostback({ deliveries, rates, vault, sender, now, deliveryId: (...parts) => `test_${hmacHex(config.idSecret.reveal(), 'test-withdrawal', ...parts).slice(0, 32)}` }),
    });
    await startGrpcServer(runtime, { host: config.service.host, port: config.grpc.port, services: [serve(grpcServices.notifier, handlers), serve(grpcServices.postbacks, postbacks)] });
  });
});
