import { LRUCache } from 'lru-cache';
import { modeCodec, type GrpcClient } from '@adaigi/contracts';
import type { MerchantsServiceDefinition } from '@adaigi/contracts/gen/adaigi/merchants/v1/MerchantsService.ts';
import type { ResolveCredentialResponse__Output } from '@adaigi/contracts/gen/adaigi/merchants/v1/ResolveCredentialResponse.ts';
import { AdaigiError } from '@adaigi/errors';
import type { Credential, CredentialKind, Credentials } from '../ports.ts';
import { asked } from './asked.ts';

/** Secrets are kept no longer than this. */
const KNOWN_MS = 60_000;
/** A key that was just created must soon work, and a stranger must not cost a call per request. */
const UNKNOWN_MS = 3_000;
const MAX_ENTRIES = 20_000;

const KINDS = {
  native: 'CREDENTIAL_KIND_NATIVE',
  bearer: 'CREDENTIAL_KIND_BEARER',
  paypro: 'CREDENTIAL_KIND_PAYPRO',
  'client-certificate': 'CREDENTIAL_KIND_CLIENT_CERTIFICATE',
  'paykassma-secret': 'CREDENTIAL_KIND_PAYKASSMA_SECRET',
  'paykassma-host': 'CREDENTIAL_KIND_PAYKASSMA_HOST',
} as const satisfies Record<CredentialKind, string>;

type Found = { readonly credential: Credential | null };

export interface CachedCredentials extends Credentials {
  /** Forgets everything about a merchant, because it has changed. */
  forget(merchantId: string): void;
}

/** Credentials of the merchants service, cached. Concurrent look-ups of one credential make one call. */
export function createCredentials(client: GrpcClient<MerchantsServiceDefinition>): CachedCredentials {
  const cache = new LRUCache<string, Found, { kind: CredentialKind; id: string }>({
    max: MAX_ENTRIES,
    ttl: KNOWN_MS,
    fetchMethod: async (_key, _stale, { context, options }) => {
      const credential = await resolve(client, context.kind, context.id);
      if (credential === null) options.ttl = UNKNOWN_MS;
      return { credential };
    },
  });
  return {
    async resolve(kind, id) {
      const found = await cache.fetch(`${kind} ${id}`, { context: { kind, id } });
      return found?.credential ?? null;
    },
    forget(merchantId) {
      for (const [key, found] of cache.entries()) if (found.credential?.merchantId === merchantId) cache.delete(key);
    },
  };
}

async function resolve(client: GrpcClient<MerchantsServiceDefinition>, kind: CredentialKind, id: string): Promise<Credential | null> {
  try {
    return credentialOf(await asked(client.resolveCredential({ kind: KINDS[kind], id })));
  } catch (error) {
    // What the merchants service cannot even read is no credential either.
    if (error instanceof AdaigiError && (error.code === 'not_found' || error.code === 'invalid_request')) return null;
    throw error;
  }
}

function credentialOf({ credential, merchant }: ResolveCredentialResponse__Output): Credential | null {
  if (credential === null || merchant === null || credential.revoked) return null;
  return {
    id: credential.id,
    merchantId: credential.merchantId,
    mode: modeCodec.fromProto(credential.mode, 'credential.mode'),
    algorithm: credential.algorithm,
    secret: credential.secret,
    publicKey: credential.publicKey,
    merchantActive: merchant.status === 'MERCHANT_STATUS_ACTIVE',
    merchantName: merchant.name,
    settings: merchant.settings,
  };
}
