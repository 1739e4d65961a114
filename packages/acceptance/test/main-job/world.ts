import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grpcServices, type GrpcClient } from '@adaigi/contracts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import { grpcClient } from '@adaigi/grpc';
import { testAuthority, type Authority } from '@adaigi/grpc/testing';
import { testRuntime } from '@adaigi/runtime';
import { freePort } from '@adaigi/testing';
import { startCrew, type Crew } from '../support/crew.ts';
import { nativeClient, type NativeClient } from '../support/native-client.ts';

/** The platform that the parts of this suite share. */
export interface World {
  readonly crew: Crew;
  readonly native: NativeClient;
  readonly merchants: GrpcClient<MerchantsServiceDefinition>;
  readonly runtime: ReturnType<typeof testRuntime>;
  /** Mutual TLS of the public gRPC API: where, and who issues certificates. */
  readonly tls: { readonly address: string; readonly authority: Authority };
  close(): Promise<void>;
}

/** Half of the providers' own ten minutes, before scaling: many documented numbers are decided only when it is over. */
const WINDOW_MS = 300_000;

/** Gives the world to the tests of a part, which run after it was made. */
export type WorldOf = () => World;

export async function startWorld(): Promise<World> {
  const dir = await mkdtemp(join(tmpdir(), 'adaigi-acceptance-tls-'));
  const authority = testAuthority();
  const server = authority.issue('localhost');
  const files = { CA: authority.cert, KEY: server.key, CERT: server.cert };
  const port = await freePort();
  const edge: Record<string, string> = { ADAIGI_PUBLIC_GRPC_TLS_PORT: String(port) };
  for (const [name, pem] of Object.entries(files)) {
    edge[`ADAIGI_PUBLIC_GRPC_TLS_${name}_FILE`] = join(dir, `${name}.pem`);
    await writeFile(join(dir, `${name}.pem`), pem, { mode: 0o600 });
  }
  const crew = await startCrew({
    // Payouts that were paid are asked about again within this suite.
    env: { edge, payments: { ADAIGI_PAYOUT_LOOK_BACK_MS: '3000' }, simulator: { ADAIGI_SIMULATOR_WINDOW_MS: String(WINDOW_MS) } },
    channels: (made) =>
      made.map((channel) => ({
        ...channel,
        chargeTimeoutMs: 3_000,
        inquireTimeoutMs: 2_000,
        refundTimeoutMs: 2_000,
        connectTimeoutMs: 1_000,
        windowMs: WINDOW_MS,
        notFoundWindowMs: 200_000,
        // Numbers that fail on purpose must not rest the channel for those that pay.
        breaker: { errorPercent: 100, volume: 1_000, consecutive: 1_000 },
      })),
    payoutChannels: (made) =>
      made.map((channel) => ({ ...channel, payoutTimeoutMs: 3_000, inquireTimeoutMs: 2_000, connectTimeoutMs: 1_000, breaker: { errorPercent: 100, volume: 1_000, consecutive: 1_000 } })),
  });
  const { run } = crew.platform;
  const runtime = testRuntime('acceptance');
  return {
    crew,
    runtime,
    native: nativeClient(run.edge.http, crew.merchant.native.bearer),
    merchants: grpcClient(runtime, grpcServices.merchants, { address: run.services['merchants']?.grpc ?? '', deadlineMs: 10_000 }),
    tls: { address: `127.0.0.1:${port}`, authority },
    async close() {
      await runtime.stop();
      await crew.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
