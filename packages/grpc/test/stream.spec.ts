import { grpcServices } from '@adaigi/contracts';
import { AdaigiError } from '@adaigi/errors';
import { currentTraceparent, withTrace } from '@adaigi/runtime';
import { Client, credentials, Metadata, Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { MethodDefinition, ServiceError } from '@grpc/grpc-js';
import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { openRuntime, rejection, stopPairs } from './pair.ts';
import { startWire, streamPair } from './stream-pair.ts';

afterEach(stopPairs);

const forever = (): Promise<never> => new Promise(() => {});
const definition = grpcServices.routing.definition();

/** Handlers that wait until they are told, by payment. */
function held() {
  const asked = new Map<string, PromiseWithResolvers<object>>();
  const of = (paymentId: string): PromiseWithResolvers<object> => {
    const known = asked.get(paymentId) ?? Promise.withResolvers<object>();
    asked.set(paymentId, known);
    return known;
  };
  const arrived = new Map<string, PromiseWithResolvers<void>>();
  const arrival = (paymentId: string): PromiseWithResolvers<void> => {
    const known = arrived.get(paymentId) ?? Promise.withResolvers<void>();
    arrived.set(paymentId, known);
    return known;
  };
  return {
    answer: (paymentId: string) => of(paymentId).resolve({ decisionId: `dec_${paymentId}` }),
    arrival: (paymentId: string) => arrival(paymentId).promise,
    handler: ({ paymentId }: { paymentId: string }) => {
      arrival(paymentId).resolve();
      return of(paymentId).promise;
    },
  };
}

describe('a call over a stream', () => {
  test('gets its own answer, whatever the order', async () => {
    const handlers = held();
    const { client } = await streamPair(handlers.handler);
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const calls = ids.map(async (paymentId) => client.decide({ paymentId }));
    await Promise.all(ids.map(handlers.arrival));
    for (const paymentId of ids.toReversed()) handlers.answer(paymentId);
    expect((await Promise.all(calls)).map(({ decisionId }) => decisionId)).toEqual(ids.map((id) => `dec_${id}`));
  });

  test('rejects with the very error that the handler threw, as over a call of its own', async () => {
    const fields = [{ field: 'paymentId', rule: 'required', message: 'is required' }];
    const { client, connect } = await streamPair(() => {
      throw new AdaigiError('rate_limited', 'Too many.', { fields, retryAfterS: 1.5, reason: 'per_key' });
    });
    for (const each of [client, connect({ streamed: [] })]) {
      const error = await rejection(each.decide({}));
      expect(error).toBeInstanceOf(AdaigiError);
      expect(error).toMatchObject({ code: 'rate_limited', message: 'Too many.', fields, retryAfterS: 1.5, reason: 'per_key' });
    }
  });

  test('harms no other by failing: a bug of the handler, a request that cannot be written, an answer that cannot', async () => {
    const { client } = await streamPair(async ({ paymentId }) => {
      if (paymentId === 'bug') throw new TypeError('no method of customer 03115112345');
      return Promise.resolve(paymentId === 'answer' ? ({ candidates: 7 } as never) : { decisionId: paymentId });
    });
    const [bug, request, answer, good] = await Promise.allSettled([
      client.decide({ paymentId: 'bug' }),
      client.decide({ paymentId: 'request', amount: 7 as never }),
      client.decide({ paymentId: 'answer' }),
      client.decide({ paymentId: 'good' }),
    ]);
    for (const failed of [bug, request, answer]) expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'internal', message: 'Something went wrong inside Adaigi.' } });
    expect(good).toMatchObject({ status: 'fulfilled', value: { decisionId: 'good' } });
  });

  test('carries the trace and the deadline of each question', async () => {
    const seen: { traceparent: string | undefined; leftMs: number }[] = [];
    const { client } = await streamPair(async (_request, { deadline }) => {
      seen.push({ traceparent: currentTraceparent(), leftMs: deadline.getTime() - Date.now() });
      return Promise.resolve({});
    });
    const ask = async (deadlineMs: number): Promise<string | undefined> =>
      withTrace(undefined, async () => {
        await client.decide({}, { deadlineMs });
        return currentTraceparent();
      });
    const sent = [await ask(60_000), await ask(20_000)];
    expect(seen.map(({ traceparent }) => traceparent?.slice(3, 35))).toEqual(sent.map((traceparent) => traceparent?.slice(3, 35)));
    expect(seen[0]?.leftMs).toBeGreaterThan(30_000);
    expect(seen[1]?.leftMs).toBeLessThanOrEqual(20_000);
  });

  test('is counted like a call of its own, and many share one stream', async () => {
    const { client, server, caller } = await streamPair(() => Promise.resolve({}));
    await Promise.all(Array.from({ length: 50 }, () => client.decide({})));
    const labels = { service: 'adaigi.routing.v1.RoutingService', method: 'Decide', code: 'OK' };
    for (const [runtime, name] of [[server, 'adaigi_rpc_seconds'], [caller, 'adaigi_rpc_client_seconds']] as const) {
      const metric = (await runtime.metrics.getMetricsAsJSON()).find((each) => each.name === name);
      const values: readonly { labels: object; value: number; metricName?: string }[] = metric?.values ?? [];
      expect(values.filter(({ metricName }) => metricName === `${name}_count`)).toEqual([expect.objectContaining({ labels, value: 50 })]);
    }
  });

  test('ends at its deadline and by its signal, and what is answered later reaches nobody', async () => {
    const handlers = held();
    const { client } = await streamPair(handlers.handler);
    const gone = new AbortController();
    const [late, aborted] = [rejection(client.decide({ paymentId: 'late' }, { deadlineMs: 50 })), rejection(client.decide({ paymentId: 'aborted' }, { signal: gone.signal }))];
    await handlers.arrival('aborted');
    gone.abort();
    expect(await late).toMatchObject({ code: 'deadline_exceeded' });
    expect(await aborted).toMatchObject({ code: 'deadline_exceeded' });
    expect(await rejection(client.decide({ paymentId: 'never' }, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'deadline_exceeded' });
    for (const paymentId of ['late', 'aborted', 'next']) handlers.answer(paymentId);
    expect(await client.decide({ paymentId: 'next' })).toMatchObject({ decisionId: 'dec_next' });
  });

  test('is refused when too many are under way, and the others are not', async () => {
    const handlers = held();
    const { client } = await streamPair(handlers.handler, { maxUnderWayPerStream: 2 });
    const calls = [client.decide({ paymentId: 'a' }), client.decide({ paymentId: 'b' })];
    await handlers.arrival('b');
    expect(await rejection(client.decide({ paymentId: 'c' }))).toMatchObject({ code: 'rate_limited', reason: 'stream_full' });
    for (const paymentId of ['a', 'b', 'd']) handlers.answer(paymentId);
    await Promise.all(calls);
    expect(await client.decide({ paymentId: 'd' })).toMatchObject({ decisionId: 'dec_d' });
  });
});

