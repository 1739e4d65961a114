import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { scanJsonObject } from './json-scan.ts';

describe('scanJsonObject', () => {
  test('keeps the text of every kind of value', () => {
    const text = ' {"s":"a\\"\\\\}b","n":-1.50e+3,"t":true,"f" : false,"z":null,"o":{ "x" : "}" },"l":[1, "]"],"":""} ';
    expect(scanJsonObject(text)).toEqual([
      { name: 's', kind: 'string', text: 'a"\\}b' },
      { name: 'n', kind: 'number', text: '-1.50e+3' },
      { name: 't', kind: 'boolean', text: 'true' },
      { name: 'f', kind: 'boolean', text: 'false' },
      { name: 'z', kind: 'null', text: 'null' },
      { name: 'o', kind: 'nested', text: '{ "x" : "}" }' },
      { name: 'l', kind: 'nested', text: '[1, "]"]' },
      { name: '', kind: 'string', text: '' },
    ]);
  });

  test('lets the last of duplicate names win, escaped or not', () => {
    expect(scanJsonObject('{"a":1,"\\u0061":2}')).toEqual([{ name: 'a', kind: 'number', text: '2' }]);
  });

  test.each(['', ' ', '[]', '1', 'null', '"{}"', '{', '{"a"}', '{"a":1,}', "{'a':1}", '{"a":01}', '{}{}', '\ufeff{}'])('is null for %j', (text) => {
    expect(scanJsonObject(text)).toBeNull();
  });

  test('survives deep nesting', () => {
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    expect(scanJsonObject(`{"a":${deep},"b":1}`)?.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('agrees with JSON.parse on every object, however it is spaced', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(undefined, 1, '\t', '\r\n '), (given, space) => {
        const text = JSON.stringify(given, null, space);
        const expected: unknown = JSON.parse(text);
        const read = scanJsonObject(text)?.map(({ name, kind, text: value }): [string, unknown] => [
          name,
          kind === 'string' ? value : JSON.parse(value),
        ]);
        expect(Object.fromEntries(read ?? [])).toEqual(expected);
      }),
    );
  });
});
