import type { CallContext, GrpcHandlers, ServiceContract } from '@adaigi/contracts';
import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';

/** A handler without its types: what arrives has been decoded by the method's own codec. */
export type UntypedHandler = (request: object, context: CallContext) => Promise<object>;

export interface ServedMethod {
  readonly definition: MethodDefinition<object, object>;
  readonly handler: UntypedHandler;
}

/** A method that is also offered as a stream. */
export interface StreamedRpc {
  readonly definition: MethodDefinition<object, object>;
  /** The method's own name. */
  readonly method: string;
  readonly served: ServedMethod;
}

/** A service with its handlers, ready for `startGrpcServer`. */
export interface ServedService {
  /** Full name, for example `adaigi.payments.v1.PaymentsService`. */
  readonly name: string;
  /** Proto file, for reflection. */
  readonly file: string;
  readonly definition: ServiceDefinition;
  /** By RPC name, for example `CreatePayment`. */
  readonly methods: ReadonlyMap<string, ServedMethod>;
  /** The same by the names of their streams, for example `DecideStream`. */
  readonly streams: ReadonlyMap<string, StreamedRpc>;
}

/** Binds handlers to a contract. @throws Error when an RPC has no handler. */
export function serve<D>(contract: ServiceContract<D>, handlers: GrpcHandlers<D>): ServedService {
  // Types stop here: contract and handlers were checked against the same D, and from now on methods are looked up by name.
  const definition = contract.definition() as ServiceDefinition;
  const untyped = handlers as unknown as Readonly<Record<string, UntypedHandler | undefined>>;
  const streamNames = streamsOf(definition);
  const methods = new Map<string, ServedMethod>();
  const streams = new Map<string, StreamedRpc>();
  for (const [method, entry] of Object.entries(definition)) {
    if (streamNames.has(method)) continue;
    const handler = untyped[lowerFirst(method)];
    if (handler === undefined) throw new Error(`${contract.name}/${method} has no handler`);
    const served = { definition: entry, handler };
    methods.set(method, served);
    const stream = streamNames.has(streamOf(method)) ? definition[streamOf(method)] : undefined;
    if (stream !== undefined) streams.set(streamOf(method), { definition: stream, method, served });
  }
  return { name: contract.name, file: contract.file, definition, methods, streams };
}

/** The RPC that carries many calls of a method on one stream. */
export function streamOf(method: string): string {
  return `${method}Stream`;
}

/** RPCs that are the stream of another one: of that name, and streaming both ways. */
export function streamsOf(definition: ServiceDefinition): ReadonlySet<string> {
  const candidates = Object.keys(definition).map(streamOf);
  return new Set(candidates.filter((name) => definition[name]?.requestStream === true && definition[name].responseStream));
}

export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
