import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES } from './catalogue.ts';
import type { ErrorCode } from './catalogue.ts';
import { AdaigiError } from './error.ts';
import { toProblem } from './problem.ts';

const CODES = Object.keys(ERROR_CODES) as ErrorCode[];

describe('toProblem', () => {
  test.each(CODES)('%s becomes a problem document with its own status', (code) => {
    const { status, headers, body } = toProblem(new AdaigiError(code, 'One sentence.'), '/v1/payments');
    expect(headers['content-type']).toBe('application/problem+json');
    expect(status).toBe(ERROR_CODES[code].http);
    expect(body).toEqual({
      type: `urn:adaigi:error:${code}`,
      title: ERROR_CODES[code].title,
      status,
      detail: 'One sentence.',
      instance: '/v1/payments',
      code,
    });
  });

  test('shows every field that is wrong and the finer reason', () => {
    const fields = [{ field: 'payer.mobile', rule: 'pattern', message: 'must look like 03XXXXXXXXX' }];
    const { body } = toProblem(new AdaigiError('invalid_request', 'One field is wrong.', { fields, reason: 'bad_mobile' }), '/');
    expect(body.errors).toEqual(fields);
    expect(body.reason).toBe('bad_mobile');
  });

  test.each([
    [0, '1'],
    [0.2, '1'],
    [2, '2'],
    [2.1, '3'],
  ])('rounds a retry after %d s up to %s whole seconds, at least one', (retryAfterS, header) => {
    expect(toProblem(new AdaigiError('unavailable', 'Away.', { retryAfterS }), '/').headers['retry-after']).toBe(header);
  });

  test('keeps the cause to itself', () => {
    const { body } = toProblem(new AdaigiError('internal', 'Oops.', { cause: new Error('hunter2') }), '/');
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  test('every status fits its gRPC status: callers learn the same from both', () => {
    const caller = CODES.filter((code) => ERROR_CODES[code].http < 500);
    expect(caller.filter((code) => ['INTERNAL', 'UNAVAILABLE', 'DEADLINE_EXCEEDED'].includes(ERROR_CODES[code].grpc))).toEqual([]);
  });
});
