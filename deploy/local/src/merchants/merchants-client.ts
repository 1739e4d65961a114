import { grpcServices } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import type { RunFile } from '../run-file.ts';

const DEADLINE_MS = 10_000;

/** Uses the merchants service of a running platform. */
export async function withMerchants<T>(run: RunFile, use: (merchants: GrpcClient<MerchantsServiceDefinition>) => Promise<T>): Promise<T> {
  const address = run.services['merchants']?.grpc;
  if (address === undefined) throw new Error('The platform runs without the merchants service.');
  // A tool has no logger, metrics or health of its own.
  const runtime = testRuntime('local');
  try {
    return await use(grpcClient(runtime, grpcServices.merchants, { address, deadlineMs: DEADLINE_MS }));
  } finally {
    await runtime.stop();
  }
}
