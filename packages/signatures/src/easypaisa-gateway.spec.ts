import { describe, expect, test } from '@jest/globals';
import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sealEasypaisaGatewayText } from './easypaisa-gateway.ts';

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

describe('Easypaisa payout gateway', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  test('only the bank can read what was sealed, and no two sealed texts are alike', () => {
    const text = '923001234567:12345';
    const [first, second] = [sealEasypaisaGatewayText(text, pemOf(publicKey)), sealEasypaisaGatewayText(text, pemOf(publicKey))];
    expect(first).not.toBe(second);
    for (const sealed of [first, second]) {
      const opened = privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(sealed, 'base64'));
      expect(opened.toString('utf8')).toBe(text);
    }
  });

  test('a key that is not RSA is refused', () => {
    const { publicKey: other } = generateKeyPairSync('ed25519');
    expect(() => sealEasypaisaGatewayText('text', pemOf(other))).toThrow('must be RSA');
  });
});
