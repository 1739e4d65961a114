import type { CredentialKind, MerchantStore, OpenCredential, Vault } from '../ports.ts';
import { getMerchant } from './get-merchant.ts';
import { openCredential } from './open-credential.ts';

/** The active credentials of a merchant, newest first. @throws AdaigiError `not_found` when there is no such merchant. */
export async function getCredentials(ports: { store: MerchantStore; vault: Vault }, merchantId: string, kind: CredentialKind): Promise<OpenCredential[]> {
  const merchant = await getMerchant(ports.store, merchantId);
  const active = merchant.credentials.filter((credential) => credential.kind === kind && credential.revokedAt === null);
  // Appended as they are made, so the last is the newest also within one millisecond.
  return Promise.all(active.toReversed().map((credential) => openCredential(ports.vault, merchantId, credential)));
}
