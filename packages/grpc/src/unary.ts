import { AdaigiError } from '@adaigi/errors';
import { withTrace } from '@adaigi/runtime';
import type { Runtime } from '@adaigi/runtime';
import type { handleUnaryCall, sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { clientCertificateSha256 } from './certificates.ts';
import { handled, ServedCall, type CallPolicy } from './handled.ts';
import type { ServedMethod } from './serve.ts';

type Call = ServerUnaryCall<object, object>;

/** Turns a promise-style handler into grpc-js': deadline and trace, and what `handled` adds. */
export function unary(runtime: Runtime, service: string, method: string, { handler }: ServedMethod, policy: CallPolicy): handleUnaryCall<object, object> {
  const begin = handled(runtime, service, method, handler);

  const answer = (call: Call, callback: sendUnaryData<object>): void => {
    let timer: NodeJS.Timeout | undefined;
    const running = begin({
      succeed(response) {
        clearTimeout(timer);
        callback(null, response);
      },
      fail(reply) {
        clearTimeout(timer);
        callback(reply);
      },
    });
    const carried = deadlineOf(call);
    if (carried === null && policy.deadlineRequired) {
      running.refuse(new AdaigiError('invalid_request', 'The call must carry a deadline.', { reason: 'deadline_required' }));
      return;
    }
    const deadline = carried ?? new Date(Date.now() + policy.defaultDeadlineMs);
    // grpc-js says so after every call, also after those that were answered, and when a deadline passes that the call carried.
    call.on('cancelled', () => running.giveUp(Date.now() < deadline.getTime() ? 'The caller has gone.' : 'No answer came in time.'));
    if (carried === null) timer = setTimeout(() => running.giveUp('No answer came in time.'), policy.defaultDeadlineMs);
    running.handle(call.request, new ServedCall(deadline, call.metadata, policy.tls ? clientCertificateSha256(call) : undefined));
  };
  return (call, callback) => withTrace(textOf(call, 'traceparent'), () => answer(call, callback));
}

/** Null when the call carries none. */
export function deadlineOf(call: Pick<Call, 'getDeadline'>): Date | null {
  const deadline = call.getDeadline();
  const at = deadline instanceof Date ? deadline.getTime() : deadline;
  return Number.isFinite(at) ? new Date(at) : null;
}

function textOf(call: Call, key: string): string | undefined {
  const [value] = call.metadata.get(key);
  return typeof value === 'string' ? value : undefined;
}
