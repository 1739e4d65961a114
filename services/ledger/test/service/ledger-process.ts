import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually, freePort, testEngines } from '@adaigi/testing';

/** The service as it runs in production: a process of its own. */
export interface LedgerProcess {
  readonly grpcAddress: string;
  /** Everything it has printed. */
  output(): string;
  metrics(): Promise<string>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const VERIFY = fileURLToPath(new URL('../../src/verify.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Starts the service and waits until it is ready. @throws Error with its exit code and output when it would not start */
export async function startLedger(environment: Readonly<Record<string, string>>): Promise<LedgerProcess> {
  const [grpcPort, opsPort] = [await freePort(), await freePort()];
  const { kafka, mongodb } = testEngines();
  const child = spawn(process.execPath, ['--optimize-for-size', '--max-old-space-size=96', MAIN], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      ADAIGI_SERVICE: 'ledger',
      ADAIGI_ENV: 'test',
      ADAIGI_LOG_LEVEL: 'debug',
      ADAIGI_KAFKA: kafka.join(','),
      ADAIGI_MONGODB: mongodb,
      ADAIGI_GRPC_PORT: String(grpcPort),
      ADAIGI_OPS_PORT: String(opsPort),
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ready = eventually(async () => child.exitCode !== null || (await fetch(`http://127.0.0.1:${opsPort}/readyz`)).status === 200, { deadlineMs: 60_000, intervalMs: 50 });
  await ready.catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  if (child.exitCode !== null) throw new Error(`ledger exited with ${child.exitCode}: ${output}`);
  return {
    grpcAddress: `127.0.0.1:${grpcPort}`,
    output: () => output,
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

/** Runs the command that proves the balances. */
export async function runVerify(environment: Readonly<Record<string, string>>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [VERIFY], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], ADAIGI_MONGODB: testEngines().mongodb, ...environment } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, output };
}
