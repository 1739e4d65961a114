import type { Mode } from '@adaigi/domain';
import type { Clock, Credential, CredentialKind, Merchant, MerchantStore, OpenCredential, PublicKeys, Vault } from '../ports.ts';
import { changeMerchant } from './change-merchant.ts';
import { draftOf, isDialectKind, withDialectCredential, type Brought, type DialectKind, type DialectMint } from './dialect-credential.ts';
import { invalidCredential as invalid } from './invalid-credential.ts';
import { sealCredential } from './seal-credential.ts';

export interface CreateCredentialPorts extends DialectMint {
  readonly store: MerchantStore;
  readonly vault: Vault;
  readonly publicKeys: PublicKeys;
  readonly clock: Clock;
}

export interface NewCredential extends Brought {
  readonly merchantId: string;
  readonly kind: CredentialKind;
  readonly mode: Mode;
  readonly algorithm: string;
  readonly publicKey: string;
  /** Of a dialect: revokes the active one of its kind and world. */
  readonly replace: boolean;
}

/** One in use and one to change over to. */
const MAX_ACTIVE_NATIVE = 2;
/** What is minted is hardly ever taken. */
const MINT_TRIES = 5;
const FINGERPRINT = /^[0-9a-f]{64}$/;

/** @throws AdaigiError `not_found`, `invalid_request` naming the field. */
export async function createCredential(ports: CreateCredentialPorts, request: NewCredential): Promise<OpenCredential> {
  const common = { merchantId: request.merchantId, mode: request.mode, createdAt: ports.clock.now(), revokedAt: null } as const;
  const { kind } = request;
  if (isDialectKind(kind)) return createDialectCredential(ports, { ...request, kind }, common);
  const brought = Object.entries({ id: request.id !== '', secret: request.secret !== '', replace: request.replace }).find(([, given]) => given);
  if (brought !== undefined) throw invalid(brought[0], 'unknown_field', 'goes with a credential of a dialect only');
  const fresh = { ...common, ...draft(ports, request) };
  const saved = await save(ports, fresh, (merchant, credential) => {
    refuseSurplus(merchant, credential);
    return { ...merchant, credentials: [...merchant.credentials, credential] };
  });
  if (!saved) throw invalid('public_key', 'unique', 'was registered before; a revoked certificate does not come back');
  return fresh;
}

type Common = Pick<OpenCredential, 'merchantId' | 'mode' | 'createdAt' | 'revokedAt'>;

async function createDialectCredential(ports: CreateCredentialPorts, request: NewCredential & { readonly kind: DialectKind }, common: Common): Promise<OpenCredential> {
  const { kind, id, secret, replace } = request;
  const isTakenForGood = kind === 'paykassma_secret' ? secret !== '' : id !== '';
  for (let tries = 1; tries <= MINT_TRIES; tries += 1) {
    const fresh = { ...common, kind, ...draftOf(ports, kind, { id, secret }) };
    if (await save(ports, fresh, (merchant, credential) => withDialectCredential(merchant, { ...credential, kind }, replace))) return fresh;
    if (isTakenForGood) break;
  }
  throw invalid(kind === 'paykassma_secret' ? 'secret' : 'id', 'unique', 'belongs to another merchant');
}

/** False when the id is another merchant's. */
async function save({ store, vault }: CreateCredentialPorts, fresh: OpenCredential, add: (merchant: Merchant, credential: Credential) => Merchant): Promise<boolean> {
  const credential = await sealCredential(vault, fresh);
  return (await changeMerchant(store, fresh.merchantId, (merchant) => add(merchant, credential))) !== 'credential_taken';
}

function draft(ports: CreateCredentialPorts, request: NewCredential): Pick<OpenCredential, 'kind' | 'id' | 'algorithm' | 'secret' | 'publicKey'> {
  const { kind, mode } = request;
  if (kind === 'native') return { kind, id: ports.mint.nativeKeyId(mode), ...nativeKey(ports, request) };
  if (kind !== 'client_certificate') throw invalid('kind', 'enum', 'must not be bearer');
  const id = request.publicKey.toLowerCase().replaceAll(':', '');
  if (!FINGERPRINT.test(id)) throw invalid('public_key', 'pattern', 'must be the SHA-256 fingerprint of the certificate: 64 hexadecimal digits');
  return { kind, id, algorithm: '', secret: '', publicKey: '' };
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
