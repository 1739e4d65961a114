import { grpcServices } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { OperatorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/OperatorsService.ts';
import type { OperatorServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/OperatorService.ts';
import type { PayoutOperatorServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PayoutOperatorService.ts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import type { RunFile } from '../run-file.ts';

/** A look asks providers, which may take their time. */
const DEADLINE_MS = 60_000;

/** What operators use of a running platform: their questions and verdicts, and their credentials. */
export interface OperatorClients {
  readonly doubts: GrpcClient<OperatorServiceDefinition>;
  readonly payouts: GrpcClient<PayoutOperatorServiceDefinition>;
  readonly credentials: GrpcClient<OperatorsServiceDefinition>;
}

/** Uses the services for operators of a running platform. */
export async function withOperators<T>(run: RunFile, use: (clients: OperatorClients) => Promise<T>): Promise<T> {
  const addressOf = (service: string): string => {
    const address = run.services[service]?.grpc;
    if (address === undefined) throw new Error(`The platform runs without the ${service} service.`);
    return address;
  };
  const options = (service: string) => ({ address: addressOf(service), deadlineMs: DEADLINE_MS });
  const runtime = testRuntime('local');
  try {
    return await use({
      doubts: grpcClient(runtime, grpcServices.operators, options('payments')),
      payouts: grpcClient(runtime, grpcServices.payoutOperators, options('payments')),
      credentials: grpcClient(runtime, grpcServices.operatorCredentials, options('merchants')),
    });
  } finally {
    await runtime.stop();
  }
}
