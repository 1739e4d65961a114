import { readFileSync } from 'node:fs';
import { grpcServices } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { ConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/ConnectorsService.ts';
import type { PayoutConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/PayoutConnectorsService.ts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import { eventually, freePort, testEngines, uniqueName } from '@adaigi/testing';
import { MongoClient } from 'mongodb';
import { startService } from './process.ts';
import type { ServiceProcess } from './process.ts';

/** What the simulator says of an account, in its own file: the channels of these tests are built from it. */
interface SimulatorAccounts {
  readonly easypaisaKeys: { readonly publicKey: string };
  readonly accounts: readonly Readonly<Record<string, string>>[];
  readonly payoutAccounts: readonly Readonly<Record<string, string>>[];
}

export interface Platform {
  readonly connectors: GrpcClient<ConnectorsServiceDefinition>;
  readonly payouts: GrpcClient<PayoutConnectorsServiceDefinition>;
  /** Base address of the simulator's control API. */
  readonly control: string;
  readonly opsPort: number;
  /** Topics of this platform begin with it. */
  readonly topicPrefix: string;
  /** Everything that the connectors have written since they were started last. */
  output(): string;
  killConnectors(): Promise<void>;
  /** As an operator does. */
  stopConnectors(): Promise<void>;
  startConnectors(): Promise<void>;
  stop(): Promise<void>;
}

export interface PlatformOptions {
  /** Multiplies the windows and waits of both sides. */
  readonly scale: number;
  /** Keys of every channel. */
  readonly channel?: Readonly<Record<string, unknown>>;
  /** Keys of every payout channel. */
  readonly payoutChannel?: Readonly<Record<string, unknown>>;
  /** Where the simulator's notifications go; nowhere by default. */
  readonly ipnUrl?: string;
}

/** Simulator and connectors as real processes on the shared engines, with databases and ports of their own. */
export async function startPlatform({ scale, channel = {}, payoutChannel = {}, ipnUrl = 'http://127.0.0.1:9' }: PlatformOptions): Promise<Platform> {
  const engines = testEngines();
  const prefix = uniqueName('conn').slice(0, 30);
  const topicPrefix = `${prefix.toLowerCase()}.`;
  const ports = { jazzcash: await freePort(), easypaisa: await freePort(), control: await freePort(), simulatorOps: await freePort(), grpc: await freePort(), ops: await freePort() };
  const common = { ADAIGI_MONGODB: engines.mongodb, ADAIGI_DB_PREFIX: prefix };
  const simulator = await startService('simulator', {
    ...common,
    ADAIGI_SERVICE: 'simulator',
    ADAIGI_OPS_PORT: String(ports.simulatorOps),
    ADAIGI_JAZZCASH_PORT: String(ports.jazzcash),
    ADAIGI_EASYPAISA_PORT: String(ports.easypaisa),
    ADAIGI_CONTROL_PORT: String(ports.control),
    ADAIGI_SIMULATOR_SCALE: String(scale),
    ADAIGI_SIMULATOR_IPN_JAZZCASH: `${ipnUrl}/{account}`,
    ADAIGI_SIMULATOR_IPN_EASYPAISA: `${ipnUrl}/{account}`,
  });
  const env = {
    ...common,
    ADAIGI_SERVICE: 'connectors-all',
    ADAIGI_KAFKA: engines.kafka.join(','),
    ADAIGI_TOPIC_PREFIX: topicPrefix,
    ADAIGI_LOG_LEVEL: 'info',
    ADAIGI_OPS_PORT: String(ports.ops),
    ADAIGI_GRPC_PORT: String(ports.grpc),
    ADAIGI_PROVIDERS: 'jazzcash,easypaisa',
    ADAIGI_CHANNELS: JSON.stringify(channels(ports, scale, channel)),
    ADAIGI_PAYOUT_CHANNELS: JSON.stringify(payoutChannels(ports, scale, payoutChannel)),
  };
  await ageRecords(engines.mongodb, `${prefix}_connectors-all`);
  let connectors: ServiceProcess = await startService('connectors', env);
  const runtime = testRuntime('connectors-test');
  const client = grpcClient(runtime, grpcServices.connectors, { address: `127.0.0.1:${ports.grpc}`, deadlineMs: 20_000 });
  return {
    connectors: client,
    payouts: grpcClient(runtime, grpcServices.payoutConnectors, { address: `127.0.0.1:${ports.grpc}`, deadlineMs: 20_000 }),
    control: `http://127.0.0.1:${ports.control}`,
    opsPort: ports.ops,
    topicPrefix,
    output: () => connectors.output(),
    killConnectors: () => connectors.stop('SIGKILL'),
    stopConnectors: () => connectors.stop('SIGTERM'),
    startConnectors: async () => {
      connectors = await startService('connectors', env);
      // The client dials again only after its back-off.
      await eventually(() => client.describeChannels({}));
    },
    stop: async () => {
      await runtime.stop();
      await Promise.all([connectors.stop(), simulator.stop()]);
      const mongo = new MongoClient(engines.mongodb);
      await Promise.all(['simulator', 'connectors-all'].map((service) => mongo.db(`${prefix}_${service}`).dropDatabase()));
      await mongo.close();
    },
  };
}

/** Records that began long ago: what they do not know was not sent. */
async function ageRecords(uri: string, database: string): Promise<void> {
  const mongo = new MongoClient(uri);
  await mongo.db(database).collection<{ _id: string; beganAt: Date }>('exchange_book').insertOne({ _id: 'exchanges', beganAt: new Date(0) });
  await mongo.close();
}

function accountsOfSimulator(): SimulatorAccounts {
  return JSON.parse(readFileSync(new URL('../../../simulator/accounts.dev.json', import.meta.url), 'utf8')) as SimulatorAccounts;
}

function payoutChannels(ports: { jazzcash: number; easypaisa: number }, windowScale: number, overrides: Readonly<Record<string, unknown>>): unknown[] {
  const { payoutAccounts, easypaisaKeys } = accountsOfSimulator();
  return payoutAccounts.map(({ id, provider, destination = 'wallet', consumerKey, consumerSecret, encryptionKey, encryptionIv, clientId, clientSecret, channel, msisdn, pin }) => ({
    mode: 'test',
    windowScale,
    ...overrides,
    id,
    provider,
    destination,
    ...(provider === 'jazzcash'
      ? { endpoint: { baseUrl: `http://127.0.0.1:${ports.jazzcash}` }, secrets: { consumerKey, consumerSecret, encryptionKey, encryptionIv } }
      : {
          endpoint: { baseUrl: `http://127.0.0.1:${ports.easypaisa}` },
          account: { msisdn, channel },
          secrets: { clientId, clientSecret, pin, bankPublicKey: easypaisaKeys.publicKey },
        }),
  }));
}

function channels(ports: { jazzcash: number; easypaisa: number }, windowScale: number, overrides: Readonly<Record<string, unknown>>): unknown[] {
  const { accounts, easypaisaKeys } = accountsOfSimulator();
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
