import type { Credential, OpenCredential, Vault } from '../ports.ts';

/** The credential with its secret in clear. One without a secret costs the same. */
export async function openCredential(vault: Vault, merchantId: string, credential: Credential): Promise<OpenCredential> {
  const { sealedSecret, ...rest } = credential;
  if (sealedSecret !== '') return { ...rest, merchantId, secret: await vault.open(merchantId, credential) };
  await vault.openDecoy();
  return { ...rest, merchantId, secret: '' };
}
