import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, uniqueName } from '@adaigi/testing';
import { ROOT } from '../paths.ts';
import type { RunFile } from '../run-file.ts';
import { SERVICES, folderOf } from './catalogue.ts';
import type { ServiceName } from './catalogue.ts';
import type { ChannelConfig } from './channels.ts';
import { simulatorChannels, simulatorPayoutChannels, simulatorTransferFeeds } from './channels.ts';
import { environmentOf } from './environment.ts';
import { forgetData } from './forget-data.ts';
import type { NotedServices } from './leftovers.ts';
import { endLeftoverServices, noteServices } from './leftovers.ts';
import type { PlatformPorts } from './ports.ts';
import { choosePorts } from './ports.ts';
import { runFileOf } from './run-file-of.ts';
import { platformSecrets } from './secrets.ts';
import type { SupervisedService } from './supervised-service.ts';
import { superviseService } from './supervised-service.ts';
import { ensureTopics } from './topics.ts';

const PINNED_NODE = join(ROOT, 'node_modules/node/bin/node');
// Memory per process is what limits a small machine.
const SMALL_MEMORY = ['--optimize-for-size', '--max-old-space-size=96', '--max-semi-space-size=2', '--v8-pool-size=1'];
/** Routing stands in the way of every payment: quicker code for 8 MB at rest, and room for a log that waits for its stores. */
const QUICK_MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=4', '--v8-pool-size=1'];
/**
 * As much memory as node takes by itself, and one helper for collecting garbage, as in the image: more of them only wait for each other on a small machine. Young garbage is collected
 * without it: the main thread waited for the helper to be woken, 3 ms instead of 1.5 twice a second. The old generation may double before all of it is looked at: routing's thread, whose
 * buffers count towards it, was looked through twice a second for 20 µs a decision. And nothing is made old from the start: V8 decides that from some hundred objects, and is
 * the likely reason for the run in thirty whose young collections took up to 50 ms from its first seconds to its end. Nor is memory given back for the sake of others, which looked through
 * both heaps every 7 s, and once for 72 ms.
 */
const ROOMY_MEMORY = ['--v8-pool-size=1', '--no-parallel-scavenge', '--no-allocation-site-pretenuring', '--no-memory-reducer', '--heap-growing-percent=100'];
// kafkajs' negative timer is known and harmless.
const NODE_ARGS = ['--disable-warning=TimeoutNegativeWarning', '--import', new URL('end-with-parent.ts', import.meta.url).href];

// Compiled code is kept between starts (less memory, a third of a second less), and glibc keeps two arenas instead of one for each thread.
const NODE_ENVIRONMENT = { NODE_COMPILE_CACHE: join(ROOT, '.local/compile-cache'), MALLOC_ARENA_MAX: '2' };

/** Variables by service; `*` for all. */
export type PlatformEnvironment = Partial<Record<ServiceName | '*', Readonly<Record<string, string>>>>;

/** What platform to start. */
export interface PlatformOptions {
  /** Folder for logs, secrets and notes. */
  dir: string;
  engines: { kafka: readonly string[]; mongodb: string };
  /** Default: all. */
  services?: readonly ServiceName[];
  /** Variables over the generated ones, by service; `*` for all. A function is told the ports before anything starts, for instance to put proxies in front of them. */
  env?: PlatformEnvironment | ((ports: PlatformPorts) => Promise<PlatformEnvironment>);
  /** Default `test`. */
  environment?: 'development' | 'test';
  /** Default: a unique one, and `stop` drops its databases. */
  dbPrefix?: string;
  /** Default: a unique one, and `stop` deletes its topics and groups. */
  topicPrefix?: string;
  /** First port to try; default: a random free one. */
  portBase?: number;
  /** Scales the providers' windows and the simulator's waits together; default 1. */
  windowScale?: number;
  /** Changes the channels that are made of the simulator's accounts. */
  channels?: (made: ChannelConfig[]) => ChannelConfig[];
  /** Changes the payout channels that are made of them. */
  payoutChannels?: (made: ChannelConfig[]) => ChannelConfig[];
  /** Default `info`. */
  logLevel?: string;
  /** Let the processes take what memory makes them fast, as in production; default false: as little memory as possible for about twice the CPU time. */
  fast?: boolean;
  /** Start a service again that dies by itself; default false. */
  restart?: boolean;
  /** Keep Ctrl-C of the terminal from the services; default false. */
  ownGroup?: boolean;
  /** Told when a service ends that nobody has ended. */
  onDeath?: (service: ServiceName, end: string) => void;
  /** Told what a person should read. */
  report?: (line: string) => void;
  /** Told after each change of a process id. */
  onRunChange?: (run: RunFile) => Promise<void>;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
}

