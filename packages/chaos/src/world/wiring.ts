import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, SERVICES, startPlatform, type ChannelConfig, type Platform, type PlatformEnvironment, type PlatformPorts, type ServiceName } from '@adaigi/local';
import { readFileSync } from 'node:fs';
import { folderOfPoint, type CrashPoint } from '../agent/crash-points.ts';
import { AGENT_DIR_VARIABLE, AGENT_NAME_VARIABLE } from '../agent/variables.ts';
import { startLink, type Link } from '../links/link.ts';
import { patchedSources } from '../patching/patches.ts';
import { REGISTER_PATCHES, SOURCE_PATCHES_VARIABLE, type SourcePatch } from '../patching/index.ts';
import type { LinkKind } from '../plan/kinds.ts';
import type { ProcessName } from '../plan/schedule.ts';
import type { ChaosEngines } from './engines.ts';
import { SCALED_ENVIRONMENT, SCALED_SCHEDULE, scaledChannel, WINDOW_SCALE } from './scaled-times.ts';

/** Every link of a platform, by kind. */
export type Links = Readonly<Record<LinkKind, readonly Link[]>>;

/** A platform whose every connection goes through a proxy that can strike. */
export interface WiredPlatform {
  readonly main: Platform;
  /** The second payments process; undefined without one. */
  readonly second: Platform | undefined;
  readonly links: Links;
  /** What merchants are given. */
  readonly edgeHttp: string;
  readonly edgeGrpc: string;
  /** Where the inbox is reached. */
  readonly inboxUrl: string;
  readonly channels: readonly ChannelConfig[];
  readonly agentDir: string;
  readonly logDirs: readonly string[];
  stop(): Promise<void>;
}

export interface WiringOptions {
  readonly dir: string;
  readonly engines: ChaosEngines;
  readonly inboxPort: number;
  /** Bugs that are planted on purpose. */
  readonly plants: readonly SourcePatch[];
  readonly replicas: boolean;
  readonly crashPoints: readonly CrashPoint[];
  /** Over the scaled times, by service. */
  readonly environment: PlatformEnvironment;
  readonly payoutChannel: (channel: ChannelConfig) => ChannelConfig;
  readonly onDeath: (process: ProcessName, end: string) => void;
}

const AGENT = new URL('../agent/preload.ts', import.meta.url).href;

