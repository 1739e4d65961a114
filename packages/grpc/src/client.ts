import type { CallOptions, GrpcClient, ServiceContract, StreamedMethod } from '@adaigi/contracts';
import { AdaigiError, fromGrpcError } from '@adaigi/errors';
import { currentTraceparent } from '@adaigi/runtime';
import type { Runtime } from '@adaigi/runtime';
import { Client, Metadata, status } from '@grpc/grpc-js';
import type { ChannelOptions, MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import { channelCredentials } from './credentials.ts';
import type { ClientTls } from './credentials.ts';
import { rpcSeconds } from './metrics.ts';
import { lowerFirst, streamOf, streamsOf } from './serve.ts';
import { streamedCall, type Invoke } from './streamed-call.ts';

export interface GrpcClientOptions<D = unknown> {
  /** host:port, or a name that resolves to all replicas (`dns:///payments:50051`). */
  readonly address: string;
  /** Deadline of every call that does not name its own, in milliseconds. */
  readonly deadlineMs: number;
  /** Plain text without. */
  readonly tls?: ClientTls;
  /** Methods whose calls go over one long-lived stream, for those who call often; each must be offered as one. */
  readonly streamed?: readonly StreamedMethod<D>[];
  /** Streams are replaced at about this age, so that new replicas get traffic (default 10 s). */
  readonly streamAgeMs?: number;
}

const CHANNEL: ChannelOptions = {
  'grpc.keepalive_time_ms': 120_000,
  'grpc.keepalive_timeout_ms': 20_000,
  // A peer that restarts is found again at once; the default waits up to two minutes.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2000,
  // No retry policy: retries have one owner, and it is not the transport. What never left (a refused stream) it may send again.
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
};

/** Others share connections to the same peer; a stream that is not trusted any more must get another one. */
const OWN_CONNECTION: ChannelOptions = { ...CHANNEL, 'grpc.use_local_subchannel_pool': 1 };
const STREAM_AGE_MS = 10_000;

/**
 * A client of a service: one method per RPC. Calls reject with an AdaigiError, carry the trace, have a deadline, and fail at once with
 * `unavailable` while the peer cannot be reached. Closed with the runtime.
 */
export function grpcClient<D>(runtime: Runtime, contract: ServiceContract<D>, options: GrpcClientOptions<D>): GrpcClient<D> {
  const client = new Client(options.address, channelCredentials(options.tls), CHANNEL);
  runtime.onStop(`grpc client ${contract.name}`, async () => {
    client.close();
    await Promise.resolve();
  });
  const seconds = rpcSeconds(runtime.metrics, 'client');
  const definition = contract.definition() as ServiceDefinition;
  const streams = streamsOf(definition);
  const methods = Object.entries(definition).filter(([method]) => !streams.has(method)).map(([method, entry]) => {
    const unary: Invoke = (request, callOptions) => call(client, entry, request, options.deadlineMs, callOptions);
    const stream = isStreamed(options.streamed, lowerFirst(method)) ? definition[streamOf(method)] : undefined;
    const ask = stream === undefined ? unary : streamedCall(runtime, `${contract.name}/${method}`, {
      method: entry,
      streamPath: stream.path,
      deadlineMs: options.deadlineMs,
      streamAgeMs: options.streamAgeMs ?? STREAM_AGE_MS,
      connect: () => new Client(options.address, channelCredentials(options.tls), OWN_CONNECTION),
      unary,
    });
    const invoke = async (request: object, callOptions: CallOptions = {}): Promise<object> => {
      const startedAt = performance.now();
      const count = (code: string): void => seconds.observe({ service: contract.name, method, code }, (performance.now() - startedAt) / 1000);
      try {
        const response = await ask(request, callOptions);
        count('OK');
        return response;
      } catch (error) {
        count(codeOf(error));
        throw fromGrpcError(error);
      }
    };
    return [lowerFirst(method), invoke] as const;
  });
  // One entry per RPC of D, each with the codec of its own method.
  return Object.fromEntries(methods) as unknown as GrpcClient<D>;
}

function isStreamed(streamed: readonly string[] | undefined, method: string): boolean {
  return streamed?.includes(method) === true;
}

function call(
  client: Client,
  method: MethodDefinition<object, object>,
  request: object,
  defaultDeadlineMs: number,
  options: CallOptions,
): Promise<object> {
  const { signal, deadlineMs = defaultDeadlineMs } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new AdaigiError('deadline_exceeded', 'The call was given up before it was made.'));
      return;
    }
    const { path, requestSerialize, responseDeserialize } = method;
    const deadline = Date.now() + deadlineMs;
    const running = client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadataOf(options.metadata),
      { deadline },
      (error, response) => {
        signal?.removeEventListener('abort', cancel);
        if (error !== null) reject(error);
        else if (response === undefined) reject(new Error(`${path}: the answer is empty`));
        else resolve(response);
      },
    );
    function cancel(): void {
      running.cancel();
    }
    signal?.addEventListener('abort', cancel, { once: true });
  });
}

function metadataOf(given: CallOptions['metadata']): Metadata {
  const metadata = given instanceof Metadata ? given.clone() : new Metadata();
  if (given !== undefined && !(given instanceof Metadata)) {
    for (const [key, value] of Object.entries(given)) metadata.set(key, value);
  }
  const traceparent = currentTraceparent();
  if (traceparent !== undefined && metadata.get('traceparent').length === 0) metadata.set('traceparent', traceparent);
  return metadata;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'number' ? (status[code] ?? 'UNKNOWN') : 'CANCELLED';
}
