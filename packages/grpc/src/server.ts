import { loadProto, streamWire } from '@adaigi/contracts';
import type { Runtime } from '@adaigi/runtime';
import { Server } from '@grpc/grpc-js';
import type { ServerOptions, ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { answerStream, type AnswerStream } from './answer-stream.ts';
import { serverCredentials } from './credentials.ts';
import type { ServerTls } from './credentials.ts';
import type { ServedService } from './serve.ts';
import type { CallPolicy } from './handled.ts';
import { unary } from './unary.ts';

export interface GrpcServerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Made by `serve`. */
  readonly services: readonly ServedService[];
  /** Plain text without. */
  readonly tls?: ServerTls;
  /** Server reflection; by default everywhere but in production. */
  readonly reflection?: boolean;
  /** Refuse calls without a deadline (default true). The public API sets false and gives `defaultDeadlineMs` instead. */
  readonly requireDeadline?: boolean;
  /** Deadline of calls that bring none where none is required (default 100 s: the longest wait that the API offers, and a margin). */
  readonly defaultDeadlineMs?: number;
  /** Connections are asked to close at this age, so that new replicas get traffic (default 5 min). */
  readonly maxConnectionAgeMs?: number;
  /** Questions under way on one stream; more are refused as `rate_limited` (default 1,000). */
  readonly maxUnderWayPerStream?: number;
  /** How long a stop waits for calls under way (default 5 s). */
  readonly stopDeadlineMs?: number;
}

/** Longer than the longest call: a keepalive that gives up in the middle of one would turn it into a doubt. */
const KEEPALIVE_TIME_MS = 120_000;
const KEEPALIVE_TIMEOUT_MS = 20_000;
/** Calls that are under way when their connection gets too old may end. */
const CONNECTION_GRACE_MS = 120_000;

/** As many as a client lets wait. */
const MAX_UNDER_WAY_PER_STREAM = 1_000;

/** Starts a gRPC server with health, metrics and tracing; it stops with the runtime. Resolves with the port it listens on. */
export async function startGrpcServer(runtime: Runtime, options: GrpcServerOptions): Promise<{ port: number }> {
  const settings: ServerOptions = {
    'grpc.keepalive_time_ms': KEEPALIVE_TIME_MS,
    'grpc.keepalive_timeout_ms': KEEPALIVE_TIMEOUT_MS,
    'grpc.max_connection_age_ms': options.maxConnectionAgeMs ?? 300_000,
    'grpc.max_connection_age_grace_ms': CONNECTION_GRACE_MS,
  };
  const server = new Server(settings);
  const policy = { deadlineRequired: options.requireDeadline ?? true, defaultDeadlineMs: options.defaultDeadlineMs ?? 100_000, tls: options.tls !== undefined };
  const streams = new Set<AnswerStream>();
  const maxUnderWay = options.maxUnderWayPerStream ?? MAX_UNDER_WAY_PER_STREAM;
  for (const service of options.services) {
    const answering = [...service.streams].map(([name, rpc]) => [name, answerStream(runtime, service.name, rpc, policy, streams, maxUnderWay)] as const);
    server.addService(withStreams(service), { ...implementation(runtime, service, policy), ...Object.fromEntries(answering) });
  }

  const names = ['', ...options.services.map(({ name }) => name)];
  const health = new HealthImplementation(Object.fromEntries(names.map((name) => [name, 'SERVING'])));
  health.addToServer(server);
  if (options.reflection ?? runtime.env !== 'production') await addReflection(server, options.services);

  const port = await bind(server, options);
  runtime.onStop('grpc server', async () => {
    for (const name of names) health.setStatus(name, 'NOT_SERVING');
    for (const stream of streams) stream.close();
    await shutDown(server, options.stopDeadlineMs ?? 5000);
  });
  return { port };
}

function implementation(runtime: Runtime, service: ServedService, policy: CallPolicy): UntypedServiceImplementation {
  const entries = [...service.methods].map(([name, method]) => [name, unary(runtime, service.name, name, method, policy)] as const);
  return Object.fromEntries(entries);
}

/** Streams are read and written question by question. */
function withStreams({ definition, streams }: ServedService): ServiceDefinition {
  const rewired = [...streams].map(([name, { definition: method }]) => [name, { ...method, requestDeserialize: streamWire.readQuestions, responseSerialize: streamWire.writeAnswers }] as const);
  return { ...definition, ...Object.fromEntries(rewired) };
}

/** Imported on demand: production never pays for it. */
async function addReflection(server: Server, services: readonly ServedService[]): Promise<void> {
  const { ReflectionService } = await import('@grpc/reflection');
  const packages = services.map(({ file }) => loadProto(file));
  new ReflectionService(Object.assign({}, ...packages), { services: services.map(({ name }) => name) }).addToServer(server);
}

function bind(server: Server, { host, port, tls }: GrpcServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, serverCredentials(tls), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
}

/** tryShutdown waits for open streams, which may never end: it gets a deadline. */
async function shutDown(server: Server, deadlineMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, deadlineMs);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });
}
