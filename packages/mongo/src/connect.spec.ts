import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret } from '@adaigi/config';
import { AdaigiError, fromUnknown } from '@adaigi/errors';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { eventually, startTcpProxy, testEngines, uniqueName, type TcpProxy } from '@adaigi/testing';
import { Schema, type Connection, type Model } from 'mongoose';
import { connectMongo, toUnavailable, untilReachable } from './index.ts';

interface Note {
  readonly _id: string;
}

function target(): { host: string; port: number } {
  const [, host, port] = /^mongodb:\/\/([^:/,]+):(\d+)/.exec(testEngines().mongodb) ?? [];
  return { host: host ?? '127.0.0.1', port: Number(port) };
}

/** The driver would go round the proxy to the member's own address if it looked for the replica set. */
const through = (port: number): Secret => new Secret(`mongodb://127.0.0.1:${port}/?directConnection=true`);

describe('the connection', () => {
  let proxy: TcpProxy;
  let runtime: TestRuntime;
  beforeAll(async () => {
    proxy = await startTcpProxy({ target: target(), mode: 'refuse' });
  });
  afterAll(() => proxy.close());
  afterEach(() => runtime.stop());

  test('waits for MongoDB at the start, fails fast while it is away, and is well again by itself', async () => {
    await proxy.setMode('refuse');
    runtime = testRuntime('mongo-away');
    const connecting = connectMongo(runtime, { uri: through(proxy.port), dbPrefix: uniqueName('t'), service: 'away' });
    expect(await Promise.race([connecting.then(() => 'connected'), new Promise((resolve) => setTimeout(resolve, 2_500, 'waiting'))])).toBe('waiting');
    await proxy.setMode('pass');
    const connection: Connection = await connecting;
    const notes: Model<Note> = connection.model<Note>('Note', new Schema<Note>({ _id: { type: String, required: true } }));
    await notes.create({ _id: 'before' });

    await proxy.setMode('refuse');
    // What was on an open connection breaks at once, as a bare socket error; from then on the driver knows.
    await expect(notes.create({ _id: 'cut' })).rejects.toThrow();
    for (const attempt of [() => notes.create({ _id: 'during' }), () => notes.findById('before').lean()]) {
      const startedAt = performance.now();
      const error: unknown = await attempt().then(() => null, (thrown: unknown) => thrown);
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      expect(fromUnknown(error)).toMatchObject({ code: 'unavailable', retryAfterS: 2 });
      expect(toUnavailable(error)).toMatchObject({ code: 'unavailable' });
    }

    await proxy.setMode('pass');
    await eventually(async () => (await notes.findById('before').lean()) !== null, { deadlineMs: 8_000 });
    await notes.create({ _id: 'after' });
    await connection.dropDatabase();
  });

  test('what a start asks of a MongoDB that goes away is asked again until it is back; any other error ends the start', async () => {
    await proxy.setMode('pass');
    runtime = testRuntime('mongo-gone');
    const connection = await connectMongo(runtime, { uri: through(proxy.port), dbPrefix: uniqueName('t'), service: 'gone' });
    await proxy.setMode('refuse');
    let tries = 0;
    const asking = untilReachable(runtime, () => {
      tries += 1;
      return connection.listCollections();
    });
    await eventually(() => tries > 1, { deadlineMs: 10_000 });
    await proxy.setMode('pass');
    expect(await asking).toEqual([]);
    for (const fault of [new TypeError('bug'), new AdaigiError('invalid_request', 'a wrong setting')]) await expect(untilReachable(runtime, () => Promise.reject(fault))).rejects.toBe(fault);
  });

  test('a stop ends the waiting for a MongoDB that never comes', async () => {
    await proxy.setMode('refuse');
    runtime = testRuntime('mongo-never');
    const connecting = connectMongo(runtime, { uri: through(proxy.port), dbPrefix: 't', service: 'never' }).then(() => 'connected', () => 'ended');
    await runtime.stop();
    expect(await connecting).toBe('ended');
  });

  test('an error that is not about reaching MongoDB stays what it is', () => {
    const bug = new TypeError('x');
    expect(toUnavailable(bug)).toBe(bug);
  });
});
