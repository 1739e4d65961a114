import type { Credential, OpenCredential, Vault } from '../ports.ts';

/** A credential as it is kept. What is found by its digest is not kept at all: the merchant has the one copy. */
export async function sealCredential(vault: Vault, { merchantId, secret, ...rest }: OpenCredential): Promise<Credential> {
  const isKept = secret !== '' && rest.kind !== 'bearer' && rest.kind !== 'paykassma_secret';
  return { ...rest, sealedSecret: isKept ? await vault.seal(merchantId, rest.kind, rest.id, secret) : '' };
}
