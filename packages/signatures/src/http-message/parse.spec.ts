import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseSignature } from './parse.ts';

const PARAMS = ';created=1700000000;keyid="k";nonce="n"';
const parse = (input: string, signature = 'sig1=:AAAA:') => parseSignature({ 'Signature-Input': input, Signature: signature });

describe('parseSignature', () => {
  test('reads every parameter under any label, whatever the letter case of the header names', () => {
    expect(parse('My-1*=("@method" "x-a");nonce="n";alg="ed25519";created=7;expires=9;keyid="k"'.toLowerCase(), 'my-1*=:AAEC:')).toEqual({
      label: 'my-1*',
      keyId: 'k',
      nonce: 'n',
      createdS: 7,
      expiresS: 9,
      algorithm: 'ed25519',
      components: ['@method', 'x-a'],
      params: '("@method" "x-a");nonce="n";alg="ed25519";created=7;expires=9;keyid="k"',
      signature: new Uint8Array([0, 1, 2]),
    });
  });

  test('keeps unknown parameters and the received order, and undoes spacing that is not canonical', () => {
    expect(parse(`sig1=(  "@method"   "@path" );tag="a\\"b"; x;y=tok${PARAMS}`)).toMatchObject({
      params: `("@method" "@path");tag="a\\"b";x;y=tok${PARAMS}`,
      expiresS: null,
      algorithm: null,
    });
  });

  test('of several signatures takes the first complete one', () => {
    const input = `proxy=("@method");created=1;keyid="p", merchant=("@path")${PARAMS}, later=("@query")${PARAMS}`;
    expect(parse(input, 'proxy=:AAAA:, merchant=:AAAA:, later=:AAAA:')).toMatchObject({ label: 'merchant' });
  });

  test.each([
    ['missing_keyid', 'sig1=("@method");created=1;nonce="n"'],
    ['missing_keyid', 'sig1=("@method");created=1;nonce="n";keyid=""'],
    ['missing_nonce', 'sig1=("@method");created=1;keyid="k"'],
    ['missing_nonce', 'sig1=("@method");created=1;keyid="k";nonce=""'],
    ['missing_created', 'sig1=("@method");keyid="k";nonce="n"'],
    ['unsupported_algorithm', `sig1=("@method")${PARAMS};alg="rsa-v1_5-sha256"`],
    ['unsupported_algorithm', `sig1=("@method")${PARAMS};alg=ed25519`],
    ['unsupported_component:"date";bs', `sig1=("date";bs)${PARAMS}`],
    ['unsupported_component:"@query-param";name="a"', `sig1=("@query-param";name="a")${PARAMS}`],
    ['missing_signature', ''],
    ['missing_signature', '  '],
    ['malformed_signature', 'sig1'],
    ['malformed_signature', 'sig1=('],
    ['malformed_signature', 'sig1="text"'],
    ['malformed_signature', `other=("@method")${PARAMS}`],
    ['malformed_signature', `sig1=(method)${PARAMS}`],
    ['malformed_signature', `sig1=("Date")${PARAMS}`],
    ['malformed_signature', `sig1=("@method" "@method")${PARAMS}`],
    ['malformed_signature', `sig1=("a b")${PARAMS}`],
    ['malformed_signature', 'sig1=("@method");created="1";keyid="k";nonce="n"'],
    ['malformed_signature', 'sig1=("@method");created=1.5;keyid="k";nonce="n"'],
    ['malformed_signature', 'sig1=("@method");created=1;keyid=k;nonce="n"'],
    ['malformed_signature', `sig1=("@method");created=1;keyid="k";nonce="${'n'.repeat(257)}"`],
    ['malformed_signature', `sig1=("@method")${PARAMS};expires=?1`],
  ])('%s: %s', (problem, input) => {
    expect(parse(input)).toBe(problem);
  });

  test.each(['sig1=1', 'sig1="AAAA"', 'sig1=(:AAAA:)', 'sig1', 'x=:AAAA:'])('the signature %j is malformed', (signature) => {
    expect(parse(`sig1=("@method")${PARAMS}`, signature)).toBe('malformed_signature');
  });

  test('without one of the two headers there is no signature', () => {
    expect(parseSignature({})).toBe('missing_signature');
    expect(parseSignature({ signature: 'sig1=:AAAA:' })).toBe('missing_signature');
    expect(parseSignature({ 'signature-input': `sig1=("@method")${PARAMS}` })).toBe('missing_signature');
  });

  test('never throws, whatever is sent', () => {
    const pieces = ['sig1', '=', '(', ')', '"@method"', '"', ';', ',', ' ', 'created', 'keyid', 'nonce', '1', '-9.75', '@1', '?0', ':AAAA:', '%"f%c3"', 'a/b', '\\'];
    const text = fc.oneof(fc.string(), fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')));
    const params = fc.constantFrom(PARAMS, `;d=@5${PARAMS}`, `;s=%"f%c3%bc"${PARAMS}`, `;b=:/+8=:${PARAMS}`, `;x=-0.10;y=?0${PARAMS}`, '');
    fc.assert(
      fc.property(text, params, text, (input, tail, signature) => {
        expect(['string', 'object']).toContain(typeof parse(`${input}${tail}`, signature));
        expect(['string', 'object']).toContain(typeof parse(`sig1=("@method" ${input})${tail}`));
      }),
      { numRuns: 500 },
    );
  });

  test('a long run of spaces costs no quadratic time', () => {
    const startedMs = performance.now();
    parseSignature({ 'signature-input': `a${' '.repeat(1_000_000)}b`, signature: `${' '.repeat(1_000_000)}x` });
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
