import type { CallContext, GrpcHandlers, ServiceContract } from '@adaigi/contracts';
import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';

/** A handler without its types: what arrives has been decoded by the method's own codec. */
export type UntypedHandler = (request: object, context: CallContext) => Promise<object>;

export interface ServedMethod {
  readonly definition: MethodDefinition<object, object>;
  readonly handler: UntypedHandler;
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
}

/** Binds handlers to a contract. @throws Error when an RPC has no handler. */
export function serve<D>(contract: ServiceContract<D>, handlers: GrpcHandlers<D>): ServedService {
  // Types stop here: contract and handlers were checked against the same D, and from now on methods are looked up by name.
  const definition = contract.definition() as ServiceDefinition;
  const untyped = handlers as unknown as Readonly<Record<string, UntypedHandler | undefined>>;
  const methods = new Map<string, ServedMethod>();
  for (const [method, entry] of Object.entries(definition)) {
    const handler = untyped[lowerFirst(method)];
    if (handler === undefined) throw new Error(`${contract.name}/${method} has no handler`);
    methods.set(method, { definition: entry, handler });
  }
  return { name: contract.name, file: contract.file, definition, methods };
}

export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
