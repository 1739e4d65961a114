import { describe, expect, test } from '@jest/globals';
import { AdaigiError } from './error.ts';
import { fromUnknown } from './from-unknown.ts';

function named(name: string, extra: object = {}): Error {
  return Object.assign(new Error('connect to 10.1.2.3:27017 as root'), { name }, extra);
}

describe('fromUnknown', () => {
  test('gives an AdaigiError back as it is', () => {
    const error = new AdaigiError('not_found', 'No such payment.');
    expect(fromUnknown(error)).toBe(error);
  });

  test.each([
    ['MongoServerSelectionError', named('MongoServerSelectionError')],
    ['MongooseServerSelectionError', named('MongooseServerSelectionError')],
    ['PoolClearedOnNetworkError', named('PoolClearedOnNetworkError')],
    ['a fail-over', named('MongoServerError', { hasErrorLabel: (label: string) => label === 'RetryableWriteError' })],
    ['KafkaJSConnectionError', named('KafkaJSConnectionError')],
    ['KafkaJSNumberOfRetriesExceeded', named('KafkaJSNumberOfRetriesExceeded')],
    ['a refused socket', named('Error', { code: 'ECONNREFUSED' })],
  ])('takes %s for an engine that is away: unavailable, with a time to try again', (_what, thrown) => {
    const error = fromUnknown(thrown);
    expect(error.code).toBe('unavailable');
    expect(error.retryAfterS).toBe(2);
    expect(error.cause).toBe(thrown);
  });

  test.each([
    ['a bug', new TypeError('x is not a function')],
    ['a duplicate key', named('MongoServerError', { code: 11_000, hasErrorLabel: () => false })],
    ['a text', 'boom'],
    ['nothing', undefined],
  ])('takes %s for internal', (_what, thrown) => {
    expect(fromUnknown(thrown).code).toBe('internal');
  });

  test('never repeats the text of what was thrown: it may hold anything', () => {
    expect(fromUnknown(new Error('password hunter2')).message).not.toContain('hunter2');
    expect(fromUnknown(named('MongoNetworkError')).message).not.toContain('10.1.2.3');
  });
});
