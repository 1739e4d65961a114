import { afterEach, expect, test } from '@jest/globals';
import { grpcServices } from '@adaigi/contracts';
import { serve, startGrpcServer } from '@adaigi/grpc';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { framed, rawGrpc, unframed } from './raw-grpc.ts';

let runtime: TestRuntime;
afterEach(() => runtime.stop());

test('bytes go through a gRPC server like the calls of its usual clients, many at once', async () => {
  runtime = testRuntime('risk');
  const assess = async ({ paymentId }: { paymentId: string }) => {
    if (paymentId === '') throw new TypeError('no payment');
    return Promise.resolve({ rulesVersion: paymentId.repeat(10_000) });
  };
  const { port } = await startGrpcServer(runtime, { host: '127.0.0.1', port: 0, services: [serve(grpcServices.risk, { assess, assessPayout: async () => Promise.resolve({}) })], stopDeadlineMs: 200 });
  const { Assess } = grpcServices.risk.definition();
  const { call, close } = rawGrpc(`127.0.0.1:${port}`, Assess.path, 20_000);
  const ask = async (paymentId: string): Promise<string> => Assess.responseDeserialize(unframed(await call(framed(Assess.requestSerialize({ paymentId }))))).rulesVersion;
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(`p${index}`)));
  expect(answers.map((answer) => answer.slice(0, answer.length / 10_000))).toEqual(Array.from({ length: 50 }, (_, index) => `p${index}`));
  await expect(ask('')).rejects.toThrow('the call ended with status 13');
  close();
});
