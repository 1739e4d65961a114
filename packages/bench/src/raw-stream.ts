import { connect } from 'node:http2';
import { streamWire } from '@adaigi/contracts';
import { framed, unframer } from './raw-grpc.ts';

/** Asks over one stream of a method, with questions that are bytes already, like `rawGrpc` calls. */
export interface RawStream {
  /** All that are asked in one turn of the event loop leave as one message. Tells the bytes of the response, or why there is none. */
  readonly ask: (question: StreamedQuestion, onEnd: OnEnd) => void;
  readonly close: () => void;
}

export type OnEnd = (answer: Uint8Array | Error) => void;

/** Its bytes, and where in them the number stands; to be asked once at a time. */
export interface StreamedQuestion {
  readonly bytes: Buffer;
  readonly numberAt: number;
}

const WINDOW_BYTES = 16 * 1024 * 1024;
/** A number that no other bytes of the head of a question look like. */
const MARK = 0x5a5a5a5a;
/** More than are ever under way. */
const PLACES = 2 ** 16;

/** A message of this one question; several, one after the other, are a message of them all. */
export function streamed(request: Uint8Array, timeoutMs: number): StreamedQuestion {
  const bytes = streamWire.writeQuestions([{ number: MARK, timeoutMs, traceparent: '', request }]);
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(MARK);
  return { bytes, numberAt: bytes.indexOf(mark) };
}

/**
 * One connection to a plain-text server, and one stream on it.
 *
 * @param path of the stream, for example `/adaigi.routing.v1.RoutingService/DecideStream`
 */
export function rawStream(address: string, path: string): RawStream {
  const session = connect(`http://${address}`, { settings: { initialWindowSize: WINDOW_BYTES } });
  session.once('connect', () => session.setLocalWindowSize(WINDOW_BYTES));
  session.on('error', () => {});
  const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', 'te': 'trailers', 'grpc-timeout': '1H' });
  // By number, over and over: a Map would leave its outgrown tables behind, which cost the load generator pauses.
  const waiting: (OnEnd | undefined)[] = Array.from({ length: PLACES }, () => undefined);
  let unsent: Buffer[] = [];
  let lastNumber = 0;

  const flush = (): void => {
    stream.write(framed(unsent.length === 1 && unsent[0] !== undefined ? unsent[0] : Buffer.concat(unsent)));
    unsent = [];
  };
  const hear = (message: Buffer): void => {
    for (const { number, response, error } of streamWire.readAnswers(message).answers) {
      const onEnd = waiting[number % PLACES];
      waiting[number % PLACES] = undefined;
      onEnd?.(error === null || error === undefined ? (response ?? new Uint8Array()) : new Error(`the question ended with status ${error.code}`));
    }
  };
  stream.on('data', unframer(hear));
  stream.on('error', () => {});
  stream.on('close', () => {
    for (const onEnd of waiting.splice(0)) onEnd?.(new Error('the stream has ended'));
  });
  return {
    ask({ bytes, numberAt }, onEnd) {
      if (stream.closed) {
        onEnd(new Error('the stream has ended'));
        return;
      }
      lastNumber += 1;
      if (waiting[lastNumber % PLACES] !== undefined) throw new RangeError(`more than ${PLACES} questions are under way`);
      bytes.writeUInt32LE(lastNumber, numberAt);
      waiting[lastNumber % PLACES] = onEnd;
      if (unsent.length === 0) setImmediate(flush);
      unsent.push(bytes);
    },
    close() {
      stream.end();
      session.close();
    },
  };
}
