import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { grpcServices, topics, type GrpcClient } from '@adaigi/contracts';
import type { LedgerServiceDefinition } from '@adaigi/contracts/gen/adaigi/ledger/v1/LedgerService.ts';
import type { PaymentEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PaymentEvent.ts';
import { grpcClient } from '@adaigi/grpc';
import { createKafka, type EventProducer, type OutgoingEvent } from '@adaigi/kafka';
import { startPlatform } from '@adaigi/local';
import { testRuntime } from '@adaigi/runtime';
import { percentile } from './stats.ts';

export interface LedgerOptions {
  readonly engines: { readonly kafka: readonly string[]; readonly mongodb: string };
  /** Events and holds of one measurement. */
  readonly count: number;
}

const MERCHANTS = 100;
const IN_FLIGHT = 200;
const DEADLINE_MS = 300_000;
const PUBLISH_BATCH = 500;

/** What a measurement works with: a ledger process of its own on the given engines. */
interface Bench {
  readonly ledger: GrpcClient<LedgerServiceDefinition>;
  readonly producer: EventProducer;
  /** Metrics as their text. */
  readonly metrics: () => Promise<string>;
  readonly count: number;
  serial: number;
}

/**
 * How fast the ledger books captures from Kafka and answers holds over gRPC, for one hot merchant and for a hundred: whatever would serialise on a
 * merchant shows as the difference. One process, real engines; nothing else of the platform runs for it.
 */
export async function ledger({ engines, count }: LedgerOptions): Promise<string[]> {
  const dir = await mkdtemp(join(tmpdir(), 'adaigi-bench-'));
  const platform = await startPlatform({ dir, engines, services: ['ledger'], logLevel: 'warn' });
  const runtime = testRuntime('bench');
  try {
    const kafka = await createKafka(runtime, { brokers: engines.kafka, topicPrefix: platform.topicPrefix });
    const service = platform.run.services['ledger'];
    if (service?.grpc === undefined) throw new Error('the ledger has no address');
    const { metrics, grpc } = service;
    const bench: Bench = {
      ledger: grpcClient(runtime, grpcServices.ledger, { address: grpc, deadlineMs: 60_000 }),
      producer: await kafka.producer(),
      metrics: async () => (await fetch(metrics)).text(),
      count,
      serial: 0,
    };
    await capture(bench, 1, 200);
    return [
      `captures, one merchant        ${await capture(bench, 1, count)}`,
      `captures, ${MERCHANTS} merchants       ${await capture(bench, MERCHANTS, count)}`,
      `holds, one merchant           ${await holds(bench, 1)}`,
      `holds, ${MERCHANTS} merchants          ${await holds(bench, MERCHANTS)}`,
    ];
  } finally {
    await runtime.stop();
    await platform.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Publishes captures all at once and waits until each is booked, then until each is in the balances. */
async function capture(bench: Bench, merchants: number, count: number): Promise<string> {
  const before = await counted(bench);
  const cpuBefore = await cpuMs(bench);
  const events = Array.from({ length: count }, () => succeeded(bench, merchants));
  const startedAt = performance.now();
  for (let from = 0; from < count; from += PUBLISH_BATCH) await bench.producer.publish(events.slice(from, from + PUBLISH_BATCH), { deadlineMs: 60_000 });
  await until(async () => (await counted(bench)) >= before + count);
  const bookedMs = performance.now() - startedAt;
  await until(async () => / 0$/m.test(/^adaigi_ledger_fold_lag_seconds.*$/m.exec(await bench.metrics())?.[0] ?? ''));
  const foldedMs = performance.now() - startedAt;
  return `${perSecond(count, bookedMs)} booked, ${perSecond(count, foldedMs)} booked and in the balances, ${(((await cpuMs(bench)) - cpuBefore) / count).toFixed(1)} ms CPU each   (${count} events)`;
}

/** Makes holds with a number of them under way at any time, on balances that cover them all. */
async function holds(bench: Bench, merchants: number): Promise<string> {
  const names = Array.from({ length: merchants }, (_, index) => `mer_hold_${merchants}_${index}`);
  for (const merchantId of names) await bench.ledger.fund({ merchantId, reference: 'bench', amount: { minor: '10000000000', currency: 'PKR' } });
  const tookMs: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next; index < bench.count; index = next) {
      next += 1;
      const askedAt = performance.now();
      const merchantId = names[index % merchants] ?? '';
      await bench.ledger.hold({ merchantId, mode: 'MODE_TEST', reference: `po_${index}`, amount: { minor: '1000', currency: 'PKR' }, method: 'payout.jazzcash' });
      tookMs.push(performance.now() - askedAt);
    }
  };
  const cpuBefore = await cpuMs(bench);
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  const rate = perSecond(bench.count, performance.now() - startedAt);
  return `${rate}, ${IN_FLIGHT} in flight, p50 ${percentile(tookMs, 50).toFixed(0)} ms, p99 ${percentile(tookMs, 99).toFixed(0)} ms, ${(((await cpuMs(bench)) - cpuBefore) / bench.count).toFixed(1)} ms CPU each   (${bench.count} holds)`;
}

async function counted({ metrics }: Bench): Promise<number> {
  return Number(/^adaigi_ledger_entries_total\{kind="payment_captured".* (\d+)$/m.exec(await metrics())?.[1] ?? 0);
}

/** CPU time of the ledger's process so far: what a busy machine does not change. */
async function cpuMs({ metrics }: Bench): Promise<number> {
  return Number(/^process_cpu_seconds_total\S* (\S+)$/m.exec(await metrics())?.[1] ?? Number.NaN) * 1_000;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + DEADLINE_MS;
  while (!(await done())) {
    if (performance.now() > end) throw new Error(`not done within ${DEADLINE_MS / 1000} s`);
    await sleep(50);
  }
}

function succeeded(bench: Bench, merchants: number): OutgoingEvent<PaymentEvent__Output> {
  bench.serial += 1;
  const paymentId = `pay_bench_${bench.serial}`;
  const time = new Date().toISOString();
  const payload: PaymentEvent__Output = {
    paymentId,
    seq: '3',
    merchantId: `mer_${merchants}_${bench.serial % merchants}`,
    mode: 'MODE_TEST',
    dialect: 'native',
    reference: `order-${bench.serial}`,
    amountMinor: '50000',
    currency: 'PKR',
    state: 'PAYMENT_STATE_SUCCEEDED',
    wallet: 'jazzcash',
    channel: 'jazzcash-main',
    reason: '',
    fault: 'FAULT_UNSPECIFIED',
    attempts: 1,
    createdAt: time,
    occurredAt: time,
    version: '3',
  };
  return { topic: topics.payments, type: 'payment.succeeded', id: `${paymentId}.payments.3`, key: paymentId, time, seq: '3', payload };
}

function perSecond(count: number, ms: number): string {
  return `${Math.round((count / ms) * 1000)}/s`;
}
