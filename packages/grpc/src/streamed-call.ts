import type { CallOptions, StreamAnswer } from '@adaigi/contracts';
import { AdaigiError, STATUS_DETAILS_KEY } from '@adaigi/errors';
import { currentTraceparent } from '@adaigi/runtime';
import type { Runtime } from '@adaigi/runtime';
import { Metadata, status } from '@grpc/grpc-js';
import type { Client, MethodDefinition } from '@grpc/grpc-js';
import { openQuestionStream, statusError, type QuestionStream } from './question-stream.ts';

/** Calls a method: rejects with what grpc-js would reject with. */
export type Invoke = (request: object, options: CallOptions) => Promise<object>;

export interface StreamedCallOptions {
  readonly method: MethodDefinition<object, object>;
  /** Path of the method's stream. */
  readonly streamPath: string;
  /** For calls that name none. */
  readonly deadlineMs: number;
  /** Streams are replaced at about this age, so that new replicas get traffic. */
  readonly streamAgeMs: number;
  /** Makes a client with a connection of its own. */
  readonly connect: () => Client;
  /** The same method as a call of its own: for a peer that does not know the stream, and for calls with metadata. */
  readonly unary: Invoke;
}

/** Callers that nobody answers must not pile up. */
const MAX_WAITING = 1_000;
/** Nothing heard for as long while somebody waited in vain: the connection is not trusted any more. */
const SILENT_MS = 1_000;
/** How long a peer without the stream is asked by calls of their own. */
const UNARY_FOR_MS = 60_000;
/** A stream may be as old as that beyond its age for the sake of calls under way; servers demand a deadline of it. */
const GRACE_MS = 120_000;

/**
 * Calls of a method over one long-lived stream, opened by the first. It is replaced by age, when the server wants to stop, when it breaks, and on a new connection when a
 * call has waited in vain and nothing else was heard meanwhile. A call that is given up is not answered any more; its handler is not told.
 */
export function streamedCall(runtime: Runtime, name: string, options: StreamedCallOptions): Invoke {
  const { method, streamPath, deadlineMs: defaultDeadlineMs, streamAgeMs, connect, unary } = options;
  let client: Client | null = null;
  let current: { readonly stream: QuestionStream; readonly ageing: NodeJS.Timeout } | null = null;
  let unaryUntil = 0;
  let isStopped = false;

  const drop = (stream: QuestionStream, how: 'end' | 'give-up'): void => {
    stream.retire(how);
    if (current?.stream !== stream) return;
    clearTimeout(current.ageing);
    current = null;
  };
  const open = (): QuestionStream => {
    client ??= connect();
    const ageMs = streamAgeMs * (0.8 + 0.4 * Math.random());
    const stream = openQuestionStream(client, streamPath, ageMs + GRACE_MS, (error) => {
      if (error?.code === status.UNIMPLEMENTED) unaryUntil = performance.now() + UNARY_FOR_MS;
      drop(stream, 'end');
    });
    current = { stream, ageing: setTimeout(() => drop(stream, 'end'), ageMs).unref() };
    return stream;
  };
  const distrust = (stream: QuestionStream): void => {
    if (stream !== current?.stream || stream.silentMs() < SILENT_MS) return;
    runtime.log.warn({ rpc: name, silentMs: Math.round(stream.silentMs()) }, 'nothing heard on a stream; opening another connection');
    drop(stream, 'give-up');
    client?.close();
    client = null;
  };
  runtime.onStop(`stream of ${name}`, async () => {
    isStopped = true;
    if (current !== null) drop(current.stream, 'end');
    client?.close();
    await Promise.resolve();
  });

  return (request, callOptions) => {
    const { signal, deadlineMs = defaultDeadlineMs, metadata } = callOptions;
    if (metadata !== undefined || performance.now() < unaryUntil || isStopped) return unary(request, callOptions);
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(new AdaigiError('deadline_exceeded', 'The call was given up before it was made.'));
        return;
      }
      const stream = current?.stream ?? open();
      if (stream.waiting() >= MAX_WAITING) {
        reject(statusError(status.RESOURCE_EXHAUSTED, 'Too many calls wait for an answer.'));
        return;
      }
      const traceparent = currentTraceparent() ?? '';
      const deadlineAt = performance.now() + deadlineMs;
      const over = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
      };
      const forget = stream.ask({
        request: method.requestSerialize(request),
        traceparent,
        deadlineAt,
        onAnswer(answer) {
          over();
          settle(method, answer, resolve, reject);
        },
        onBreak(error) {
          over();
          if (error.code !== status.UNIMPLEMENTED) {
            reject(error);
            return;
          }
          const leftMs = Math.max(1, deadlineAt - performance.now());
          resolve(unary(request, { ...callOptions, deadlineMs: leftMs, ...(traceparent === '' ? {} : { metadata: { traceparent } }) }));
        },
      });
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', cancel);
        forget();
        reject(statusError(status.DEADLINE_EXCEEDED, 'No answer came in time.'));
        distrust(stream);
      }, deadlineMs);
      function cancel(): void {
        clearTimeout(timer);
        forget();
        reject(statusError(status.CANCELLED, 'The call was given up.'));
      }
      signal?.addEventListener('abort', cancel, { once: true });
    });
  };
}

function settle({ responseDeserialize }: MethodDefinition<object, object>, { response, error }: StreamAnswer, resolve: (response: object) => void, reject: (error: unknown) => void): void {
  if (error !== null && error !== undefined) {
    const metadata = new Metadata();
    metadata.set(STATUS_DETAILS_KEY, Buffer.from(error.details));
    reject(Object.assign(new Error('The call was answered with an error.'), { code: error.code, metadata }));
    return;
  }
  try {
    resolve(responseDeserialize(Buffer.from(response ?? new Uint8Array())));
  } catch (failure) {
    reject(failure);
  }
}
