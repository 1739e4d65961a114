import { readFile } from 'node:fs/promises';
import { grpcServices, topics } from '@adaigi/contracts';
import { grpcClient, startGrpcServer, type ServerTls } from '@adaigi/grpc';
import { createKafka, type Kafka } from '@adaigi/kafka';
import { connectMongo, ensureIndexes, untilReachable } from '@adaigi/mongo';
import { systemClock, type Runtime } from '@adaigi/runtime';
import { createCallbackEvents } from './adapters/callback-events.ts';
import { createCallbackReaders } from './adapters/callback-readers.ts';
import { createCredentials } from './adapters/credentials.ts';
import { createDepositsPeer } from './adapters/deposits-peer.ts';
import { createLedgerPeer } from './adapters/ledger-peer.ts';
import { createNonceStore, nonceModel } from './adapters/nonce-store.ts';
import { createNotifierPeer } from './adapters/notifier-peer.ts';
import { createPaymentsPeer } from './adapters/payments-peer.ts';
import { createPayoutsPeer } from './adapters/payouts-peer.ts';
import { createPostbacksPeer } from './adapters/postbacks-peer.ts';
import { createRateCounters, rateModel } from './adapters/rate-counters.ts';
import { createRoutingPeer } from './adapters/routing-peer.ts';
import { createRoutingPolicyPeer } from './adapters/routing-policy-peer.ts';
import { createSavedIds, savedIdModel } from './adapters/saved-ids.ts';
import { createTestWithdrawals, testWithdrawalModel } from './adapters/test-withdrawals.ts';
import { createTransactionKinds, transactionKindModel } from './adapters/transaction-kinds.ts';
import { createTransfersPeer } from './adapters/transfers-peer.ts';
import { closeOnStop, createWaitingRoom } from './adapters/waiting-room.ts';
import type { readConfig } from './config.ts';
import { publicServices } from './grpc/public-services.ts';
import { createHttpServer } from './http/server.ts';
import type { EdgePorts } from './ports.ts';
import { createSignatureAuthenticator } from './usecases/authenticate-signature.ts';

type Config = ReturnType<typeof readConfig>;

/** How long a merchant's request waits for another service. */
const PEER_DEADLINE_MS = 10_000;

/** Where the edge listens. */
export interface EdgeAddresses {
  readonly http: number;
  readonly grpc: number;
  /** Null without mutual TLS. */
  readonly grpcTls: number | null;
}

/** Puts the service together; what it opens stops with the runtime. Resolves when it listens. */
export async function wire(runtime: Runtime, config: Config): Promise<EdgeAddresses> {
  const kafka = await createKafka(runtime, config.kafka);
  const waitingRoom = createWaitingRoom();
  const ports = { ...(await wirePorts(runtime, config, kafka)), waitingRoom };
  void kafka.ensureTopics([topics.providerCallbacks]).catch(() => runtime.log.warn('topics will be created when Kafka is back'));

  const app = await createHttpServer({
    ports,
    authenticateSignature: createSignatureAuthenticator(ports, config.signatureWindowS),
    log: runtime.log,
    metrics: runtime.metrics,
    publicUrl: config.http.publicUrl,
    trustedProxies: config.http.trustedProxies,
    payproPrefixes: config.http.payproPrefixes,
    transferGateways: config.transferGateways,
  });
  const { tls, port } = config.publicGrpc;
  const listener = { host: config.service.host, services: publicServices(ports), requireDeadline: false };
  const plain = await startGrpcServer(runtime, { ...listener, port });
  const secure = tls === null ? null : await startGrpcServer(runtime, { ...listener, port: tls.port, tls: await readTls(tls) });
  const address = new URL(await app.listen({ host: config.service.host, port: config.http.port }));
  runtime.onStop('http', () => app.close());
  closeOnStop(runtime, waitingRoom);
  return { http: Number(address.port), grpc: plain.port, grpcTls: secure?.port ?? null };
}

async function wirePorts(runtime: Runtime, config: Config, kafka: Kafka): Promise<Omit<EdgePorts, 'waitingRoom'>> {
  const connection = await connectMongo(runtime, { ...config.mongo, service: 'edge' });
  const models = { nonces: nonceModel(connection), rates: rateModel(connection), testWithdrawals: testWithdrawalModel(connection), savedIds: savedIdModel(connection), transactionKinds: transactionKindModel(connection) };
  await untilReachable(runtime, () => ensureIndexes(...Object.values(models)));
  const peer = <D>(contract: Parameters<typeof grpcClient<D>>[1], address: string) => grpcClient(runtime, contract, { address, deadlineMs: PEER_DEADLINE_MS });

  const credentials = createCredentials(peer(grpcServices.merchants, config.peers.merchants));
  // A revoked key or a changed setting counts at once; the cache's age is only the bound for when Kafka is away.
  await kafka.view({ topic: topics.merchants, onEvent: ({ payload }) => credentials.forget(payload.merchantId) });
  return {
    payments: createPaymentsPeer(peer(grpcServices.payments, config.peers.payments)),
    payouts: createPayoutsPeer(peer(grpcServices.payouts, config.peers.payments)),
    deposits: createDepositsPeer(peer(grpcServices.deposits, config.peers.payments)),
    transfers: createTransfersPeer(peer(grpcServices.deposits, config.peers.payments)),
    webhooks: createNotifierPeer(peer(grpcServices.notifier, config.peers.notifier)),
    postbacks: createPostbacksPeer(peer(grpcServices.postbacks, config.peers.notifier)),
    testWithdrawals: createTestWithdrawals(models.testWithdrawals, systemClock),
    savedIds: createSavedIds(models.savedIds, systemClock),
    transactionKinds: createTransactionKinds(models.transactionKinds),
    ledger: createLedgerPeer(peer(grpcServices.ledger, config.peers.ledger)),
    routing: createRoutingPeer(peer(grpcServices.routing, config.peers.routing)),
    routingPolicies: createRoutingPolicyPeer(peer(grpcServices.routingPolicies, config.peers.routing)),
    credentials,
    nonces: createNonceStore(models.nonces, systemClock, config.signatureWindowS),
    rateLimits: createRateCounters(runtime, models.rates, systemClock, { ip: config.rate.perAddress, key: config.rate.perKey }),
    callbackReaders: createCallbackReaders(config.peers.connectors.map((address) => peer(grpcServices.connectors, address))),
    callbackEvents: createCallbackEvents(await kafka.producer()),
    clock: systemClock,
  };
}

async function readTls(files: { readonly caFile: string; readonly keyFile: string; readonly certFile: string }): Promise<ServerTls> {
  const [ca, key, cert] = await Promise.all([readFile(files.caFile), readFile(files.keyFile), readFile(files.certFile)]);
  return { ca, key, cert };
}
