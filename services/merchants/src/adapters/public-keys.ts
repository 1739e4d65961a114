import { createPublicKey } from 'node:crypto';
import type { PublicKeys } from '../ports.ts';

/** A text that only begins like a public key is refused, and so is a private key: nobody should send us one. */
export const publicKeys: PublicKeys = {
  ed25519(pem) {
    if (!/^\s*-----BEGIN PUBLIC KEY-----/.test(pem)) return null;
    try {
      const key = createPublicKey({ key: pem, format: 'pem' });
      return key.asymmetricKeyType === 'ed25519' ? key.export({ type: 'spki', format: 'pem' }).toString() : null;
    } catch {
      return null;
    }
  },
};
