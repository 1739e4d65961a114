import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { grpcServices, topics } from '@adaigi/contracts';
import { Secret } from '@adaigi/config';
import { grpcClient, serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka, type Kafka } from '@adaigi/kafka';
import { connectMongo, ensureIndexes } from '@adaigi/mongo';
import { systemClock, testRuntime, type TestRuntime } from '@adaigi/runtime';
import { eventually, testEngines, uniqueName, type TestEngines } from '@adaigi/testing';
import { createChannelCatalogue } from '../src/adapters/channel-catalogue.ts';
import { createDecisionLog, decisionModel } from '../src/adapters/decision-log.ts';
import { createMeter } from '../src/adapters/meter.ts';
import { learnFromTopics } from '../src/consumers/views.ts';
import { createEstimator } from '../src/core/estimator.ts';
import { createKnowledge } from '../src/core/knowledge.ts';
import { routingHandlers } from '../src/grpc/handlers.ts';

let engines: TestEngines;
let runtime: TestRuntime;
let kafka: Kafka;
let dropDatabase: () => Promise<void>;
let client: ReturnType<typeof routingClient>;

const pkr = (minor: string) => ({ minor, currency: 'PKR' });
const channel = (id: string, wallet: string) => ({
  id,
  provider: wallet,
  wallet,
  mode: 'MODE_TEST' as const,
  minAmount: pkr('100'),
  maxAmount: pkr('5000000'),
  refunds: true,
  chargeTimeoutMs: 1000,
  inquireTimeoutMs: 1000,
  longestPromptMs: 1000,
  maxConcurrent: 10,
  disabled: false,
});
const routingClient = (port: number) => grpcClient(runtime, grpcServices.routing, { address: `127.0.0.1:${port}`, deadlineMs: 5_000 });
const ask = (paymentId: string) => ({ paymentId, attemptNumber: 1, merchantId: 'mer_1', mode: 'MODE_TEST' as const, amount: pkr('10000'), wallet: '', preferredWallet: '' });

beforeAll(async () => {
  engines = testEngines();
  runtime = testRuntime('routing');
  const connectors = await startGrpcServer(runtime, {
    host: '127.0.0.1',
    port: 0,
    services: [
      serve(grpcServices.connectors, {
        describeChannels: async () => ({ channels: [channel('jc', 'jazzcash'), channel('ep', 'easypaisa')] }),
        charge: async () => ({}),
        inquire: async () => ({}),
        refund: async () => ({}),
        parseCallback: async () => ({}),
      }),
    ],
  });
  kafka = await createKafka(runtime, { brokers: engines.kafka, topicPrefix: `${uniqueName('routing')}.` });
  const connection = await connectMongo(runtime, { uri: new Secret(engines.mongodb), dbPrefix: uniqueName('test'), service: 'routing' });
  dropDatabase = () => connection.dropDatabase();
  const model = decisionModel(connection);
  await ensureIndexes(model);
  const knowledge = createKnowledge(createEstimator({ halfLifeMs: 300_000, priorMean: 0.9, priorWeight: 10 }));
  await learnFromTopics(kafka, knowledge);
  const catalogue = await createChannelCatalogue(runtime, [
    grpcClient(runtime, grpcServices.connectors, { address: `127.0.0.1:${connectors.port}`, deadlineMs: 5_000 }),
  ]);
  const log = createDecisionLog(runtime, model, await kafka.producer());
  const ports = { catalogue, knowledge, log, clock: systemClock, meter: createMeter(runtime.metrics), policy: { priority: ['jc', 'ep'], tolerance: 0.05 } };
  const { port } = await startGrpcServer(runtime, { host: '127.0.0.1', port: 0, services: [serve(grpcServices.routing, routingHandlers(ports))] });
  client = routingClient(port);
}, 60_000);

afterAll(async () => {
  await dropDatabase();
  await runtime.stop();
});

describe('the routing service', () => {
  test('answers with channels that the connectors described, in the operator’s order, with reasons', async () => {
    const decision = await client.decide(ask('pay_a'));
    expect(decision.candidates.map(({ channel: id }) => id)).toEqual(['jc', 'ep']);
    expect(decision.candidates[0]?.reasons.length).toBeGreaterThan(0);
    expect(decision.summary).toContain('jc');
  });

  test('explains a decision that was logged behind the answer', async () => {
    const decided = await client.decide(ask('pay_b'));
    const explained = await eventually(() => client.explain({ paymentId: 'pay_b' }), { deadlineMs: 10_000 });
    expect(explained.decisions[0]?.decision?.decisionId).toBe(decided.decisionId);
  });

  test('turns away from a channel whose attempts fail by the provider’s fault, as the attempts topic tells it', async () => {
    const producer = await kafka.producer();
    const failures = Array.from({ length: 15 }, (_, index) => ({
      topic: topics.attempts,
      type: 'attempt.declined',
      id: `evt-${index}`,
      key: `pay_f${index}`,
      time: new Date().toISOString(),
      seq: '2',
      payload: {
        paymentId: `pay_f${index}`,
        seq: '2',
        attemptNumber: 1,
        merchantId: 'mer_1',
        mode: 'MODE_TEST' as const,
        channel: 'jc',
        wallet: 'jazzcash',
        reference: 'A1',
        state: 'ATTEMPT_STATE_DECLINED' as const,
        amountMinor: '100',
        currency: 'PKR',
        fault: 'FAULT_PROVIDER' as const,
        reason: 'provider_error',
        providerCode: '118',
        evidence: 'reply',
        sentAt: new Date().toISOString(),
        occurredAt: new Date().toISOString(),
        decisionId: 'dec_1',
        choiceProbability: 1,
        repeatPayer: false,
      },
    }));
    await producer.publish(failures);
    const first = await eventually(
      async () => {
        const decision = await client.decide(ask('pay_c'));
        expect(decision.candidates[0]?.channel).toBe('ep');
        return decision;
      },
      { deadlineMs: 15_000 },
    );
    expect(first.candidates[1]?.score).toBeLessThan(0.6);
  });

  test('does not know decisions of a payment that it never saw', async () => {
    await expect(client.explain({ paymentId: 'pay_never' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
