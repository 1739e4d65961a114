import { grpcServices, topics } from '@adaigi/contracts';
import { grpcClient, serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka } from '@adaigi/kafka';
import { connectMongo, ensureIndexes } from '@adaigi/mongo';
import { runMain, runService, systemClock } from '@adaigi/runtime';
import { createChannelCatalogue } from './adapters/channel-catalogue.ts';
import { createDecisionLog, decisionModel } from './adapters/decision-log.ts';
import { createMeter, registerScores } from './adapters/meter.ts';
import { readConfig } from './config.ts';
import { learnFromTopics } from './consumers/views.ts';
import { createEstimator } from './core/estimator.ts';
import { createKnowledge } from './core/knowledge.ts';
import { routingHandlers } from './grpc/handlers.ts';

const PEER_DEADLINE_MS = 3_000;
/** A channel that nobody has tried is expected to do well, and two dozen outcomes outweigh that expectation. */
const PRIOR = { priorMean: 0.9, priorWeight: 10 };

await runMain(async () => {
  const config = readConfig(process.env);
  await runService(config.service, async (runtime) => {
    const connection = await connectMongo(runtime, { ...config.mongo, service: 'routing' });
    const model = decisionModel(connection);
    await ensureIndexes(model);
    const kafka = await createKafka(runtime, config.kafka);
    const clock = systemClock;
    const knowledge = createKnowledge(createEstimator({ halfLifeMs: config.halfLifeMs, ...PRIOR }));
    await learnFromTopics(kafka, knowledge);
    const catalogue = await createChannelCatalogue(
      runtime,
      config.connectors.map((address) => grpcClient(runtime, grpcServices.connectors, { address, deadlineMs: PEER_DEADLINE_MS })),
    );
    registerScores(runtime.metrics, catalogue, knowledge, clock);
    const ports = {
      catalogue,
      knowledge,
      clock,
      log: createDecisionLog(runtime, model, await kafka.producer()),
      meter: createMeter(runtime.metrics),
      policy: { priority: config.priority, tolerance: config.tolerancePercent / 100 },
    };
    void kafka.ensureTopics([topics.routingDecisions]).catch(() => runtime.log.warn('topics will be created when Kafka is back'));
    await startGrpcServer(runtime, {
      host: config.service.host,
      port: config.grpc.port,
      services: [serve(grpcServices.routing, routingHandlers(ports))],
      reflection: config.service.env !== 'production',
    });
  });
});
