import { constants, createPublicKey, publicEncrypt } from 'node:crypto';

/**
 * Hides a text for the payout gateway of Easypaisa's bank: RSA with PKCS#1 v1.5 padding under the bank's public key. Used for the login
 * (`<MSISDN>:<PIN>`) and for the proof of a login that every further call carries (`<MSISDN>~<Timestamp>`). Each call gives another text.
 * Source: three independent clients of the gateway; the bank's guide is not public.
 * @returns base64
 * @throws TypeError when the key is not RSA
 */
export function sealEasypaisaGatewayText(text: string, bankPublicKeyPem: string): string {
  const key = createPublicKey(bankPublicKeyPem);
  if (key.asymmetricKeyType !== 'rsa') throw new TypeError('Easypaisa gateway key must be RSA');
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(text, 'utf8')).toString('base64');
}
