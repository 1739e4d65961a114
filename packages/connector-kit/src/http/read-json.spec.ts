import { describe, expect, test } from '@jest/globals';
import type { HttpAnswer } from './answer.ts';
import { parseObject, readJson, textField } from './read-json.ts';

const response = (text: string, status = 200): HttpAnswer => ({ kind: 'response', status, contentType: 'text/html', text });

describe('readJson', () => {
  test('an object is read whatever its content type says', () => {
    expect(readJson(response('{"a":1}'))).toMatchObject({ kind: 'json', body: { a: 1 }, text: '{"a":1}' });
  });

  test.each(['', '<html>Request Rejected</html>', '[]', '"ok"', 'null', '{"a":'])('%j proves nothing', (text) => {
    expect(readJson(response(text))).toMatchObject({ outcome: { kind: 'unknown', reason: 'provider_unreadable' } });
  });

  test.each([201, 302, 400, 401, 403, 404, 429, 500, 502, 503])('HTTP %d proves nothing, even with a readable body', (status) => {
    expect(readJson(response('{"responseCode":"0000"}', status))).toMatchObject({ outcome: { kind: 'unknown', reason: 'provider_error' } });
  });

  test('only what never left is not sent', () => {
    expect(readJson({ kind: 'not_sent', cause: 'refused' })).toMatchObject({ outcome: { kind: 'not_sent', reason: 'provider_unreachable' } });
    expect(readJson({ kind: 'not_sent', cause: 'too_late' })).toMatchObject({ outcome: { kind: 'not_sent', reason: 'too_late' } });
    expect(readJson({ kind: 'no_answer', cause: 'timeout' })).toMatchObject({ outcome: { kind: 'unknown', reason: 'provider_timeout' } });
    expect(readJson({ kind: 'no_answer', cause: 'connection_lost' })).toMatchObject({ outcome: { kind: 'unknown', reason: 'provider_error' } });
  });
});

test('keys are trimmed, fields that are no scalars are empty', () => {
  const body = parseObject('{"responseCode ":" 0000 ","n":12,"o":{},"z":null}') ?? {};
  expect(['responseCode', 'n', 'o', 'z', 'absent'].map((name) => textField(body, name))).toEqual(['0000', '12', '', '', '']);
});