/** A running platform: every service a process of its own. */
export interface Platform {
  /** Current: process ids change with restarts. */
  readonly run: RunFile;
  readonly dbPrefix: string;
  readonly topicPrefix: string;
  /** Log of a service, JSON lines. */
  logFile(service: ServiceName): string;
  /** Ends a service (default SIGKILL) and waits for its end; it stays down. */
  kill(service: ServiceName, signal?: NodeJS.Signals): Promise<void>;
  /** Starts a service that is down and waits until it is ready. */
  start(service: ServiceName): Promise<void>;
  /** SIGTERM, then start. */
  restart(service: ServiceName): Promise<void>;
  /** Ends everything, the edge first. */
  stop(): Promise<void>;
}

/**
 * Starts the services on engines that run, and waits until each is ready. Several platforms share one pair of engines: ports, databases and topics are
 * their own.
 *
 * @throws Error naming the service that is not there or does not become ready, with the end of its log.
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { dir } = options;
  const names = options.services ?? SERVICES.map(({ name }) => name);
  for (const name of names) if (!existsSync(mainOf(name))) throw new Error(`services/${folderOf(name)}/src/main.ts does not exist, so ${name} cannot be started`);
  await mkdir(join(dir, 'logs'), { recursive: true });
  await endLeftoverServices(dir);

  const dbPrefix = options.dbPrefix ?? uniqueName('t').replaceAll('-', '_');
  const topicPrefix = options.topicPrefix ?? `${uniqueName('t')}.`;
  const ports = await choosePorts(options.portBase ?? (await freePort()));
  const given = typeof options.env === 'function' ? await options.env(ports) : options.env;
  const windowScale = options.windowScale ?? 1;
  const [made, madePayouts] = await Promise.all([simulatorChannels(ports, windowScale), simulatorPayoutChannels(ports, windowScale)]);
  const settings = {
    environment: options.environment ?? ('test' as const),
    kafka: options.engines.kafka,
    mongodb: options.engines.mongodb,
    dbPrefix,
    topicPrefix,
    logLevel: options.logLevel ?? 'info',
    ports,
    secrets: await platformSecrets(dir),
    channels: options.channels?.(made) ?? made,
    payoutChannels: options.payoutChannels?.(madePayouts) ?? madePayouts,
    transferFeeds: await simulatorTransferFeeds(ports),
    windowScale,
  };
  await ensureTopics(options.engines.kafka, topicPrefix);

  const run = runFileOf(settings);
  const noted: NotedServices = {};
  const supervised = new Map<ServiceName, SupervisedService>();
  for (const name of names) {
    const logFile = logFileOf(dir, name);
    await writeFile(logFile, '');
    const entry = run.of(name);
    const service = superviseService({
      command: {
        name,
        node: PINNED_NODE,
        args: [...(options.fast === true ? ROOMY_MEMORY : name === 'routing' ? QUICK_MEMORY : SMALL_MEMORY), ...NODE_ARGS, mainOf(name)],
        cwd: ROOT,
        env: { ...process.env, ...NODE_ENVIRONMENT, ...environmentOf(name, settings), ...given?.['*'], ...given?.[name] },
        logFile,
        ownGroup: options.ownGroup ?? false,
      },
      readyUrl: entry.health.replace(/healthz$/, 'readyz'),
      restart: options.restart ?? false,
      report: options.report ?? (() => undefined),
      onDeath: (end) => options.onDeath?.(name, end),
      onStart: async (pid) => {
        noted[name] = { pid, main: mainOf(name) };
        await noteServices(dir, noted);
        run.file.services[name] = { ...entry, pid };
        await options.onRunChange?.(run.file);
      },
    });
    supervised.set(name, service);
  }

  const get = (name: ServiceName): SupervisedService => {
    const service = supervised.get(name);
    if (service === undefined) throw new Error(`${name} is not part of this platform`);
    return service;
  };
  const stop = async (): Promise<void> => {
    await supervised.get('edge')?.end();
    await Promise.all([...supervised.values()].map((service) => service.end()));
    await endLeftoverServices(dir);
    await forgetData(options.engines, { ...(options.dbPrefix === undefined && { dbPrefix }), ...(options.topicPrefix === undefined && { topicPrefix }) });
  };

  const starts = await Promise.allSettled([...supervised.values()].map((service) => service.start(options.signal)));
  const faults = starts.filter((start) => start.status === 'rejected').map(({ reason }): unknown => reason);
  if (faults.length > 0) {
    await stop();
    throw faults.length === 1 ? faults[0] : new AggregateError(faults, faults.map((fault) => (fault instanceof Error ? fault.message : String(fault))).join('\n'));
  }
  return {
    run: run.file,
    dbPrefix,
    topicPrefix,
    logFile: (service) => logFileOf(dir, service),
    kill: (service, signal = 'SIGKILL') => get(service).end(signal),
    start: (service) => get(service).start(),
    restart: async (service) => {
      await get(service).end();
      await get(service).start();
    },
    stop,
  };
}

function mainOf(name: ServiceName): string {
  return join(ROOT, 'services', folderOf(name), 'src/main.ts');
}

function logFileOf(dir: string, name: ServiceName): string {
  return join(dir, 'logs', `${name}.log`);
}
