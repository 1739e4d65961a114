import { readFileSync } from 'node:fs';
import { grpcServices } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import { freePort, testEngines, uniqueName } from '@adaigi/testing';
import { MongoClient } from 'mongodb';
import { startService } from './process.ts';
import type { ServiceProcess } from './process.ts';

/** What the simulator says of an account, in its own file: the channels of these tests are built from it. */
interface SimulatorAccounts {
  readonly easypaisaKeys: { readonly publicKey: string };
  readonly accounts: readonly Readonly<Record<string, string>>[];
}

export interface Platform {
  readonly connectors: GrpcClient<ConnectorsServiceDefinition>;
  /** Base address of the simulator's control API. */
  readonly control: string;
  readonly opsPort: number;
  restartConnectors(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

/** Simulator and connectors as real processes on the shared engines, with databases and ports of their own. */
export async function startPlatform(windowScale: number, overrides: Readonly<Record<string, unknown>> = {}): Promise<Platform> {
  const engines = testEngines();
  const prefix = uniqueName('conn').slice(0, 30);
  const ports = { jazzcash: await freePort(), easypaisa: await freePort(), control: await freePort(), simulatorOps: await freePort(), grpc: await freePort(), ops: await freePort() };
  const common = { ADAIGI_MONGODB: engines.mongodb, ADAIGI_DB_PREFIX: prefix };
  const simulator = await startService('simulator', {
    ...common,
    ADAIGI_SERVICE: 'simulator',
    ADAIGI_OPS_PORT: String(ports.simulatorOps),
    ADAIGI_JAZZCASH_PORT: String(ports.jazzcash),
    ADAIGI_EASYPAISA_PORT: String(ports.easypaisa),
    ADAIGI_CONTROL_PORT: String(ports.control),
    ADAIGI_SIMULATOR_SCALE: String(windowScale),
    ADAIGI_SIMULATOR_IPN_JAZZCASH: 'http://127.0.0.1:9/{account}',
    ADAIGI_SIMULATOR_IPN_EASYPAISA: 'http://127.0.0.1:9/{account}',
  });
  const env = {
    ...common,
    ADAIGI_SERVICE: 'connectors-all',
    ADAIGI_KAFKA: engines.kafka.join(','),
    ADAIGI_TOPIC_PREFIX: `${prefix.toLowerCase()}.`,
    ADAIGI_OPS_PORT: String(ports.ops),
    ADAIGI_GRPC_PORT: String(ports.grpc),
    ADAIGI_PROVIDERS: 'jazzcash,easypaisa',
    ADAIGI_CHANNELS: JSON.stringify(channels(ports, windowScale, overrides)),
  };
  let connectors: ServiceProcess = await startService('connectors', env);
  const runtime = testRuntime('connectors-test');
  return {
    connectors: grpcClient(runtime, grpcServices.connectors, { address: `127.0.0.1:${ports.grpc}`, deadlineMs: 20_000 }),
    control: `http://127.0.0.1:${ports.control}`,
    opsPort: ports.ops,
    restartConnectors: async (signal) => {
      await connectors.stop(signal);
      connectors = await startService('connectors', env);
    },
    stop: async () => {
      await runtime.stop();
      await Promise.all([connectors.stop(), simulator.stop()]);
      const client = new MongoClient(engines.mongodb);
      await Promise.all(['simulator', 'connectors-all'].map((service) => client.db(`${prefix}_${service}`).dropDatabase()));
      await client.close();
    },
  };
}

function channels(ports: { jazzcash: number; easypaisa: number }, windowScale: number, overrides: Readonly<Record<string, unknown>>): unknown[] {
  const { accounts, easypaisaKeys } = JSON.parse(readFileSync(new URL('../../../simulator/accounts.dev.json', import.meta.url), 'utf8')) as SimulatorAccounts;
  const common = { mode: 'test', windowScale, ...overrides };
  return accounts.map((account) =>
    account['provider'] === 'jazzcash'
      ? {
          ...common,
          id: account['id'],
          provider: 'jazzcash',
          endpoint: {
            baseUrl: `http://127.0.0.1:${ports.jazzcash}`,
            generation: account['id'] === 'jazzcash-alt' ? 'orchestrator' : 'classic',
          },
          account: { merchantId: account['merchantId'], returnUrl: account['returnUrl'] },
          secrets: { password: account['password'], integritySalt: account['integritySalt'], merchantMpin: account['merchantMpin'] },
        }
      : {
          ...common,
          id: account['id'],
          provider: 'easypaisa',
          endpoint: { baseUrl: `http://127.0.0.1:${ports.easypaisa}` },
          account: { version: account['version'], storeId: account['storeId'], accountNum: account['accountNum'] },
          secrets: {
            username: account['username'],
            password: account['password'],
            ...(account['version'] === 'v5' ? { merchantPrivateKey: account['merchantPrivateKey'], providerPublicKey: easypaisaKeys.publicKey } : {}),
          },
        },
  );
}