describe('a handler', () => {
  test('is told when the deadline of its question has passed, and when the stream has gone', async () => {
    const signals = new Map<string, AbortSignal>();
    const arrived = Promise.withResolvers<void>();
    const { client, caller, port, connect } = await streamPair(({ paymentId }, { signal }) => {
      signals.set(paymentId, signal);
      if (paymentId === 'gone') arrived.resolve();
      return forever();
    });
    await rejection(client.decide({ paymentId: 'deadline' }, { deadlineMs: 50 }));
    const wire = await startWire(caller, port);
    const gone = rejection(connect({ address: `127.0.0.1:${wire.port}` }).decide({ paymentId: 'gone' }));
    await arrived.promise;
    wire.cut();
    await gone;
    for (const signal of signals.values()) {
      if (!signal.aborted) await once(signal, 'abort');
      expect(signal.reason).toMatchObject({ code: 'deadline_exceeded' });
    }
  });
});

describe('a stream', () => {
  test('that breaks rejects what waits as unavailable, and the next call works', async () => {
    const handlers = held();
    const { caller, port, connect } = await streamPair(handlers.handler);
    const wire = await startWire(caller, port);
    const client = connect({ address: `127.0.0.1:${wire.port}` });
    const waiting = [rejection(client.decide({ paymentId: 'a' })), rejection(client.decide({ paymentId: 'b' }))];
    await handlers.arrival('b');
    wire.cut();
    for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ code: 'unavailable' });
    handlers.answer('c');
    await answered(async () => client.decide({ paymentId: 'c' }));
  });

  test('whose answers are swallowed for ever is given up for a new connection once a call has waited in vain', async () => {
    const { caller, port, connect } = await streamPair(() => Promise.resolve({ decisionId: 'dec' }));
    const wire = await startWire(caller, port);
    const client = connect({ address: `127.0.0.1:${wire.port}` });
    await client.decide({});
    wire.swallow();
    expect(await rejection(client.decide({}, { deadlineMs: 1_100 }))).toMatchObject({ code: 'deadline_exceeded' });
    expect(await client.decide({})).toMatchObject({ decisionId: 'dec' });
    expect(wire.connections()).toBe(2);
  });

  test('is replaced at its age, and what is under way on the old one is still answered', async () => {
    const streams = new Set<unknown>();
    const old = Promise.withResolvers<object>();
    const { connect } = await streamPair(async ({ paymentId }, { metadata }) => {
      streams.add(metadata);
      return paymentId === 'old' ? old.promise : Promise.resolve({ decisionId: 'new' });
    });
    const client = connect({ streamAgeMs: 50 });
    const waiting = client.decide({ paymentId: 'old' });
    for (const deadline = Date.now() + 20_000; streams.size < 3 && Date.now() < deadline; ) await client.decide({});
    expect(streams.size).toBe(3);
    old.resolve({ decisionId: 'old' });
    expect(await waiting).toMatchObject({ decisionId: 'old' });
  });

  test('drains when its server stops: what is under way is answered, new calls go elsewhere', async () => {
    const handlers = held();
    const { client, server } = await streamPair(handlers.handler, { stopDeadlineMs: 30_000 });
    const calls = [client.decide({ paymentId: 'a' }), client.decide({ paymentId: 'b' })];
    await handlers.arrival('b');
    const stopped = server.stop();
    handlers.answer('a');
    await calls[0];
    handlers.answer('b');
    expect(await calls[1]).toMatchObject({ decisionId: 'dec_b' });
    await stopped;
    expect(await rejection(client.decide({ paymentId: 'c' }))).toMatchObject({ code: 'unavailable' });
  });

  test('that is idle holds up no stop, neither of its server nor of its client', async () => {
    const { client, server } = await streamPair(() => Promise.resolve({}), { stopDeadlineMs: 30_000 });
    await client.decide({});
    await server.stop();
  });

  test('ends with its connection at the server: a stop cuts what never ends, whose caller learns that no answer came', async () => {
    const arrived = Promise.withResolvers<void>();
    const { client, server } = await streamPair(() => {
      arrived.resolve();
      return forever();
    });
    const call = rejection(client.decide({}));
    await arrived.promise;
    await server.stop();
    expect(await call).toMatchObject({ code: 'deadline_exceeded' });
  });

  test('must have a deadline of its own', async () => {
    const { port } = await streamPair(() => Promise.resolve({}));
    const { path, requestSerialize, responseDeserialize } = definition.DecideStream;
    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
    const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, new Metadata());
    const [error] = (await new Promise<unknown[]>((resolve) => call.on('data', () => undefined).once('error', (...given) => resolve(given)))) as [ServiceError];
    client.close();
    expect(error.code).toBe(status.INVALID_ARGUMENT);
  });
});

