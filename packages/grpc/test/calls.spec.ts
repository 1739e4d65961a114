import { grpcServices } from '@adaigi/contracts';
import type { CallContext } from '@adaigi/contracts';
import { AdaigiError } from '@adaigi/errors';
import { currentTraceparent, withTrace } from '@adaigi/runtime';
import type { TestRuntime } from '@adaigi/runtime';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { grpcClient, serve, startGrpcServer } from '../src/index.ts';
import { openRuntime, pair, rejection, stopPairs } from './pair.ts';

afterEach(stopPairs);

/** A call as a stranger makes it: without deadline unless given, and with the bare status it gets. */
function rawAssess(port: number, options: { deadline?: number } = {}): Promise<ServiceError | null> {
  const { Assess } = grpcServices.risk.definition();
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  return new Promise((resolve) => {
    client.makeUnaryRequest(Assess.path, Assess.requestSerialize, Assess.responseDeserialize, {}, new Metadata(), options, (error) => {
      client.close();
      resolve(error);
    });
  });
}

async function countsOf(runtime: TestRuntime, name: string): Promise<unknown> {
  const metrics = (await runtime.metrics.getMetricsAsJSON()).find((metric) => metric.name === name);
  const values: readonly { labels: object; value: number; metricName?: string }[] = metrics?.values ?? [];
  return values.filter(({ metricName }) => metricName === `${name}_count`).map(({ labels, value }) => ({ labels, value }));
}

/** Resolves when the server has counted a call that ended with this code. */
async function eventuallyCounted(server: TestRuntime, code: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!JSON.stringify(await countsOf(server, 'adaigi_rpc_seconds')).includes(`"${code}"`)) {
    if (Date.now() > deadline) throw new Error(`no call ended with ${code}`);
    await nextTurn();
  }
}

const forever = (): Promise<never> => new Promise(() => {});

describe('a call', () => {
  test('brings the request to the handler and its answer back', async () => {
    const { client } = await pair(async ({ paymentId, amount }) =>
      Promise.resolve({ decision: 'DECISION_REVIEW', rulesVersion: `${paymentId} ${amount?.minor}` }),
    );
    const answer = await client.assess({ paymentId: 'pay_1', amount: { minor: '9007199254740993', currency: 'PKR' } });
    expect(answer).toEqual({ decision: 'DECISION_REVIEW', hits: [], rulesVersion: 'pay_1 9007199254740993' });
  });

  test('rejects with the very error that the handler threw', async () => {
    const fields = [{ field: 'amount.minor', rule: 'min', message: 'must be at least 1' }];
    const { client } = await pair(() => {
      throw new AdaigiError('rate_limited', 'Too many.', { fields, retryAfterS: 1.5, reason: 'per_key' });
    });
    const error = await rejection(client.assess({}));
    expect(error).toBeInstanceOf(AdaigiError);
    expect(error).toMatchObject({ code: 'rate_limited', message: 'Too many.', fields, retryAfterS: 1.5, reason: 'per_key' });
  });

  test('rejects with internal, and tells nothing, where the handler has a bug', async () => {
    const { client } = await pair(() => Promise.reject(new TypeError('no method of customer 03115112345')));
    const error = await rejection(client.assess({}));
    expect(error).toMatchObject({ code: 'internal', message: 'Something went wrong inside Adaigi.' });
  });

  test('whose handler throws before it awaits anything, given up at the same time, harms nobody', async () => {
    const { client } = await pair(() => {
      throw new AdaigiError('not_found', 'No.');
    });
    const gone = new AbortController();
    const calls = Array.from({ length: 20 }, () => rejection(client.assess({}, { signal: gone.signal })));
    await Promise.race(calls);
    gone.abort();
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ code: expect.stringMatching(/not_found|deadline_exceeded/) });
    expect(await rejection(client.assess({}))).toMatchObject({ code: 'not_found' });
  });

  test('carries metadata and the trace: the handler works in a span of its own of the same trace', async () => {
    let seen: { context: CallContext; traceparent: string | undefined } | undefined;
    const { client } = await pair(async (_request, context) => {
      seen = { context, traceparent: currentTraceparent() };
      return Promise.resolve({});
    });
    const sent = await withTrace(undefined, async () => {
      await client.assess({}, { metadata: { 'key-id': 'key_test_1' } });
      return currentTraceparent();
    });
    expect(seen?.context.metadata.get('key-id')).toEqual(['key_test_1']);
    expect(seen?.traceparent?.slice(3, 35)).toBe(sent?.slice(3, 35));
    expect(seen?.traceparent).not.toBe(sent);
    expect(seen?.context.clientCertificateSha256).toBeUndefined();
  });

  test('is counted on both sides by service, method and code, and by nothing else', async () => {
    const { client, server, caller } = await pair(({ paymentId }) =>
      paymentId === '' ? Promise.reject(new AdaigiError('not_found', 'No.')) : Promise.resolve({}),
    );
    await client.assess({ paymentId: 'pay_1' });
    await rejection(client.assess({}));
    const labels = { service: 'adaigi.risk.v1.RiskService', method: 'Assess' };
    expect(await countsOf(server, 'adaigi_rpc_seconds')).toEqual([
      { labels: { ...labels, code: 'OK' }, value: 1 },
      { labels: { ...labels, code: 'NOT_FOUND' }, value: 1 },
    ]);
    expect(await countsOf(caller, 'adaigi_rpc_client_seconds')).toEqual(await countsOf(server, 'adaigi_rpc_seconds'));
  });
});

