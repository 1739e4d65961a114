import { grpcServices } from '@adaigi/contracts';
import type { GrpcClient, GrpcHandlers } from '@adaigi/contracts';
import type { RoutingServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingService.ts';
import type { TestRuntime } from '@adaigi/runtime';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { grpcClient, serve, startGrpcServer } from '../src/index.ts';
import type { GrpcClientOptions, GrpcServerOptions } from '../src/index.ts';
import { openRuntime } from './pair.ts';

type Handlers = GrpcHandlers<RoutingServiceDefinition>;
type Routing = GrpcClient<RoutingServiceDefinition>;

export interface StreamPair {
  readonly server: TestRuntime;
  readonly caller: TestRuntime;
  readonly port: number;
  /** `decide` goes over a stream. */
  readonly client: Routing;
  readonly connect: (options?: Partial<GrpcClientOptions<RoutingServiceDefinition>>) => Routing;
}

/** Longer than any machine stands still; tests that wait for a deadline name theirs. */
const DEADLINE_MS = 30_000;

export function routing(decide: Handlers['decide']): ReturnType<typeof serve> {
  return serve(grpcServices.routing, { decide, explain: () => Promise.resolve({}), describeHealth: () => Promise.resolve({}) });
}

/** A server and a client over a real socket, with one method that is offered as a stream. */
export async function streamPair(decide: Handlers['decide'], options: Partial<GrpcServerOptions> = {}): Promise<StreamPair> {
  const server = openRuntime('routing');
  const caller = openRuntime('payments');
  const { port } = await startGrpcServer(server, { host: '127.0.0.1', port: 0, services: [routing(decide)], stopDeadlineMs: 200, ...options });
  const pair: StreamPair['connect'] = (given = {}) =>
    grpcClient(caller, grpcServices.routing, { address: `127.0.0.1:${port}`, deadlineMs: DEADLINE_MS, streamed: ['decide'], ...given });
  return { server, caller, port, client: pair(), connect: pair };
}

export interface Wire {
  readonly port: number;
  /** Connections so far. */
  readonly connections: () => number;
  /** Resets what is open. */
  readonly cut: () => void;
  /** From now on the answers on what is open are swallowed, for ever; new connections are well. */
  readonly swallow: () => void;
}

/** What lies between a client and a server; closed with the runtime. */
export async function startWire(runtime: TestRuntime, target: number): Promise<Wire> {
  const pairs: { near: Socket; far: Socket; isSwallowed: boolean }[] = [];
  const listener = createServer((near) => {
    const pair = { near, far: connect(target, '127.0.0.1'), isSwallowed: false };
    pairs.push(pair);
    near.on('data', (chunk) => pair.far.write(chunk)).on('error', () => undefined).on('close', () => pair.far.destroy());
    pair.far.on('data', (chunk) => pair.isSwallowed || near.write(chunk)).on('error', () => undefined).on('close', () => near.destroy());
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const cut = (): void => pairs.forEach(({ near }) => near.resetAndDestroy());
  runtime.onStop('wire', async () => {
    cut();
    await new Promise((resolve) => listener.close(resolve));
  });
  return {
    port: (listener.address() as AddressInfo).port,
    connections: () => pairs.length,
    cut,
    swallow: () => pairs.forEach((pair) => (pair.isSwallowed = true)),
  };
}
