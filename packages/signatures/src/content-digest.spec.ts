import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { contentDigest, verifyContentDigest } from './content-digest.ts';

// RFC 9421 appendix B.2 (sha-512) and RFC 9530 appendix B.1 (sha-256, whose body ends in a line feed).
const SHA_512 = 'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:';
const SHA_256 = 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:';
const BODY = '{"hello": "world"}';

describe('content digest', () => {
  test('gives and accepts the published vectors', () => {
    expect(contentDigest(`${BODY}\n`)).toBe(SHA_256);
    expect(verifyContentDigest(SHA_256, `${BODY}\n`)).toBe('ok');
    expect(verifyContentDigest(SHA_512, Buffer.from(BODY))).toBe('ok');
  });

  test('with several members every supported one must match', () => {
    expect(verifyContentDigest(`${contentDigest(BODY)}, ${SHA_512}`, BODY)).toBe('ok');
    expect(verifyContentDigest(`md5=:AAAA:, ${SHA_512};x=1`, BODY)).toBe('ok');
    expect(verifyContentDigest(`${SHA_256}, ${SHA_512}`, BODY)).toBe('mismatch');
  });

  test.each(['', 'md5=:AAAA:', 'sha=:AAAA:'])('has nothing to check in %j', (header) => {
    expect(verifyContentDigest(header, BODY)).toBe('unsupported');
  });

  test.each(['sha-256', 'sha-256=1', 'sha-256="text"', 'sha-256=:AAAA:', 'sha-256=::', 'sha-256=(:AAAA:)', 'SHA-256=:AAAA:', '%%%', `${SHA_512},`])(
    'refuses %j',
    (header) => {
      expect(verifyContentDigest(header, BODY)).toBe('mismatch');
    },
  );

  test('breaks with any flipped byte of the body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (body, pick, flip) => {
        const header = contentDigest(body);
        expect(verifyContentDigest(header, body)).toBe('ok');
        const changed = body.map((byte, at) => (at === pick % body.length ? byte ^ flip : byte));
        expect(verifyContentDigest(header, changed)).toBe('mismatch');
      }),
    );
  });
});