/** Starts the services with a link in front of each of them, of the engines, the providers and the merchants. */
export async function startWiredPlatform(options: WiringOptions): Promise<WiredPlatform> {
  const { dir, engines, plants, crashPoints } = options;
  const agentDir = join(dir, 'agent');
  for (const folder of ['skew', 'armed', 'struck']) await mkdir(join(agentDir, folder), { recursive: true });
  const made = new Map<string, Link>();
  const link = async (name: string, port: number): Promise<Link> => {
    const started = await startLink(name, port);
    made.set(name, started);
    return started;
  };
  const mongodb = async (name: ProcessName): Promise<string> => `mongodb://127.0.0.1:${(await link(`mongodb-${name}`, engines.mongodbPort)).port}/?directConnection=true`;
  const inbox = await link('inbox', options.inboxPort);

  const environment = async (ports: PlatformPorts): Promise<PlatformEnvironment> => {
    const peers = Object.fromEntries(await Promise.all(Object.entries(ports.grpc).map(async ([peer, port]) => [peer, `127.0.0.1:${(await link(`grpc-${peer}`, port)).port}`] as const)));
    const callbacks = await link('callbacks', ports.edgeHttp);
    await link('merchant-http', ports.edgeHttp);
    await link('merchant-grpc', ports.edgeGrpc);
    await link('provider-jazzcash', ports.jazzcash);
    await link('provider-easypaisa', ports.easypaisa);
    const own = await Promise.all(
      SERVICES.map(async ({ name, folder }) => [
        name,
        {
          ...agentEnvironment({ name, folder, agentDir, plants, crashPoints }),
          ...peerVariables(peers),
          // The simulator is the outside truth: what it books must not hang on our faults.
          ...(name !== 'simulator' && { ADAIGI_MONGODB: await mongodb(name) }),
          ...SCALED_ENVIRONMENT[name],
          ...options.environment[name],
        },
      ]),
    );
    const perService = Object.fromEntries(own) as Record<ServiceName, Record<string, string>>;
    const ipn = (provider: string): string => `http://127.0.0.1:${callbacks.port}/v1/callbacks/${provider}/{account}`;
    return { ...perService, simulator: { ...perService.simulator, ADAIGI_SIMULATOR_IPN_JAZZCASH: ipn('jazzcash'), ADAIGI_SIMULATOR_IPN_EASYPAISA: ipn('easypaisa') } };
  };

  let channels: ChannelConfig[] = [];
  const main = await startPlatform({
    dir,
    engines: { kafka: [`127.0.0.1:${engines.kafkaLink.port}`], mongodb: engines.mongodb },
    windowScale: WINDOW_SCALE,
    fast: true,
    env: environment,
    channels: (all) => {
      channels = all.map((channel) => throughLink(scaledChannel(channel), made.get(`provider-${channel.provider}`)));
      return channels;
    },
    payoutChannels: (all) => all.map((channel) => throughLink(options.payoutChannel(channel), made.get(`provider-${channel.provider}`))),
    onDeath: options.onDeath,
  });
  const second = options.replicas ? await startSecondPayments() : undefined;

  /** Another payments process of the same platform: its databases, topics, secrets and peers. */
  async function startSecondPayments(): Promise<Platform> {
    const secondDir = join(dir, 'second');
    await mkdir(secondDir, { recursive: true });
    await copyFile(join(dir, 'secrets.json'), join(secondDir, 'secrets.json'));
    return startPlatform({
      dir: secondDir,
      services: ['payments'],
      fast: true,
      engines: { kafka: [`127.0.0.1:${engines.kafkaLink.port}`], mongodb: engines.mongodb },
      dbPrefix: main.dbPrefix,
      topicPrefix: main.topicPrefix,
      env: async (ports) => {
        made.get('grpc-payments')?.addTarget(ports.grpc['payments'] ?? 0);
        const peers = Object.fromEntries(Object.keys(ports.grpc).map((peer) => [peer, `127.0.0.1:${made.get(`grpc-${peer}`)?.port}`]));
        const own = { ...agentEnvironment({ name: 'payments', folder: 'payments', agentDir, plants, crashPoints }), [AGENT_NAME_VARIABLE]: 'payments-2' };
        return { payments: { ...own, ...peerVariables(peers), ADAIGI_MONGODB: await mongodb('payments-2'), ...SCALED_ENVIRONMENT.payments, ...options.environment.payments } };
      },
      onDeath: (_service, end) => options.onDeath('payments-2', end),
    });
  }

  const named = (prefix: string): Link[] => [...made.values()].filter(({ name }) => name.startsWith(prefix));
  const portOf = (name: string): number => made.get(name)?.port ?? 0;
  return {
    main,
    second,
    links: {
      'merchant-http': named('merchant-http'),
      'merchant-grpc': named('merchant-grpc'),
      provider: named('provider-'),
      callbacks: named('callbacks'),
      inbox: [inbox],
      grpc: named('grpc-'),
      connectors: named('grpc-connectors-'),
      mongodb: named('mongodb-'),
      kafka: [engines.kafkaLink],
    },
    edgeHttp: `http://127.0.0.1:${portOf('merchant-http')}`,
    edgeGrpc: `127.0.0.1:${portOf('merchant-grpc')}`,
    inboxUrl: `http://127.0.0.1:${inbox.port}`,
    channels,
    agentDir,
    logDirs: [join(dir, 'logs'), join(dir, 'second/logs')],
    async stop() {
      await second?.stop();
      await main.stop();
      await Promise.all([...made.values()].map((each) => each.close()));
    },
  };
}

function peerVariables(peers: Readonly<Record<string, string>>): Record<string, string> {
  const variables = Object.entries(peers).map(([peer, address]) => [`ADAIGI_${peer.toUpperCase().replaceAll('-', '_')}_GRPC`, address]);
  return { ...Object.fromEntries(variables), ADAIGI_CONNECTORS: [peers['connectors-jazzcash'], peers['connectors-easypaisa']].join(',') };
}

function throughLink(channel: ChannelConfig, link: Link | undefined): ChannelConfig {
  return { ...channel, endpoint: { ...channel.endpoint, baseUrl: `http://127.0.0.1:${link?.port}` } };
}

interface AgentOptions extends Pick<WiringOptions, 'plants' | 'crashPoints'> {
  readonly name: ServiceName;
  readonly folder: string;
  readonly agentDir: string;
}

/** What is loaded into a service before its own code: patches of its sources, and the agent that ends it or moves its clock. */
function agentEnvironment({ name, folder, agentDir, plants, crashPoints }: AgentOptions): Record<string, string> {
  const points = crashPoints.filter((point) => folderOfPoint(point.name) === folder).map(({ patch }) => patch);
  const schedule = folder === 'notifier' ? [SCALED_SCHEDULE] : [];
  return {
    NODE_OPTIONS: `--import=${REGISTER_PATCHES} --import=${AGENT}`,
    [SOURCE_PATCHES_VARIABLE]: JSON.stringify([...plants, ...fitting(plants, [...schedule, ...points])]),
    [AGENT_DIR_VARIABLE]: agentDir,
    [AGENT_NAME_VARIABLE]: name,
  };
}

/** A planted bug may have replaced the text that a crash point stands at; that point is left out. */
function fitting(plants: readonly SourcePatch[], patches: readonly SourcePatch[]): SourcePatch[] {
  if (plants.length === 0) return [...patches];
  const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
  return patches.filter((patch) => {
    try {
      patchedSources([...plants, patch], read);
      return true;
    } catch {
      return false;
    }
  });
}
