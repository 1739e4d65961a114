import protobuf from 'protobufjs';

/** A question of a stream. Its request is serialised already: one that cannot be written or read harms no other. */
export interface StreamQuestion {
  /** Never twice on one stream; 32 bits. */
  readonly number: number;
  /** Milliseconds until the caller stops waiting. */
  readonly timeoutMs: number;
  /** Empty without a trace. */
  readonly traceparent: string;
  readonly request: Uint8Array;
}

/** What a question ended with: one of both. */
export interface StreamAnswer {
  readonly number: number;
  readonly response?: Uint8Array | null;
  /** `adaigi.common.v1.CallError`: a gRPC status code and a serialised google.rpc.Status. */
  readonly error?: { readonly code: number; readonly details: Uint8Array } | null;
}

export interface StreamAnswers {
  readonly answers: readonly StreamAnswer[];
  /** The server is about to stop: no new questions on this stream. */
  readonly closing: boolean;
}

/** `DecideStreamRequest` and `DecideStreamResponse` of `adaigi/routing/v1/routing.proto`, but for what is asked and answered: on the wire, a message in a message is its bytes. */
const root = protobuf.Root.fromJSON({
  nested: {
    Question: {
      fields: {
        number: { type: 'fixed32', id: 1 },
        timeoutMs: { type: 'uint32', id: 2 },
        traceparent: { type: 'string', id: 3 },
        request: { type: 'bytes', id: 4 },
      },
    },
    Questions: { fields: { questions: { rule: 'repeated', type: 'Question', id: 1 } } },
    CallError: { fields: { code: { type: 'int32', id: 1 }, details: { type: 'bytes', id: 2 } } },
    Answer: {
      fields: { number: { type: 'fixed32', id: 1 }, response: { type: 'bytes', id: 2 }, error: { type: 'CallError', id: 3 } },
      oneofs: { outcome: { oneof: ['response', 'error'] } },
    },
    Answers: { fields: { answers: { rule: 'repeated', type: 'Answer', id: 1 }, closing: { type: 'bool', id: 2 } } },
  },
});
const questions = root.lookupType('Questions');
const answers = root.lookupType('Answers');

/**
 * The messages of every method that is also offered as a stream, whatever it asks and answers: `Decide` and `DecideStream` are the pattern, and the messages of
 * another must have the same fields under the same numbers. What is read throws where the bytes are no such message.
 */
export const streamWire = {
  writeQuestions: (list: readonly StreamQuestion[]): Buffer => Buffer.from(questions.encode({ questions: list }).finish()),
  readQuestions: (bytes: Uint8Array): readonly StreamQuestion[] => (questions.decode(bytes) as object as { questions: readonly StreamQuestion[] }).questions,
  writeAnswers: (message: StreamAnswers): Buffer => Buffer.from(answers.encode({ ...message }).finish()),
  readAnswers: (bytes: Uint8Array): StreamAnswers => answers.decode(bytes) as object as StreamAnswers,
};