describe('a deadline', () => {
  test('is on every call: the default where the caller names none', async () => {
    const { connect } = await pair(async ({ paymentId }, { deadline }) =>
      Promise.resolve({ rulesVersion: `${paymentId} ${deadline.getTime() - Date.now()}` }),
    );
    const client = connect(undefined, 60_000);
    const leftMs = async (deadlineMs?: number): Promise<number> => {
      const { rulesVersion } = await client.assess({ paymentId: 'p' }, deadlineMs === undefined ? {} : { deadlineMs });
      return Number(rulesVersion.split(' ')[1]);
    };
    expect(await leftMs()).toBeGreaterThan(50_000);
    expect(await leftMs(20_000)).toBeLessThanOrEqual(20_000);
  });

  test('that passes ends the call on both sides, and tells the handler', async () => {
    const told: unknown[] = [];
    const { client } = await pair((_request, { signal }) => {
      signal.addEventListener('abort', () => told.push(signal.reason));
      return forever();
    });
    const error = await rejection(client.assess({}, { deadlineMs: 50 }));
    expect(error).toMatchObject({ code: 'deadline_exceeded' });
    await stopPairs();
    expect(told).toEqual([expect.objectContaining({ code: 'deadline_exceeded' })]);
  });

  test('is required: a call without one is refused before the handler sees it', async () => {
    let calls = 0;
    const { port } = await pair(() => {
      calls += 1;
      return Promise.resolve({});
    });
    const error = await rawAssess(port);
    expect(error?.code).toBe(status.INVALID_ARGUMENT);
    expect(error?.metadata.get('grpc-status-details-bin').join('')).toContain('deadline_required');
    expect(calls).toBe(0);
    expect(await rawAssess(port, { deadline: Date.now() + 5000 })).toBeNull();
  });

  test('is given to calls of the public API that bring none', async () => {
    const { port } = await pair(forever, { requireDeadline: false, defaultDeadlineMs: 50 });
    expect((await rawAssess(port))?.code).toBe(status.DEADLINE_EXCEEDED);
  });
});

describe('giving up', () => {
  test('by signal ends the call at once and tells the handler', async () => {
    const arrived = Promise.withResolvers<AbortSignal>();
    const { client } = await pair((_request, { signal }) => {
      arrived.resolve(signal);
      return forever();
    });
    const gone = new AbortController();
    const call = rejection(client.assess({}, { signal: gone.signal }));
    const signal = await arrived.promise;
    gone.abort();
    expect(await call).toMatchObject({ code: 'deadline_exceeded' });
    if (!signal.aborted) await once(signal, 'abort');
  });

  test('is told also to a handler that asks for its signal afterwards', async () => {
    const arrived = Promise.withResolvers<CallContext>();
    const { client, server } = await pair((_request, context) => {
      arrived.resolve(context);
      return forever();
    });
    const gone = new AbortController();
    const call = rejection(client.assess({}, { signal: gone.signal }));
    const context = await arrived.promise;
    gone.abort();
    await call;
    await eventuallyCounted(server, 'DEADLINE_EXCEEDED');
    expect(context.signal.aborted).toBe(true);
    expect(context.signal.reason).toMatchObject({ code: 'deadline_exceeded' });
  });

  test('before the call sends nothing', async () => {
    let calls = 0;
    const { client } = await pair(() => {
      calls += 1;
      return Promise.resolve({});
    });
    expect(await rejection(client.assess({}, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'deadline_exceeded' });
    expect(calls).toBe(0);
  });
});

describe('a peer that is away', () => {
  test('is unavailable at once, and is found again when it comes back', async () => {
    const reserved = createServer().listen(0, '127.0.0.1');
    await once(reserved, 'listening');
    const { port } = reserved.address() as AddressInfo;
    reserved.close();
    await once(reserved, 'close');

    const runtime = openRuntime('payments');
    const client = grpcClient(runtime, grpcServices.risk, { address: `127.0.0.1:${port}`, deadlineMs: 20_000 });
    const before = performance.now();
    expect(await rejection(client.assess({}))).toMatchObject({ code: 'unavailable' });
    expect(performance.now() - before).toBeLessThan(5000);

    await startGrpcServer(runtime, { host: '127.0.0.1', port, services: [serve(grpcServices.risk, { assess: () => Promise.resolve({}), assessPayout: () => Promise.resolve({}) })] });
    const deadline = Date.now() + 10_000;
    for (let found = false; !found; ) {
      found = await client.assess({}).then(
        () => true,
        () => false,
      );
      if (!found && Date.now() > deadline) throw new Error('the peer was not found again');
    }
  });
});
