import { Metadata, status } from '@grpc/grpc-js';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ERROR_CODES } from '../catalogue.ts';
import type { ErrorCode } from '../catalogue.ts';
import { AdaigiError } from '../error.ts';
import { fromGrpcError } from './from-error.ts';
import { decodeStatusDetails } from './status-details.ts';
import { STATUS_DETAILS_KEY, toGrpcStatus } from './to-status.ts';

const CODES = Object.keys(ERROR_CODES) as ErrorCode[];

/** What a grpc-js client throws. */
function thrown(code: number, details: string, metadata = new Metadata()): Error {
  return Object.assign(new Error(`${code} : ${details}`), { code, details, metadata });
}

/** Length-delimited protobuf field, written without the library under test. */
function bytesField(number: number, content: Uint8Array | string): Buffer {
  const body = Buffer.from(content);
  return Buffer.concat([Buffer.from([(number << 3) | 2, body.length]), body]);
}

const error = fc.record({
  code: fc.constantFrom(...CODES),
  message: fc.string({ maxLength: 50 }),
  fields: fc.array(
    fc.record({
      field: fc.string({ maxLength: 20 }),
      rule: fc.stringMatching(/^[a-z_]{1,12}$/),
      message: fc.string({ maxLength: 30 }),
    }),
    { maxLength: 3 },
  ),
  retryAfterS: fc.option(fc.integer({ min: 0, max: 1_000_000 }).map((ms) => ms / 1000), { nil: undefined }),
  reason: fc.option(fc.stringMatching(/^[a-z_]{1,20}$/), { nil: undefined }),
});

describe('an error over gRPC', () => {
  test('arrives as the error that was thrown: code, text, fields, reason and time to try again', () => {
    fc.assert(
      fc.property(error, ({ code, message, fields, retryAfterS, reason }) => {
        const options = { fields, ...(retryAfterS === undefined ? {} : { retryAfterS }), ...(reason === undefined ? {} : { reason }) };
        const sent = toGrpcStatus(new AdaigiError(code, message, options));
        const received = fromGrpcError(thrown(sent.code, sent.details, sent.metadata));
        expect(received.code).toBe(code);
        expect(received.message).toBe(message);
        expect(received.fields).toEqual(fields);
        expect(received.retryAfterS ?? -1).toBeCloseTo(retryAfterS ?? -1, 6);
        expect(received.reason).toBe(reason);
      }),
    );
  });

  test('is a google.rpc.Status on the wire, byte by byte', () => {
    const { code, metadata } = toGrpcStatus(new AdaigiError('not_found', 'gone'));
    const info = Buffer.concat([bytesField(1, 'NOT_FOUND'), bytesField(2, 'adaigi')]);
    const detail = Buffer.concat([bytesField(1, 'type.googleapis.com/google.rpc.ErrorInfo'), bytesField(2, info)]);
    const expected = Buffer.concat([Buffer.from([0x08, 5]), bytesField(2, 'gone'), bytesField(3, detail)]);
    expect(code).toBe(status.NOT_FOUND);
    expect(metadata.get(STATUS_DETAILS_KEY)).toEqual([expected]);
  });

  test('keeps its cause at home', () => {
    const { metadata, details } = toGrpcStatus(new AdaigiError('internal', 'Oops.', { cause: new Error('hunter2') }));
    expect(details).toBe('Oops.');
    expect(Buffer.from(metadata.get(STATUS_DETAILS_KEY)[0] ?? '').toString()).not.toContain('hunter2');
  });

  test.each([
    [status.DEADLINE_EXCEEDED, 'deadline_exceeded'],
    [status.CANCELLED, 'deadline_exceeded'],
    [status.UNAVAILABLE, 'unavailable'],
    [status.INVALID_ARGUMENT, 'invalid_request'],
    [status.NOT_FOUND, 'not_found'],
    [status.UNAUTHENTICATED, 'unauthenticated'],
    [status.PERMISSION_DENIED, 'forbidden'],
    [status.RESOURCE_EXHAUSTED, 'rate_limited'],
    [status.UNIMPLEMENTED, 'internal'],
    [status.UNKNOWN, 'internal'],
    [status.DATA_LOSS, 'internal'],
  ] as const)('a bare status %d becomes %s', (code, expected) => {
    expect(fromGrpcError(thrown(code, 'text')).code).toBe(expected);
  });

  test('a transport text, which may name addresses, is not shown', () => {
    const received = fromGrpcError(thrown(status.UNAVAILABLE, 'connect ECONNREFUSED 10.1.2.3:50051'));
    expect(received.message).not.toContain('10.1.2.3');
  });

  test('details of strangers, and bytes that are none, are not believed', () => {
    const strange = Buffer.concat([bytesField(1, 'NOT_FOUND'), bytesField(2, 'example.com')]);
    const detail = Buffer.concat([bytesField(1, 'type.googleapis.com/google.rpc.ErrorInfo'), bytesField(2, strange)]);
    expect(decodeStatusDetails(bytesField(3, detail))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const metadata = new Metadata();
        metadata.set(STATUS_DETAILS_KEY, Buffer.from(bytes));
        expect(fromGrpcError(thrown(status.UNAVAILABLE, '', metadata)).code).toBe('unavailable');
      }),
    );
  });

  test('what is no gRPC error goes through the one funnel', () => {
    expect(fromGrpcError(new TypeError('bug')).code).toBe('internal');
    const known = new AdaigiError('not_found', 'gone');
    expect(fromGrpcError(known)).toBe(known);
  });
});
