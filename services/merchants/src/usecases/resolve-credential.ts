import { AdaigiError } from '@adaigi/errors';
import type { CredentialKind, Merchant, MerchantStore, OpenCredential, Vault } from '../ports.ts';
import { openCredential } from './open-credential.ts';

/**
 * Finds an active credential by what a request carries. Whether an id never existed or was revoked cannot be told from the answer, nor from the
 * time it takes: a look-up that finds nothing opens a secret all the same. A disabled merchant is found: its status says so.
 *
 * @throws AdaigiError `not_found`.
 */
export async function resolveCredential(ports: { store: MerchantStore; vault: Vault }, kind: CredentialKind, id: string): Promise<{ merchant: Merchant; credential: OpenCredential }> {
  const merchant = await ports.store.findByCredential(kind, id);
  const credential = merchant?.credentials.find((candidate) => candidate.kind === kind && candidate.id === id && candidate.revokedAt === null);
  if (merchant === null || credential === undefined) {
    await ports.vault.openDecoy();
    throw new AdaigiError('not_found', 'There is no such credential.');
  }
  return { merchant, credential: await openCredential(ports.vault, merchant.id, credential) };
}
