import type { FieldCipher, SealedPlace } from '@adaigi/mongo';
import type { CredentialKind, Vault } from '../ports.ts';

const DECOY_SCOPE = 'decoy';
const DECOY: SealedPlace = { collection: 'merchants', id: DECOY_SCOPE, field: 'credentials.decoy.secret' };

/** Secrets of credentials under the merchant's own data key; forgetting that key forgets them all. */
export async function createVault(cipher: FieldCipher): Promise<Vault> {
  const decoy = await cipher.seal(DECOY_SCOPE, DECOY, 'a secret of nobody, as long as those of somebody');
  return {
    seal: (merchantId, kind, id, secret) => cipher.seal(merchantId, placeOf(merchantId, kind, id), secret),
    open: (merchantId, credential) => cipher.open(merchantId, placeOf(merchantId, credential.kind, credential.id), credential.sealedSecret),
    async openDecoy() {
      await cipher.open(DECOY_SCOPE, DECOY, decoy);
    },
  };
}

function placeOf(merchantId: string, kind: CredentialKind, id: string): SealedPlace {
  return { collection: 'merchants', id: merchantId, field: `credentials.${kind}.${id}.secret` };
}
