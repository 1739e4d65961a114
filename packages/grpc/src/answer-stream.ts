import type { StreamAnswer, StreamAnswers, StreamQuestion } from '@adaigi/contracts';
import { AdaigiError, fromUnknown, STATUS_DETAILS_KEY, toGrpcStatus } from '@adaigi/errors';
import { withTrace } from '@adaigi/runtime';
import type { Runtime } from '@adaigi/runtime';
import type { handleBidiStreamingCall, Metadata, ServerDuplexStream } from '@grpc/grpc-js';
import { clientCertificateSha256 } from './certificates.ts';
import { handled, ServedCall, type CallPolicy, type HandledCall } from './handled.ts';
import type { StreamedRpc } from './serve.ts';
import { deadlineOf } from './unary.ts';

type Questions = readonly StreamQuestion[];
type Call = ServerDuplexStream<Questions, StreamAnswers>;

/** A stream that somebody asks on. */
export interface AnswerStream {
  /** Asks the caller to end it; what is under way is answered, and what still comes, too. */
  readonly close: () => void;
}

/** Node fires a longer timer at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Asked {
  readonly call: HandledCall;
  readonly deadlineAt: number;
  isUnderWay: boolean;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Serves many calls of a method on one stream: each with its own deadline, trace, error and entry in the metrics, as if it had come alone. Answers that are ready in the same
 * turn of the event loop leave as one message. A caller that does not read its answers is not read either.
 *
 * @param open streams of this server, kept up to date here
 * @param maxUnderWay questions of one stream; more are refused as `rate_limited`
 */
export function answerStream(
  runtime: Runtime,
  service: string,
  { method, served }: StreamedRpc,
  policy: CallPolicy,
  open: Set<AnswerStream>,
  maxUnderWay: number,
): handleBidiStreamingCall<Questions, StreamAnswers> {
  const begin = handled(runtime, service, method, served.handler);
  const { requestDeserialize, responseSerialize } = served.definition;

  return (call: Call) => {
    if (deadlineOf(call) === null && policy.deadlineRequired) {
      call.emit('error', toGrpcStatus(new AdaigiError('invalid_request', 'The stream must carry a deadline.', { reason: 'deadline_required' })));
      return;
    }
    const certificate = policy.tls ? clientCertificateSha256(call) : undefined;
    let underWay = 0;
    /** Came in this turn: most are answered before they would need a timer. */
    let fresh: Asked[] = [];
    /**
     * Those that outlast their turn, with a timer. Not all of them: the tables that a Set has outgrown stay linked to those after them, so that one which is dead and
     * old lets every young collection copy what came later.
     */
    const slow = new Set<Asked>();
    let ready: StreamAnswer[] = [];
    let isFlushDue = false;
    let isBlocked = false;
    let isAsked = true;
    let mustClose = false;
    let isOver = false;

    const flushSoon = (): void => {
      if (isFlushDue) return;
      isFlushDue = true;
      setImmediate(flush);
    };
    const flush = (): void => {
      isFlushDue = false;
      if (isOver) return;
      for (const asked of fresh) {
        if (!asked.isUnderWay) continue;
        asked.timer = setTimeout(expire, asked.deadlineAt - performance.now(), asked);
        slow.add(asked);
      }
      fresh = [];
      if (isBlocked) return;
      if (ready.length > 0 || mustClose) {
        const answers = ready;
        const closing = mustClose;
        ready = [];
        mustClose = false;
        if (!call.write({ answers, closing })) {
          isBlocked = true;
          call.pause();
        }
      }
      if (!isAsked && underWay === 0) end();
    };
    const expire = (asked: Asked): void => asked.call.giveUp('No answer came in time.');
    const end = (): void => {
      isOver = true;
      open.delete(stream);
      call.end();
    };
    const reply = (asked: Asked, answer: StreamAnswer): void => {
      if (asked.timer !== undefined) {
        clearTimeout(asked.timer);
        slow.delete(asked);
      }
      if (asked.isUnderWay) underWay -= 1;
      asked.isUnderWay = false;
      ready.push(answer);
      flushSoon();
    };
    const take = ({ number, timeoutMs: given, request }: StreamQuestion): void => {
      const timeoutMs = Math.min(given, LONGEST_TIMER_MS);
      const asked: Asked = {
        call: begin({
          succeed: (response) => reply(asked, { number, ...written(response) }),
          fail: (status) => reply(asked, { number, error: errorOf(status) }),
        }),
        deadlineAt: performance.now() + timeoutMs,
        isUnderWay: false,
        timer: undefined,
      };
      if (timeoutMs <= 0) {
        asked.call.refuse(new AdaigiError('invalid_request', 'The call must carry a deadline.', { reason: 'deadline_required' }));
      } else if (underWay >= maxUnderWay) {
        asked.call.refuse(new AdaigiError('rate_limited', 'Too many questions are under way on this stream.', { reason: 'stream_full', retryAfterS: 1 }));
      } else {
        asked.isUnderWay = true;
        underWay += 1;
        fresh.push(asked);
        hand(asked, request, timeoutMs);
      }
    };
    const hand = (asked: Asked, bytes: Uint8Array, timeoutMs: number): void => {
      let request: object;
      try {
        request = requestDeserialize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      } catch (error) {
        asked.call.refuse(new AdaigiError('invalid_request', 'The request cannot be read.', { cause: error }));
        return;
      }
      asked.call.handle(request, new ServedCall(new Date(Date.now() + timeoutMs), call.metadata, certificate));
    };
    const written = (response: object): { response: Uint8Array } | { error: NonNullable<StreamAnswer['error']> } => {
      try {
        return { response: responseSerialize(response) };
      } catch (error) {
        runtime.log.error({ rpc: `${service}/${method}`, err: error }, 'rpc failed');
        return { error: errorOf(toGrpcStatus(fromUnknown(error))) };
      }
    };

    const stream: AnswerStream = {
      close() {
        mustClose = true;
        flushSoon();
      },
    };
    open.add(stream);
    call.on('data', (questions: Questions) => {
      for (const question of questions) withTrace(question.traceparent === '' ? undefined : question.traceparent, () => take(question));
      flushSoon();
    });
    call.on('drain', () => {
      isBlocked = false;
      call.resume();
      flush();
    });
    call.on('end', () => {
      isAsked = false;
      flushSoon();
    });
    // grpc-js says so after every call, and when its deadline passes.
    call.on('cancelled', () => {
      isOver = true;
      open.delete(stream);
      for (const asked of [...fresh, ...slow]) asked.call.giveUp('The caller has gone.');
    });
  };
}

function errorOf({ code, metadata }: { code: number; metadata: Metadata }): NonNullable<StreamAnswer['error']> {
  const [details] = metadata.get(STATUS_DETAILS_KEY);
  return { code, details: details instanceof Uint8Array ? details : new Uint8Array() };
}
