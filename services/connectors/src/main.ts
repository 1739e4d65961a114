import { setTimeout as sleep } from 'node:timers/promises';
import { grpcServices } from '@adaigi/contracts';
import { serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka } from '@adaigi/kafka';
import { connectMongo, untilReachable } from '@adaigi/mongo';
import { runMain, runService } from '@adaigi/runtime';
import type { Runtime } from '@adaigi/runtime';
import { createAlarms } from './adapters/alarms.ts';
import { createExchangeRecords } from './adapters/exchange-records.ts';
import { createHealthEvents } from './adapters/health-events.ts';
import { createOldCharges } from './adapters/old-charges.ts';
import { createProviderMetrics } from './adapters/provider-metrics.ts';
import { newReference } from './adapters/references.ts';
import { callsUnderWay } from './adapters/under-way.ts';
import { loadConfig } from './config.ts';
import type { ConnectorsConfig } from './config.ts';
import { connectorHandlers } from './grpc/handlers.ts';
import { payoutHandlers } from './grpc/payout-handlers.ts';
import { transferFeedHandlers } from './grpc/transfer-feed-handlers.ts';
import * as providers from './providers/index.ts';
import { wireChannels } from './wire-channels.ts';
import { wirePayoutChannels } from './wire-payout-channels.ts';
import { wireTransferFeeds } from './wire-transfer-feeds.ts';

/** A stop has ten seconds in all: callers wait this long for their answers, ... */
const STOP_CALLS_MS = 6_000;
/** ... and what has no caller any more a little longer. The rest stays `sent` in its record, and an inquiry resolves it. */
const DRAIN_MS = 1_000;

async function wire(runtime: Runtime, config: ConnectorsConfig): Promise<void> {
  const { host, name } = config.service;
  const connection = await connectMongo(runtime, { ...config.mongo, service: name });
  const kafka = await createKafka(runtime, config.kafka);
  const health = createHealthEvents(runtime, kafka);
  runtime.onStop('provider health', async () => {
    await Promise.resolve(health.stop());
  });

  const metrics = createProviderMetrics(runtime.metrics);
  const ending = new AbortController();
  const wiring = { metrics, health, oldCharges: createOldCharges(connection, runtime.log), signal: ending.signal };
  const channels = wireChannels(runtime, config.channels, wiring);
  const payoutChannels = wirePayoutChannels(runtime, config.payoutChannels, wiring);
  const transferFeeds = wireTransferFeeds(runtime, config.transferFeeds, ending.signal);
  const underWay = callsUnderWay();
  runtime.onStop('provider calls', async () => {
    const left = await underWay.drain(DRAIN_MS);
    if (left > 0) runtime.log.warn({ left }, 'provider calls cut off by the stop');
    ending.abort();
    await underWay.drain(500);
  });

  const deps = { channels, payoutChannels, newReference, records: await untilReachable(runtime, () => createExchangeRecords(connection)), alarms: createAlarms(runtime.log, metrics), random: Math.random, pause: (ms: number) => sleep(ms) };
  const services = [serve(grpcServices.connectors, connectorHandlers(deps, underWay)), serve(grpcServices.payoutConnectors, payoutHandlers(deps, underWay)), serve(grpcServices.transferFeeds, transferFeedHandlers(transferFeeds))];
  const { port } = await startGrpcServer(runtime, { host, port: config.grpc.port, services, stopDeadlineMs: STOP_CALLS_MS });
  runtime.log.info({ port, channels: [...channels.keys()], payoutChannels: [...payoutChannels.keys()] }, 'serving channels');
}

await runMain(async () => {
  const config = loadConfig(process.env, Object.values(providers));
  await runService(config.service, (runtime) => wire(runtime, config));
});
