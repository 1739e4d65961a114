import { connect } from 'node:http2';

/** Makes unary gRPC calls whose messages are bytes already, so that a load generator leaves the processor to what it measures. */
export interface RawGrpc {
  /** Takes and gives a message in its frame. Rejects unless the status is OK. */
  readonly call: (request: Buffer) => Promise<Buffer>;
  readonly close: () => void;
}

const FRAME_BYTES = 5;
/** Larger than all answers that are ever on their way: the default would make the server wait. */
const WINDOW_BYTES = 16 * 1024 * 1024;

/** A message as it goes over the wire: not compressed, its length, itself. */
export function framed(message: Buffer): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES + message.length);
  frame.writeUInt32BE(message.length, 1);
  message.copy(frame, FRAME_BYTES);
  return frame;
}

/** The message of a frame. */
export function unframed(frame: Buffer): Buffer {
  return frame.subarray(FRAME_BYTES, FRAME_BYTES + frame.readUInt32BE(1));
}

/** Takes the bytes of a stream as they come, and tells each message once all of it is there. */
export function unframer(onMessage: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= FRAME_BYTES && rest.length >= FRAME_BYTES + rest.readUInt32BE(1)) {
      const end = FRAME_BYTES + rest.readUInt32BE(1);
      onMessage(rest.subarray(FRAME_BYTES, end));
      rest = rest.subarray(end);
    }
  };
}

/**
 * One connection to a plain-text server.
 *
 * @param path of the method, for example `/adaigi.routing.v1.RoutingService/Decide`
 * @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 */
export function rawGrpc(address: string, path: string, deadlineMs: number): RawGrpc {
  const session = connect(`http://${address}`, { settings: { initialWindowSize: WINDOW_BYTES } });
  session.once('connect', () => session.setLocalWindowSize(WINDOW_BYTES));
  // Each call under way hears of it by itself.
  session.on('error', () => {});
  const headers = { ':method': 'POST', ':path': path, 'content-type': 'application/grpc', 'te': 'trailers', 'grpc-timeout': `${deadlineMs}m` };
  return {
    call: (request) =>
      new Promise((resolve, reject) => {
        const stream = session.request(headers);
        const chunks: Buffer[] = [];
        let status: unknown;
        const note = (received: Readonly<Record<string, unknown>>): void => {
          status ??= received['grpc-status'];
        };
        stream.on('response', note);
        stream.on('trailers', note);
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', reject);
        stream.on('close', () => {
          if (Number(status ?? Number.NaN) === 0) resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
          else reject(new Error(`the call ended with status ${String(status)}`));
        });
        stream.end(request);
      }),
    close: () => session.close(),
  };
}
