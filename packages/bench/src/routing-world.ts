import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grpcServices, topics, type GrpcClient, type GrpcHandlers } from '@adaigi/contracts';
import type { AttemptEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/AttemptEvent.ts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import type { RoutingServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingService.ts';
import { grpcClient, serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka, type OutboxEntry } from '@adaigi/kafka';
import { startPlatform, type Platform } from '@adaigi/local';
import { testRuntime } from '@adaigi/runtime';

/** Addresses of Kafka and MongoDB that run. */
export interface EngineAddresses {
  readonly kafka: readonly string[];
  readonly mongodb: string;
}

/** A routing process of its own with the channels of a bench, and nothing else of the platform. */
export interface RoutingWorld {
  readonly platform: Platform;
  readonly routing: GrpcClient<RoutingServiceDefinition>;
  /** Where it answers, host:port. */
  readonly address: string;
  /** Puts past attempts on the topic, from the first number to before the last; the newest has just happened. */
  publishPast(count: number): Promise<void>;
  /** Metrics of the process as their text. */
  readonly metrics: () => Promise<string>;
  stop(): Promise<void>;
}

const WALLETS = ['jazzcash', 'easypaisa'] as const;
const MERCHANTS = 1_000;
const PAST_EVERY_MS = 10;
const PUBLISH_BATCH = 1_000;

/** Ids of channels, half of them of each wallet. */
export function channelIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `channel-${String(index + 1).padStart(2, '0')}`);
}

/** Starts it on the given engines; `stop` drops what it has stored. The bench itself plays the connectors that describe the channels. */
export async function startRouting(engines: EngineAddresses, channels: readonly string[]): Promise<RoutingWorld> {
  const dir = await mkdtemp(join(tmpdir(), 'adaigi-bench-'));
  const runtime = testRuntime('bench');
  const { port } = await startGrpcServer(runtime, { host: '127.0.0.1', port: 0, services: [serve(grpcServices.connectors, connectors(channels))] });
  // With the memory of production: the small one of a development machine costs up to two thirds more CPU time, most of it for collecting garbage.
  const platform = await startPlatform({ dir, engines, services: ['routing'], fast: true, env: { routing: { ADAIGI_CONNECTORS: `127.0.0.1:${port}` } } });
  const kafka = await createKafka(runtime, { brokers: engines.kafka, topicPrefix: platform.topicPrefix });
  const producer = await kafka.producer();
  const service = platform.run.services['routing'];
  if (service?.grpc === undefined) throw new Error('routing has no address');
  const { metrics, grpc } = service;
  return {
    platform,
    routing: grpcClient(runtime, grpcServices.routing, { address: grpc, deadlineMs: 5_000 }),
    address: grpc,
    async publishPast(count) {
      const startedAt = Date.now();
      for (let from = 0; from < count; from += PUBLISH_BATCH) {
        const size = Math.min(PUBLISH_BATCH, count - from);
        const events = Array.from({ length: size }, (_, index) => pastAttempt(from + index, channels, new Date(startedAt - (count - from - index) * PAST_EVERY_MS))).flat();
        await producer.publishEntries(events, { deadlineMs: 120_000 });
      }
    },
    metrics: async () => (await fetch(metrics)).text(),
    async stop() {
      await runtime.stop();
      await platform.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/**
 * The two events of past attempt number `index`: nine in ten succeeded, on the first channel half. Spread over channels, merchants and amounts, so that every segment
 * has its share. Written out here, since checking millions of events against their message takes minutes.
 */
function pastAttempt(index: number, channels: readonly string[], at: Date): readonly OutboxEntry[] {
  const channel = index % channels.length;
  const paymentId = `pay_past_${index}`;
  const time = at.toISOString();
  const told = (seq: string, type: string, state: AttemptEvent__Output['state'], fault: AttemptEvent__Output['fault']): OutboxEntry => {
    const payload: AttemptEvent__Output = {
      paymentId,
      seq,
      attemptNumber: 1,
      merchantId: merchantOf(Math.floor(index / channels.length)),
      mode: 'MODE_TEST',
      channel: channels[channel] ?? '',
      wallet: WALLETS[channel % WALLETS.length] ?? '',
      reference: `A${index}`,
      state,
      amountMinor: String(amountOf(index)),
      currency: 'PKR',
      fault,
      reason: '',
      providerCode: '',
      evidence: 'reply',
      sentAt: time,
      occurredAt: time,
      decisionId: `dec_past_${index}`,
      choiceProbability: 1,
      repeatPayer: index % 3 === 0,
      method: 'wallet',
    };
    return { eventId: `${paymentId}.attempts.${seq}`, topicName: topics.attempts.name, type, key: paymentId, seq, time, payloadJson: JSON.stringify(payload) };
  };
  const isFailure = Math.floor(index / channels.length) % (channel === 0 ? 2 : 10) === 0;
  const end = isFailure ? told('2', 'attempt.declined', 'ATTEMPT_STATE_DECLINED', 'FAULT_PROVIDER') : told('2', 'attempt.succeeded', 'ATTEMPT_STATE_SUCCEEDED', 'FAULT_UNSPECIFIED');
  return [told('1', 'attempt.started', 'ATTEMPT_STATE_INTENT', 'FAULT_UNSPECIFIED'), end];
}

/** The question of payment number `index`. */
export function question(index: number) {
  const amount = { minor: String(amountOf(index)), currency: 'PKR' };
  return { paymentId: `pay_${index}`, attemptNumber: 1, attemptsLeft: 3, merchantId: merchantOf(index), mode: 'MODE_TEST' as const, amount, wallet: '', preferredWallet: '', repeatPayer: index % 3 === 0 };
}

function merchantOf(index: number): string {
  return `mer_${(index * 7919) % MERCHANTS}`;
}

function amountOf(index: number): number {
  return 10_000 + ((index * 104_729) % 3_000_000);
}

function connectors(channels: readonly string[]): GrpcHandlers<ConnectorsServiceDefinition> {
  const pkr = (minor: string) => ({ minor, currency: 'PKR' });
  const limits = { minAmount: pkr('100'), maxAmount: pkr('5000000'), chargeTimeoutMs: 60_000, inquireTimeoutMs: 1_000, longestPromptMs: 60_000, maxConcurrent: 10 };
  const described = channels.map((id, index) => ({ id, provider: 'bench', wallet: WALLETS[index % WALLETS.length], mode: 'MODE_TEST' as const, refunds: true, disabled: false, methods: ['wallet'], ...limits }));
  const describeChannels = async () => Promise.resolve({ channels: described });
  const refuse = async (): Promise<never> => Promise.reject(new Error('routing never calls this'));
  return new Proxy({} as GrpcHandlers<ConnectorsServiceDefinition>, { get: (_target, method) => (method === 'describeChannels' ? describeChannels : refuse) });
}
