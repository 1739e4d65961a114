import type { CallContext } from '@adaigi/contracts';
import { AdaigiError, fromUnknown, toGrpcStatus } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import { status } from '@grpc/grpc-js';
import type { Metadata } from '@grpc/grpc-js';
import { rpcSeconds } from './metrics.ts';
import type { UntypedHandler } from './serve.ts';

/** What holds for every call of a server. */
export interface CallPolicy {
  /** Refuse calls without a deadline. */
  readonly deadlineRequired: boolean;
  /** For calls without one where none is required, in milliseconds. */
  readonly defaultDeadlineMs: number;
  /** Whether there are certificates to look at: looking costs, also where there is none. */
  readonly tls: boolean;
}

/** How a call goes back to its caller, exactly once. */
export interface Reply {
  readonly succeed: (response: object) => void;
  readonly fail: (reply: ReturnType<typeof toGrpcStatus>) => void;
}

/** A call under way, however it came. */
export interface HandledCall {
  /** Answers with an error in the handler's place. */
  readonly refuse: (error: unknown) => void;
  /** Lets the handler answer. */
  readonly handle: (request: object, context: ServedCall) => void;
  /** Tells handler and caller that nobody waits any more; nothing when it is answered. */
  readonly giveUp: (message: string) => void;
}

/** Rich errors and metrics around a promise-style handler; what carries the call is the caller's. */
export function handled(runtime: Runtime, service: string, method: string, handler: UntypedHandler): (reply: Reply) => HandledCall {
  const seconds = rpcSeconds(runtime.metrics, 'server');
  const ok = { service, method, code: 'OK' };
  return (reply) => {
    const startedAt = performance.now();
    const elapsedS = (): number => (performance.now() - startedAt) / 1000;
    let isOver = false;
    let context: ServedCall | undefined;
    const succeed = (response: object): void => {
      if (isOver) return;
      isOver = true;
      seconds.observe(ok, elapsedS());
      reply.succeed(response);
    };
    const refuse = (error: unknown): void => {
      if (isOver) return;
      isOver = true;
      const known = fromUnknown(error);
      const answer = toGrpcStatus(known);
      seconds.observe({ service, method, code: status[answer.code] ?? 'UNKNOWN' }, elapsedS());
      report(runtime, service, method, known);
      reply.fail(answer);
    };
    return {
      refuse,
      handle(request, given) {
        context = given;
        try {
          handler(request, given).then(succeed, refuse);
        } catch (error) {
          refuse(error);
        }
      },
      // Whoever counts calls should not wait for a handler that nobody listens to any more.
      giveUp(message) {
        if (isOver) return;
        const why = new AdaigiError('deadline_exceeded', message);
        context?.abort(why);
        refuse(why);
      },
    };
  };
}

/** Signals are dear, and most handlers never look at theirs: it is made for those that do. */
export class ServedCall implements CallContext {
  readonly deadline: Date;
  readonly metadata: Metadata;
  readonly clientCertificateSha256: string | undefined;
  #gone: AbortController | undefined;
  #why: AdaigiError | undefined;

  constructor(deadline: Date, metadata: Metadata, certificate: string | undefined) {
    this.deadline = deadline;
    this.metadata = metadata;
    this.clientCertificateSha256 = certificate;
  }

  get signal(): AbortSignal {
    if (this.#gone === undefined) {
      this.#gone = new AbortController();
      if (this.#why !== undefined) this.#gone.abort(this.#why);
    }
    return this.#gone.signal;
  }

  abort(why: AdaigiError): void {
    this.#why = why;
    this.#gone?.abort(why);
  }
}

/** Callers' mistakes are theirs to log. */
function report(runtime: Runtime, service: string, method: string, error: AdaigiError): void {
  if (error.code === 'internal') runtime.log.error({ rpc: `${service}/${method}`, err: error }, 'rpc failed');
  else if (error.code === 'unavailable') runtime.log.warn({ rpc: `${service}/${method}`, err: error }, 'rpc refused');
}
