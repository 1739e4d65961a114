import type { Metadata } from '@grpc/grpc-js';
import type { MethodDefinition } from '@grpc/proto-loader';

/** What a handler knows about the call besides its request. */
export interface CallContext {
  /** When the caller stops waiting; pass it on to calls made on its behalf. */
  readonly deadline: Date;
  /** Aborted when the caller has gone or the deadline has passed. A provider call that has left must go on regardless. */
  readonly signal: AbortSignal;
  readonly metadata: Metadata;
  /** SHA-256 of the client's certificate, lower-case hex without colons; undefined without mTLS. */
  readonly clientCertificateSha256: string | undefined;
}

/** Per-call choices of a client. */
export interface CallOptions {
  /** Milliseconds until the caller gives up; the client's default otherwise. */
  readonly deadlineMs?: number;
  readonly metadata?: Metadata | Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The RPC names of a generated service definition, without the index signature that it inherits. */
type RpcName<D> = keyof { [K in keyof D as string extends K ? never : K extends string ? K : never]: D[K] } & string;

/** Those that are called: `DecideStream` is only another way to `Decide`. */
type MethodName<D> = Exclude<RpcName<D>, `${RpcName<D>}Stream`>;

/** The methods that may be called over a stream. */
export type StreamedMethod<D> = { [K in MethodName<D>]: `${K}Stream` extends RpcName<D> ? Uncapitalize<K> : never }[MethodName<D>];

/** A client of a service: `createPayment(request)` answers or rejects with an AdaigiError. */
export type GrpcClient<D> = {
  readonly [K in MethodName<D> as Uncapitalize<K>]: D[K] extends MethodDefinition<infer Request, infer _R, infer _RO, infer Response>
    ? (request: Request, options?: CallOptions) => Promise<Response>
    : never;
};

/** The handlers of a service. A thrown AdaigiError reaches the caller as it is; anything else as `internal`. */
export type GrpcHandlers<D> = {
  readonly [K in MethodName<D> as Uncapitalize<K>]: D[K] extends MethodDefinition<infer _I, infer Response, infer Request, infer _O>
    ? (request: Request, context: CallContext) => Promise<Response>
    : never;
};

/** A gRPC service as it is named on the wire, with its lazily loaded definition. */
export interface ServiceContract<D> {
  /** Full name, for example `adaigi.payments.v1.PaymentsService`. */
  readonly name: string;
  /** Proto file below `protos/`. */
  readonly file: string;
  definition(): D;
}
