import { afterEach, expect, test } from '@jest/globals';
import { grpcServices } from '@adaigi/contracts';
import { serve, startGrpcServer } from '@adaigi/grpc';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { rawStream, streamed } from './raw-stream.ts';

let runtime: TestRuntime;
afterEach(() => runtime.stop());

test('bytes go over a stream like the calls of its usual clients, many at once', async () => {
  runtime = testRuntime('routing');
  const decide = async ({ paymentId }: { paymentId: string }) => {
    if (paymentId === '') throw new TypeError('no payment');
    return Promise.resolve({ decisionId: paymentId.repeat(1_000) });
  };
  const handlers = { decide, explain: async () => Promise.resolve({}), describeHealth: async () => Promise.resolve({}) };
  const { port } = await startGrpcServer(runtime, { host: '127.0.0.1', port: 0, services: [serve(grpcServices.routing, handlers)], stopDeadlineMs: 200 });
  const { Decide, DecideStream } = grpcServices.routing.definition();
  const { ask, close } = rawStream(`127.0.0.1:${port}`, DecideStream.path);
  const decided = (paymentId: string): Promise<string> =>
    new Promise((resolve, reject) => {
      ask(streamed(Decide.requestSerialize({ paymentId }), 20_000), (answer) => (answer instanceof Error ? reject(answer) : resolve(Decide.responseDeserialize(Buffer.from(answer)).decisionId)));
    });
  const answers = await Promise.all(Array.from({ length: 300 }, (_, index) => decided(`p${index}`)));
  expect(answers.map((answer) => answer.slice(0, answer.length / 1_000))).toEqual(Array.from({ length: 300 }, (_, index) => `p${index}`));
  await expect(decided('')).rejects.toThrow('the question ended with status 13');
  close();
  // Whoever counts answers must not wait for ever, neither before the end is heard nor after it.
  await expect(decided('late')).rejects.toThrow('the stream has ended');
  await expect(decided('later')).rejects.toThrow('the stream has ended');
});
