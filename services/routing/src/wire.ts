import { grpcServices, topics } from '@adaigi/contracts';
import { grpcClient, serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka, createOutboxRelay, type Kafka } from '@adaigi/kafka';
import { connectMongo, createOutboxStore, ensureIndexes, untilReachable } from '@adaigi/mongo';
import { createEngine } from '@adaigi/routing-engine';
import { systemClock, type Runtime } from '@adaigi/runtime';
import type { Connection } from 'mongoose';
import { followChannels } from './adapters/channel-catalogue.ts';
import { decisionModel } from './adapters/decision-document.ts';
import { createDecisionLog } from './adapters/decision-log.ts';
import { followStoredPolicies } from './adapters/follow-stored-policies.ts';
import { keepSnapshots } from './adapters/keep-snapshots.ts';
import { createMeter, registerGauges } from './adapters/meter.ts';
import { createOperatorsClient } from './adapters/operators-client.ts';
import { createPolicyStore, policyModel } from './adapters/policy-store.ts';
import { createSnapshotStore, snapshotModel } from './adapters/snapshot-store.ts';
import { watchHealth } from './adapters/watch-health.ts';
import type { readConfig } from './config.ts';
import { learnFromTopics } from './consumers/learn.ts';
import { followPolicies } from './consumers/policies.ts';
import { createHealthWatch } from './core/health-watch.ts';
import { createKnownChannels } from './core/known-channels.ts';
import { restoreSnapshot, takeSnapshot, type Positions } from './core/knowledge-snapshot.ts';
import { createLearner } from './core/learner.ts';
import { createPolicyBook } from './core/policy-book.ts';
import { enforce } from './core/policy-documents.ts';
import { createVolume } from './core/volume.ts';
import { routingHandlers } from './grpc/handlers.ts';
import { policyHandlers } from './grpc/policy-handlers.ts';

type Config = ReturnType<typeof readConfig>;

const PEER_DEADLINE_MS = 3_000;
/** Fetches come back every second while Kafka is there. */
const FRESH_MS = 10_000;
const NOWHERE: Positions = { attempts: new Map(), providerHealth: new Map() };

/** Puts the service together; what it opens stops with the runtime. Resolves with the port it answers on, warm when there is a snapshot. */
export async function wire(runtime: Runtime, config: Config): Promise<{ port: number }> {
  const connection = await connectMongo(runtime, { ...config.mongo, service: 'routing' });
  const models = { decisions: decisionModel(connection), policies: policyModel(connection), snapshots: snapshotModel(connection) };
  await untilReachable(runtime, () => ensureIndexes(models.decisions, models.policies, models.snapshots));
  const kafka = await createKafka(runtime, config.kafka);
  void kafka.ensureTopics([topics.routingDecisions, topics.routingPolicies]).catch(() => runtime.log.warn('topics will be created when Kafka is back'));

  const { store, policies, inForce } = await wirePolicies(runtime, config, kafka, connection);
  const knowledge = await wireKnowledge(runtime, config, kafka, connection, policies);
  const { engine, channels, volume, knowledgeAgeMs } = knowledge;
  const log = createDecisionLog(runtime, models.decisions, { kafka: config.kafka, mongo: { ...config.mongo, uri: config.mongo.uri.reveal() } });
  const clock = systemClock;
  const watch = createHealthWatch();
  const ports = { catalogue: channels, policies, engine, volume, log, clock, watch, knowledgeAgeMs, meter: createMeter(runtime.metrics), random: Math.random };
  registerGauges(runtime.metrics, ports);
  watchHealth(runtime, ports, (now) => channels.refresh(now));
  const operators = createOperatorsClient(grpcClient(runtime, grpcServices.operatorCredentials, { address: config.merchants, deadlineMs: PEER_DEADLINE_MS }));
  const policyPorts = { store, operators, catalogue: channels, policies, engine, log, clock, inForce, priority: config.priority };
  return startGrpcServer(runtime, {
    host: config.service.host,
    port: config.grpc.port,
    services: [serve(grpcServices.routing, routingHandlers(ports)), serve(grpcServices.routingPolicies, policyHandlers(policyPorts))],
    reflection: config.service.env !== 'production',
  });
}

async function wirePolicies(runtime: Runtime, config: Config, kafka: Kafka, connection: Connection) {
  const policies = createPolicyBook(config.priority);
  const model = policyModel(connection);
  const relay = createOutboxRelay(runtime, { producer: await kafka.producer(), store: createOutboxStore(model) });
  const store = createPolicyStore(model, (id, outbox) => relay.relay(id, outbox));
  const inForce = (policy: Parameters<typeof enforce>[1]): void => {
    if (enforce(policies, policy)) runtime.log.info({ scope: policy.scope, version: policy.version }, 'policy in force');
  };
  await followStoredPolicies(runtime, store, inForce);
  await followPolicies(kafka, inForce);
  return { policies, store, inForce };
}

async function wireKnowledge(runtime: Runtime, config: Config, kafka: Kafka, connection: Connection, policies: ReturnType<typeof createPolicyBook>) {
  const startedAt = Date.now();
  const engine = createEngine([]);
  const channels = createKnownChannels(engine, () => policies.platform().document);
  const volume = createVolume();
  const snapshots = createSnapshotStore(snapshotModel(connection));
  const kept = await untilReachable(runtime, () => snapshots.newest());
  const restored = kept !== null && restoreSnapshot({ engine, channels, volume }, kept.state);
  const peers = config.connectors.map((address) => grpcClient(runtime, grpcServices.connectors, { address, deadlineMs: PEER_DEADLINE_MS }));
  await followChannels(runtime, peers, (process, facts) => channels.describe(process, facts));
  const learning = await learnFromTopics(kafka, createLearner({ engine, channels, policies, volume }), restored ? kept.positions : NOWHERE);
  let isCaughtUp = false;
  const noteCaughtUp = async (): Promise<void> => {
    await learning.caughtUp();
    isCaughtUp = true;
    runtime.log.info({ afterMs: Date.now() - startedAt, restored }, 'caught up with what happened');
  };
  void noteCaughtUp();
  const knownUntil = restored ? kept.takenAt.getTime() : startedAt;
  const knowledgeAgeMs = (): number => Math.max(0, Date.now() - (learning.heardAt() ?? knownUntil));
  const isBehind = (): boolean => !isCaughtUp || knowledgeAgeMs() > FRESH_MS;
  keepSnapshots(runtime, snapshots, () => (isBehind() ? null : takeSnapshot({ engine, channels, volume }, learning.positions(), new Date())), config.snapshotEveryMs);
  return { engine, channels, volume, knowledgeAgeMs };
}
