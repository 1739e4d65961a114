import { AdaigiError } from '@adaigi/errors';
import type { Clock, CredentialKind, MerchantStore } from '../ports.ts';
import { changeMerchant } from './change-merchant.ts';

/** Revoking twice is revoking once. Callers that cache credentials hear of it by the merchant's event, and follow within 60 s without Kafka. @throws AdaigiError `not_found`. */
export async function revokeCredential(ports: { store: MerchantStore; clock: Clock }, merchantId: string, kind: CredentialKind, id: string): Promise<void> {
  await changeMerchant(ports.store, merchantId, (merchant) => {
    const named = merchant.credentials.filter((credential) => credential.kind === kind && credential.id === id);
    const found = named.find(({ revokedAt }) => revokedAt === null) ?? named[0];
    if (found === undefined) throw new AdaigiError('not_found', 'There is no such credential.');
    if (found.revokedAt !== null) return merchant;
    const revoked = { ...found, revokedAt: ports.clock.now() };
    return { ...merchant, seq: merchant.seq + 1, credentials: merchant.credentials.map((credential) => (credential === found ? revoked : credential)) };
  });
}
