import type { CallContext } from '@adaigi/contracts';
import { AdaigiError, fromUnknown, toGrpcStatus } from '@adaigi/errors';
import { withTrace } from '@adaigi/runtime';
import type { Runtime } from '@adaigi/runtime';
import { status } from '@grpc/grpc-js';
import type { handleUnaryCall, Metadata, sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { clientCertificateSha256 } from './certificates.ts';
import { rpcSeconds } from './metrics.ts';
import type { ServedMethod } from './serve.ts';

type Call = ServerUnaryCall<object, object>;

/** What holds for every call of a server. */
export interface CallPolicy {
  /** Refuse calls without a deadline. */
  readonly deadlineRequired: boolean;
  /** For calls without one where none is required, in milliseconds. */
  readonly defaultDeadlineMs: number;
  /** Whether there are certificates to look at: looking costs, also where there is none. */
  readonly tls: boolean;
}

/** Turns a promise-style handler into grpc-js': deadline, trace, rich errors and metrics around it. */
export function unary(runtime: Runtime, service: string, method: string, { handler }: ServedMethod, policy: CallPolicy): handleUnaryCall<object, object> {
  const seconds = rpcSeconds(runtime.metrics, 'server');
  const ok = { service, method, code: 'OK' };

  const answer = (call: Call, callback: sendUnaryData<object>): void => {
    const startedAt = performance.now();
    const elapsedS = (): number => (performance.now() - startedAt) / 1000;
    let isOver = false;
    let timer: NodeJS.Timeout | undefined;
    const end = (): boolean => {
      if (isOver) return false;
      isOver = true;
      clearTimeout(timer);
      return true;
    };
    const succeed = (response: object): void => {
      if (!end()) return;
      seconds.observe(ok, elapsedS());
      callback(null, response);
    };
    const fail = (error: unknown): void => {
      if (!end()) return;
      const known = fromUnknown(error);
      const reply = toGrpcStatus(known);
      seconds.observe({ service, method, code: status[reply.code] ?? 'UNKNOWN' }, elapsedS());
      report(runtime, service, method, known);
      callback(reply);
    };

    const carried = deadlineOf(call);
    if (carried === null && policy.deadlineRequired) {
      fail(new AdaigiError('invalid_request', 'The call must carry a deadline.', { reason: 'deadline_required' }));
      return;
    }
    const deadline = carried ?? new Date(Date.now() + policy.defaultDeadlineMs);
    const context = new ServedCall(deadline, call.metadata, policy.tls ? clientCertificateSha256(call) : undefined);
    // Whoever counts calls should not wait for a handler that nobody listens to any more.
    const giveUp = (message: string): void => {
      if (isOver) return;
      const why = new AdaigiError('deadline_exceeded', message);
      context.abort(why);
      fail(why);
    };
    // grpc-js says so after every call, also after those that were answered, and when a deadline passes that the call carried.
    call.on('cancelled', () => giveUp(Date.now() < deadline.getTime() ? 'The caller has gone.' : 'No answer came in time.'));
    if (carried === null) timer = setTimeout(() => giveUp('No answer came in time.'), policy.defaultDeadlineMs);
    try {
      handler(call.request, context).then(succeed, fail);
    } catch (error) {
      fail(error);
    }
  };
  return (call, callback) => withTrace(textOf(call, 'traceparent'), () => answer(call, callback));
}

/** Null when the call carries none. */
function deadlineOf(call: Call): Date | null {
  const deadline = call.getDeadline();
  const at = deadline instanceof Date ? deadline.getTime() : deadline;
  return Number.isFinite(at) ? new Date(at) : null;
}

/** Signals are dear, and most handlers never look at theirs: it is made for those that do. */
class ServedCall implements CallContext {
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

function textOf(call: Call, key: string): string | undefined {
  const [value] = call.metadata.get(key);
  return typeof value === 'string' ? value : undefined;
}
