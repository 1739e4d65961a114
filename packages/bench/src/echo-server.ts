import { createServer, type ServerHttp2Stream } from 'node:http2';
import { streamWire, type StreamAnswer } from '@adaigi/contracts';
import { framed, unframer } from './raw-grpc.ts';

/**
 * A process that answers every question of a stream at once with the same bytes: what the machine, the wire and the load generator take alone. It is told the bytes by its
 * parent, answers with its port, and ends with it.
 */
process.once('message', (told: string) => {
  const response = Buffer.from(told, 'base64');
  const server = createServer();
  server.on('stream', (stream) => answer(stream, response));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.(typeof address === 'object' ? address?.port : undefined);
  });
});
process.once('disconnect', () => process.exit(0));

function answer(stream: ServerHttp2Stream, response: Buffer): void {
  let ready: StreamAnswer[] = [];
  const flush = (): void => {
    stream.write(framed(streamWire.writeAnswers({ answers: ready, closing: false })));
    ready = [];
  };
  stream.on('error', () => {});
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
  stream.on(
    'data',
    unframer((message) => {
      for (const { number } of streamWire.readQuestions(message)) {
        if (ready.length === 0) setImmediate(flush);
        ready.push({ number, response });
      }
    }),
  );
}
