import { grpcServices, topics } from '@adaigi/contracts';
import { grpcClient, serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka, createOutboxRelay } from '@adaigi/kafka';
import { connectMongo, createOutboxStore, ensureIndexes, untilReachable } from '@adaigi/mongo';
import { runMain, runService, systemClock } from '@adaigi/runtime';
import { assessmentModel } from './adapters/assessment-model.ts';
import { createAssessmentStore } from './adapters/assessment-store.ts';
import { createDecisionMeter } from './adapters/decision-meter.ts';
import { createMerchantLimits } from './adapters/merchant-limits.ts';
import { createMobileIndex } from './adapters/mobile-index.ts';
import { DEFAULT_RULES_FILE, readRules } from './adapters/rules-file.ts';
import { loadConfig } from './config.ts';
import { createMerchantsFollower } from './consumers/merchants.ts';
import { createCalendar } from './core/trail.ts';
import { riskHandlers } from './grpc/risk-service.ts';
import { createAssess } from './usecases/assess.ts';

await runMain(async () => {
  const config = loadConfig(process.env);
  const rules = readRules(config.rulesFile ?? DEFAULT_RULES_FILE);
  await runService(config.service, async (runtime) => {
    runtime.log.info({ rulesVersion: rules.version }, 'rules loaded');
    const connection = await connectMongo(runtime, { ...config.mongo, service: 'risk' });
    const documents = assessmentModel(connection);
    await untilReachable(runtime, () => ensureIndexes(documents));

    const kafka = await createKafka(runtime, config.kafka);
    void kafka.ensureTopics([topics.riskDecisions]).catch(() => runtime.log.warn('the topic is made when Kafka is back'));
    const relay = createOutboxRelay(runtime, { producer: await kafka.producer(), store: createOutboxStore(documents) });
    const merchants = createMerchantLimits(grpcClient(runtime, grpcServices.merchants, { address: config.peers.merchants, deadlineMs: 1_000 }));
    await kafka.view({ topic: topics.merchants, onEvent: createMerchantsFollower(merchants.apply) });

    const assess = createAssess({
      rules,
      assessments: createAssessmentStore(documents, (id, entries) => relay.relay(id, entries)),
      merchants,
      meter: createDecisionMeter(runtime.metrics),
      mobileIndex: createMobileIndex(config.idSecret),
      dayOf: createCalendar(rules.timeZone),
      now: () => systemClock.now(),
    });
    await startGrpcServer(runtime, { host: config.service.host, port: config.grpc.port, services: [serve(grpcServices.risk, riskHandlers(assess))] });
  });
});
