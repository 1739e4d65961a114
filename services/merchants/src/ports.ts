import type { Mode } from '@adaigi/domain';

/** What a credential is for. */
export type CredentialKind = 'native' | 'bearer' | 'paypro' | 'client_certificate' | 'paykassma_secret' | 'paykassma_host' | 'paykassma_postback';

export type MerchantStatus = 'active' | 'disabled';

/** A credential as it is kept. */
export interface Credential {
  readonly kind: CredentialKind;
  /** Key id, merchant number, host, access key, or SHA-256 hex of a bearer token, plugin secret or certificate; unique per kind over all merchants. */
  readonly id: string;
  readonly mode: Mode;
  readonly algorithm: 'hmac-sha256' | 'ed25519' | 'md5' | 'sha1-md5' | '';
  /** Opened only by {@link Vault}; empty for public keys, certificates and what is known by its digest. */
  readonly sealedSecret: string;
  /** PEM; empty for shared secrets. */
  readonly publicKey: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** A merchant with its credentials: one aggregate, one document. */
export interface Merchant {
  readonly id: string;
  readonly name: string;
  readonly status: MerchantStatus;
  /** By name; what is absent has its default. */
  readonly settings: Readonly<Record<string, string>>;
  readonly dialects: readonly string[];
  readonly createdAt: Date;
  /** +1 per change that others are told of. */
  readonly seq: number;
  /** +1 per change of any kind. */
  readonly version: number;
  readonly credentials: readonly Credential[];
}

/** A credential with its secret in clear. Lives for one answer. */
export interface OpenCredential extends Omit<Credential, 'sealedSecret'> {
  readonly merchantId: string;
  readonly secret: string;
}

/** What became of a write. */
export type Saved = 'saved' | 'conflict' | 'credential_taken';

/** Where merchants are kept. A write whose `seq` moved also puts the merchant's event into its outbox, in the same update. */
export interface MerchantStore {
  insert(merchant: Merchant): Promise<Exclude<Saved, 'conflict'>>;
  find(id: string): Promise<Merchant | null>;
  /** Revoked ones too. */
  findByCredential(kind: CredentialKind, id: string): Promise<Merchant | null>;
  /** Oldest first. */
  list(limit: number, after: { createdAt: Date; id: string } | null): Promise<Merchant[]>;
  /** @returns `conflict` when somebody changed it since it was read. */
  save(before: Merchant, after: Merchant): Promise<Saved>;
}

/** Seals secrets so that they open only for their merchant and credential. */
export interface Vault {
  seal(merchantId: string, kind: CredentialKind, id: string, secret: string): Promise<string>;
  open(merchantId: string, credential: Credential): Promise<string>;
  /** Opens a secret of nobody: what a look-up that finds nothing does, so that it takes as long as one that finds something. */
  openDecoy(): Promise<void>;
}

/** Everything that must not be guessed. */
export interface Mint {
  merchantId(): string;
  nativeKeyId(mode: Mode): string;
  nativeSecret(): string;
  /** A bearer token and the SHA-256 hex under which it is found again. */
  bearer(): { token: string; sha256: string };
  payproNumber(): string;
  payproSecret(): string;
  /** First label of a Paykassma merchant's host. */
  paykassmaLabel(): string;
  paykassmaSecret(): string;
  paykassmaAccessKey(): string;
  paykassmaPrivateKey(): string;
}

/** Reads an Ed25519 public key. */
export interface PublicKeys {
  /** @returns the key as SPKI PEM; null when the text is no Ed25519 public key. */
  ed25519(pem: string): string | null;
}

export interface Clock {
  now(): Date;
}

/** A person who may settle doubts, as it is kept. Never deleted: the audit log names its handle. */
export interface Operator {
  readonly handle: string;
  /** Made by {@link OperatorTokens}. */
  readonly tokenHash: string;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

export interface OperatorStore {
  /** False when the handle is taken. */
  insert(operator: Operator): Promise<boolean>;
  find(handle: string): Promise<Operator | null>;
  /** The operator, disabled; null when there is none. Once disabled, it keeps its time. */
  disable(handle: string, at: Date): Promise<Operator | null>;
}

/** Operators' tokens: made once, kept only as slow, salted hashes. */
export interface OperatorTokens {
  mint(): string;
  hash(token: string): Promise<string>;
  /** Without a hash it does the same work and says no, so that nobody can tell which handles exist. */
  matches(token: string, hash: string | null): Promise<boolean>;
}
