import type { Mode } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { Clock, Credential, CredentialKind, Merchant, MerchantStore, Mint, OpenCredential, PublicKeys, Vault } from '../ports.ts';
import { changeMerchant } from './change-merchant.ts';

export interface CreateCredentialPorts {
  readonly store: MerchantStore;
  readonly vault: Vault;
  readonly mint: Mint;
  readonly publicKeys: PublicKeys;
  readonly clock: Clock;
}

export interface NewCredential {
  readonly merchantId: string;
  readonly kind: CredentialKind;
  readonly mode: Mode;
  readonly algorithm: string;
  readonly publicKey: string;
}

/** One in use and one to change over to. */
const MAX_ACTIVE_NATIVE = 2;
const FINGERPRINT = /^[0-9a-f]{64}$/;

/** @throws AdaigiError `not_found`, `invalid_request` naming the field. */
export async function createCredential(ports: CreateCredentialPorts, request: NewCredential): Promise<OpenCredential> {
  const fresh = draft(ports, request);
  const sealedSecret = fresh.secret === '' ? '' : await ports.vault.seal(request.merchantId, fresh.kind, fresh.id, fresh.secret);
  const { secret: _shownOnce, merchantId: _known, ...rest } = fresh;
  const credential: Credential = { ...rest, sealedSecret };
  const saved = await changeMerchant(ports.store, request.merchantId, (merchant) => {
    refuseSurplus(merchant, credential);
    return { ...merchant, credentials: [...merchant.credentials, credential] };
  });
  if (saved === 'credential_taken') throw invalid('public_key', 'unique', 'was registered before; a revoked certificate does not come back');
  return fresh;
}

function draft(ports: CreateCredentialPorts, request: NewCredential): OpenCredential {
  const { merchantId, kind, mode } = request;
  const common = { merchantId, mode, createdAt: ports.clock.now(), revokedAt: null } as const;
  if (kind === 'native') return { ...common, kind, id: ports.mint.nativeKeyId(mode), ...nativeKey(ports, request) };
  if (kind !== 'client_certificate') throw invalid('kind', 'enum', 'must be native or client_certificate');
  const id = request.publicKey.toLowerCase().replaceAll(':', '');
  if (!FINGERPRINT.test(id)) throw invalid('public_key', 'pattern', 'must be the SHA-256 fingerprint of the certificate: 64 hexadecimal digits');
  return { ...common, kind, id, algorithm: '', secret: '', publicKey: '' };
}

function nativeKey(ports: CreateCredentialPorts, { algorithm, publicKey }: NewCredential): Pick<OpenCredential, 'algorithm' | 'secret' | 'publicKey'> {
  if (algorithm === 'hmac-sha256') {
    if (publicKey !== '') throw invalid('public_key', 'unknown_field', 'does not go with hmac-sha256');
    return { algorithm, secret: ports.mint.nativeSecret(), publicKey: '' };
  }
  if (algorithm !== 'ed25519') throw invalid('algorithm', 'enum', 'must be hmac-sha256 or ed25519');
  const pem = ports.publicKeys.ed25519(publicKey);
  if (pem === null) throw invalid('public_key', 'type', 'must be an Ed25519 public key in PEM');
  return { algorithm, secret: '', publicKey: pem };
}

function refuseSurplus(merchant: Merchant, fresh: Credential): void {
  if (merchant.credentials.some(({ kind, id }) => kind === fresh.kind && id === fresh.id)) {
    throw invalid('public_key', 'unique', 'was registered before; a revoked certificate does not come back');
  }
  const active = merchant.credentials.filter(({ kind, mode, revokedAt }) => kind === 'native' && mode === fresh.mode && revokedAt === null);
  if (fresh.kind === 'native' && active.length >= MAX_ACTIVE_NATIVE) {
    throw invalid('mode', 'max', `has ${MAX_ACTIVE_NATIVE} active native keys already; revoke one first`);
  }
}

function invalid(field: string, rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', 'The credential is not valid.', { fields: [{ field, rule, message }] });
}
