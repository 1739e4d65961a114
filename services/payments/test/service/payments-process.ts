import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually, freePort, testEngines } from '@adaigi/testing';

/** The service as it runs in production: a process of its own. */
export interface PaymentsProcess {
  readonly grpcPort: number;
  metrics(): Promise<string>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Starts the service and waits until it is ready. Times are those of a test: short. */
export async function startPayments(environment: Record<string, string>): Promise<PaymentsProcess> {
  const [grpcPort, opsPort] = [await freePort(), await freePort()];
  const { kafka, mongodb } = testEngines();
  const child = spawn(process.execPath, ['--optimize-for-size', '--max-old-space-size=96', MAIN], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      ADAIGI_SERVICE: 'payments',
      ADAIGI_ENV: 'test',
      ADAIGI_LOG_LEVEL: 'warn',
      ADAIGI_KAFKA: kafka.join(','),
      ADAIGI_MONGODB: mongodb,
      ADAIGI_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      ADAIGI_ID_SECRET: 'a secret of the platform',
      // Tests of payouts name a real one.
      ADAIGI_LEDGER_GRPC: '127.0.0.1:9',
      ADAIGI_GRPC_PORT: String(grpcPort),
      ADAIGI_OPS_PORT: String(opsPort),
      ADAIGI_SWEEP_EVERY_MS: '100',
      ADAIGI_SWEEP_DELAY_MS: '0',
      ADAIGI_LEASE_MARGIN_MS: '600',
      ADAIGI_WAIT_MS: '100',
      ADAIGI_REFUND_RETRY_MS: '100',
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-8_000)));
  await eventually(
    async () => {
      if (child.exitCode !== null) throw new Error(`payments exited with ${child.exitCode}: ${output}`);
      return (await fetch(`http://127.0.0.1:${opsPort}/readyz`)).status === 200;
    },
    { deadlineMs: 60_000, intervalMs: 50 },
  );
  return {
    grpcPort,
    metrics: async () => (await fetch(`http://127.0.0.1:${opsPort}/metrics`)).text(),
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
}
