import type { CallContext } from '@adaigi/contracts';
import { AdaigiError, fromUnknown, toGrpcStatus } from '@adaigi/errors';
import { withTrace } from '@adaigi/runtime';
import type { Runtime } from '@adaigi/runtime';
import { status } from '@grpc/grpc-js';
import type { handleUnaryCall, sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { clientCertificateSha256 } from './certificates.ts';
import { rpcSeconds } from './metrics.ts';
import type { ServedMethod } from './serve.ts';

type Call = ServerUnaryCall<object, object>;

export interface DeadlinePolicy {
  /** Refuse calls without a deadline. */
  readonly required: boolean;
  /** For calls without one where none is required, in milliseconds. */
  readonly defaultMs: number;
}

/** Turns a promise-style handler into grpc-js': deadline, trace, rich errors and metrics around it. */
export function unary(
  runtime: Runtime,
  service: string,
  method: string,
  { handler }: ServedMethod,
  policy: DeadlinePolicy,
): handleUnaryCall<object, object> {
  const seconds = rpcSeconds(runtime.metrics, 'server');

  const answer = async (call: Call): Promise<object> => {
    const deadline = deadlineOf(call, policy);
    if (deadline === null) {
      throw new AdaigiError('invalid_request', 'The call must carry a deadline.', { reason: 'deadline_required' });
    }
    const gone = new AbortController();
    let ended = false;
    // grpc-js says so after every call, also after those that were answered.
    call.on('cancelled', () => {
      if (!ended) gone.abort(new AdaigiError('deadline_exceeded', 'The caller has gone.'));
    });
    const { over, clear } = expiry(deadline, gone);
    const context: CallContext = {
      deadline,
      signal: gone.signal,
      metadata: call.metadata,
      clientCertificateSha256: clientCertificateSha256(call),
    };
    try {
      return await Promise.race([handler(call.request, context), over]);
    } finally {
      ended = true;
      clear();
    }
  };

  const respond = async (call: Call, callback: sendUnaryData<object>): Promise<void> => {
    const end = seconds.startTimer({ service, method });
    try {
      const response = await withTrace(textOf(call, 'traceparent'), () => answer(call));
      end({ code: 'OK' });
      callback(null, response);
    } catch (error) {
      const known = fromUnknown(error);
      const reply = toGrpcStatus(known);
      end({ code: status[reply.code] ?? 'UNKNOWN' });
      report(runtime, service, method, known);
      callback(reply);
    }
  };
  return (call, callback) => {
    void respond(call, callback);
  };
}

/** Null when a deadline is required and there is none. */
function deadlineOf(call: Call, policy: DeadlinePolicy): Date | null {
  const deadline = call.getDeadline();
  const at = deadline instanceof Date ? deadline.getTime() : deadline;
  if (Number.isFinite(at)) return new Date(at);
  return policy.required ? null : new Date(Date.now() + policy.defaultMs);
}

/**
 * Ends the call when its time is over or its caller has gone, also where the handler goes on: grpc-js ends only calls whose deadline it
 * knows, and whoever counts and traces calls should not wait for a handler that nobody listens to.
 */
function expiry(deadline: Date, gone: AbortController): { over: Promise<never>; clear: () => void } {
  const leftMs = Math.max(0, deadline.getTime() - Date.now());
  const timer = setTimeout(() => gone.abort(new AdaigiError('deadline_exceeded', 'No answer came in time.')), leftMs);
  const over = new Promise<never>((_resolve, reject) => {
    gone.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(gone.signal.reason as AdaigiError);
    });
  });
  // The call may have ended otherwise by then; nobody waits for this any more.
  over.catch(() => {});
  return { over, clear: () => clearTimeout(timer) };
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
