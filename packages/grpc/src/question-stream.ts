import { streamWire } from '@adaigi/contracts';
import type { StreamAnswer, StreamAnswers, StreamQuestion } from '@adaigi/contracts';
import { Metadata, status } from '@grpc/grpc-js';
import type { Client } from '@grpc/grpc-js';

/** What grpc-js throws. */
export type StreamError = Error & { readonly code: status };

/** A question and who waits for its answer. One of both is called, once, unless it is forgotten before. */
export interface Question {
  readonly request: Uint8Array;
  /** Empty without a trace. */
  readonly traceparent: string;
  /** By `performance.now()`. */
  readonly deadlineAt: number;
  readonly onAnswer: (answer: StreamAnswer) => void;
  /** The stream has broken. The error has the code that a call of its own would have ended with. */
  readonly onBreak: (error: StreamError) => void;
}

/** The asking side of one stream. */
export interface QuestionStream {
  /** Sends it with all that are asked in this turn of the event loop. What is returned forgets it: an answer that still comes is dropped. */
  readonly ask: (question: Question) => () => void;
  /** No more questions are asked here: ends the stream as soon as nobody waits; `give-up` where it is not to be trusted any more. */
  readonly retire: (how: 'end' | 'give-up') => void;
  /** Questions that wait. */
  readonly waiting: () => number;
  /** For how long questions have been waiting without anything being heard, in milliseconds. */
  readonly silentMs: () => number;
}

/**
 * Opens a stream.
 *
 * @param onClosing the server wants no more questions here, or the stream is over: called at least once
 */
export function openQuestionStream(client: Client, path: string, lifeMs: number, onClosing: (error?: StreamError) => void): QuestionStream {
  const call = client.makeBidiStreamRequest<readonly StreamQuestion[], StreamAnswers>(path, streamWire.writeQuestions, streamWire.readAnswers, new Metadata(), { deadline: Date.now() + lifeMs });
  const waiting = new Map<number, Question>();
  let unsent: number[] = [];
  let lastNumber = 0;
  let isFlushDue = false;
  let isBlocked = false;
  let isOver = false;
  let retired: 'end' | 'give-up' | null = null;
  let silentSince: number | null = null;

  const flush = (): void => {
    isFlushDue = false;
    if (isOver || isBlocked) return;
    const now = performance.now();
    const questions: StreamQuestion[] = [];
    for (const number of unsent) {
      const question = waiting.get(number);
      if (question === undefined) continue;
      const { request, traceparent, deadlineAt } = question;
      questions.push({ number, timeoutMs: Math.max(1, Math.ceil(deadlineAt - now)), traceparent, request });
    }
    unsent = [];
    if (questions.length > 0) {
      silentSince ??= now;
      isBlocked = !call.write(questions);
    }
    endIfIdle();
  };
  const endIfIdle = (): void => {
    if (retired === null || isOver || waiting.size > 0) return;
    isOver = true;
    if (retired === 'end') call.end();
    else call.cancel();
  };
  const forget = (number: number): void => {
    waiting.delete(number);
    endIfIdle();
  };
  /** Those that were never sent have certainly not been heard. */
  const breakOff = (error: StreamError): void => {
    isOver = true;
    onClosing(error);
    const lost = [...waiting];
    const never = new Set(error.code === status.UNIMPLEMENTED ? [] : unsent);
    waiting.clear();
    for (const [number, question] of lost) question.onBreak(never.has(number) ? statusError(status.UNAVAILABLE, 'The stream broke before the call was sent.') : error);
  };

  call.on('data', ({ answers, closing }: StreamAnswers) => {
    for (const answer of answers) {
      const question = waiting.get(answer.number);
      waiting.delete(answer.number);
      question?.onAnswer(answer);
    }
    silentSince = waiting.size > 0 ? performance.now() : null;
    if (closing) onClosing();
    endIfIdle();
  });
  call.on('drain', () => {
    isBlocked = false;
    flush();
  });
  call.on('error', breakOff);
  call.on('end', () => breakOff(statusError(status.CANCELLED, 'The peer ended the stream.')));

  return {
    ask(question) {
      lastNumber += 1;
      const number = lastNumber;
      waiting.set(number, question);
      unsent.push(number);
      if (!isFlushDue) {
        isFlushDue = true;
        setImmediate(flush);
      }
      return () => forget(number);
    },
    retire(how) {
      retired = how;
      endIfIdle();
    },
    waiting: () => waiting.size,
    silentMs: () => (silentSince === null ? 0 : performance.now() - silentSince),
  };
}

/** An error as grpc-js makes them. */
export function statusError(code: status, details: string, metadata = new Metadata()): StreamError {
  return Object.assign(new Error(`${code} ${status[code]}: ${details}`), { code, details, metadata });
}