describe('the generated messages', () => {
  test('are what goes over a stream', async () => {
    const { port } = await streamPair(({ paymentId }) =>
      paymentId === '' ? Promise.reject(new AdaigiError('not_found', 'No.')) : Promise.resolve({ decisionId: paymentId }),
    );
    const { path, requestSerialize, responseDeserialize } = definition.DecideStream;
    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
    const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, new Metadata(), { deadline: Date.now() + 30_000 });
    const answers: object[] = [];
    const both = new Promise<void>((resolve) => {
      call.on('data', (message: { answers: object[] }) => {
        answers.push(...message.answers);
        if (answers.length === 3) resolve();
      });
    });
    const question = (number: number, paymentId: string, timeoutMs = 30_000) => ({ number, timeoutMs, request: { paymentId } });
    call.write({ questions: [question(1, 'pay_1'), question(4_294_967_295, ''), question(2, 'pay_2', 0)] });
    await both;
    call.end();
    client.close();
    expect(answers).toHaveLength(3);
    expect(answers).toContainEqual(expect.objectContaining({ number: 1, outcome: 'response', response: expect.objectContaining({ decisionId: 'pay_1' }) }));
    expect(answers).toContainEqual(expect.objectContaining({ number: 4_294_967_295, outcome: 'error', error: { code: status.NOT_FOUND, details: expect.any(Buffer) } }));
    expect(answers).toContainEqual(expect.objectContaining({ number: 2, outcome: 'error', error: { code: status.INVALID_ARGUMENT, details: expect.any(Buffer) } }));
  });
});

test('a server that does not know the stream is asked by calls of their own', async () => {
  const older = new Server();
  const Decide = definition.Decide as MethodDefinition<{ paymentId: string }, { decisionId: string }>;
  older.addService({ Decide }, { Decide: (call: { request: { paymentId: string } }, done: (error: null, response: object) => void) => done(null, { decisionId: call.request.paymentId }) });
  const port = await new Promise<number>((resolve) => older.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_error, bound) => resolve(bound)));
  openRuntime('routing').onStop('older server', async () => Promise.resolve(older.forceShutdown()));
  const { connect } = await streamPair(forever);
  const client = connect({ address: `127.0.0.1:${port}` });
  const ids = ['a', 'b', 'c'];
  expect((await Promise.all(ids.map(async (paymentId) => client.decide({ paymentId })))).map(({ decisionId }) => decisionId)).toEqual(ids);
  expect(await client.decide({ paymentId: 'd' })).toMatchObject({ decisionId: 'd' });
});

/** A connection that has just been lost takes a moment to come back. */
async function answered(call: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (await call().then(() => false, () => true)) if (Date.now() > deadline) throw new Error('the peer was not found again');
}
