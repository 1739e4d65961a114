import { grpcServices } from '@adaigi/contracts';
import type { GrpcClient, GrpcHandlers } from '@adaigi/contracts';
import type { RiskServiceDefinition } from '@adaigi/contracts/gen/adaigi/risk/v1/RiskService.ts';
import { testRuntime } from '@adaigi/runtime';
import type { TestRuntime } from '@adaigi/runtime';
import { grpcClient, serve, startGrpcServer } from '../src/index.ts';
import type { ClientTls, GrpcServerOptions } from '../src/index.ts';

export type Assess = GrpcHandlers<RiskServiceDefinition>['assess'];

export interface Pair {
  readonly server: TestRuntime;
  readonly caller: TestRuntime;
  readonly port: number;
  readonly client: GrpcClient<RiskServiceDefinition>;
  /** Another client of the same server. */
  readonly connect: (tls?: ClientTls, deadlineMs?: number) => GrpcClient<RiskServiceDefinition>;
}

const open: TestRuntime[] = [];

/** A runtime that `stopPairs` stops, callers before servers. */
export function openRuntime(name: string): TestRuntime {
  const runtime = testRuntime(name);
  open.unshift(runtime);
  return runtime;
}

/** A server and a client over a real socket, with one handler of one small service. */
export async function pair(assess: Assess, options: Partial<GrpcServerOptions> = {}, tls?: ClientTls): Promise<Pair> {
  const server = openRuntime('risk');
  const caller = openRuntime('payments');
  const services = [serve(grpcServices.risk, { assess, assessPayout: () => Promise.resolve({}) })];
  const { port } = await startGrpcServer(server, { host: '127.0.0.1', port: 0, services, stopDeadlineMs: 200, ...options });
  const connect: Pair['connect'] = (tls, deadlineMs = 5000) =>
    grpcClient(caller, grpcServices.risk, { address: `127.0.0.1:${port}`, deadlineMs, ...(tls === undefined ? {} : { tls }) });
  return { server, caller, port, client: connect(tls), connect };
}

export async function stopPairs(): Promise<void> {
  for (const runtime of open.splice(0)) await runtime.stop();
}

/** What a call rejected with. */
export async function rejection(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call succeeded');
}
