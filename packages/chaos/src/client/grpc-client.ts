import { grpcServices } from '@adaigi/contracts';
import { fromGrpcError } from '@adaigi/errors';
import { Client, credentials, Metadata, status as grpcStatus, type MethodDefinition, type ServiceError } from '@grpc/grpc-js';
import { NO_ANSWER, type CallResult } from './answers.ts';

/** The public gRPC API as a merchant's generated client calls it. */
export interface GrpcApiClient {
  call(method: 'CreatePayment' | 'GetPayment' | 'CancelPayment' | 'CreateRefund', request: object, bearer: string, idempotencyKey?: string): Promise<CallResult>;
  close(): void;
}

const PATIENCE_MS = 12_000;

/** HTTP's words for the codes that the API answers. What is not listed, a lost connection too, says nothing about the order. */
const HTTP_OF: Readonly<Record<number, number>> = {
  [grpcStatus.INVALID_ARGUMENT]: 400,
  [grpcStatus.UNAUTHENTICATED]: 401,
  [grpcStatus.PERMISSION_DENIED]: 403,
  [grpcStatus.NOT_FOUND]: 404,
  [grpcStatus.ALREADY_EXISTS]: 409,
  [grpcStatus.FAILED_PRECONDITION]: 409,
  [grpcStatus.RESOURCE_EXHAUSTED]: 429,
};

const CREATED = 201;

export function createGrpcApiClient(address: string): GrpcApiClient {
  const client = new Client(address, credentials.createInsecure(), { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 });
  const methods = grpcServices.apiPayments.definition() as unknown as Record<string, MethodDefinition<object, object>>;
  return {
    call: (method, request, bearer, idempotencyKey) =>
      new Promise((resolve) => {
        const definition = methods[method];
        if (definition === undefined) throw new Error(`the API has no ${method}`);
        const metadata = new Metadata();
        metadata.set('authorization', `Bearer ${bearer}`);
        if (idempotencyKey !== undefined) metadata.set('idempotency-key', idempotencyKey);
        client.makeUnaryRequest(definition.path, definition.requestSerialize, definition.responseDeserialize, request, metadata, { deadline: Date.now() + PATIENCE_MS }, (error, answer) => {
          resolve(error === null ? { status: CREATED, body: { ...answer } } : failed(error));
        });
      }),
    close: () => client.close(),
  };
}

function failed(error: ServiceError): CallResult {
  const http = HTTP_OF[error.code];
  return http === undefined ? NO_ANSWER : { status: http, body: { code: fromGrpcError(error).code } };
}
