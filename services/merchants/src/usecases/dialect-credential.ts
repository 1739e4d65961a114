import { createHash } from 'node:crypto';
import type { Credential, CredentialKind, Merchant, Mint, OpenCredential } from '../ports.ts';
import { invalidCredential } from './invalid-credential.ts';
import { HOST } from './paykassma-settings.ts';

/** What a merchant of a dialect proves itself by, and we to it. */
export type DialectKind = 'paypro' | 'paykassma_secret' | 'paykassma_host' | 'paykassma_postback';

interface Form {
  readonly dialect: 'paypro' | 'paykassma';
  readonly algorithm: Credential['algorithm'];
  /** Null where the id is the digest of the secret. */
  readonly id: { readonly pattern: RegExp; readonly message: string } | null;
  readonly secret: { readonly pattern: RegExp; readonly message: string };
}

const PRINTABLE = { pattern: /^[\x21-\x7e]{16,128}$/, message: 'must have 16 to 128 printable ASCII characters without spaces' };

const FORMS: Readonly<Record<DialectKind, Form>> = {
  paypro: { dialect: 'paypro', algorithm: 'md5', id: { pattern: /^\d{1,20}$/, message: 'must be a merchant number of 1 to 20 digits' }, secret: PRINTABLE },
  // Stands in a URL.
  paykassma_secret: { dialect: 'paykassma', algorithm: '', id: null, secret: { pattern: /^[A-Za-z0-9._~-]{16,190}$/, message: 'must have 16 to 190 letters, digits and ._~-' } },
  paykassma_host: { dialect: 'paykassma', algorithm: 'sha1-md5', id: { pattern: HOST, message: 'must be a host name in small letters' }, secret: PRINTABLE },
  paykassma_postback: { dialect: 'paykassma', algorithm: 'sha1-md5', id: { pattern: /^[A-Za-z0-9]{8,64}$/, message: 'must be an access key of 8 to 64 letters and digits' }, secret: PRINTABLE },
};

/** What a merchant brings along from another provider, so that its client changes a host name and nothing else; what is empty is made. */
export interface Brought {
  readonly id: string;
  readonly secret: string;
}

export interface DialectMint {
  readonly mint: Mint;
  /** What the hosts of Paykassma merchants end in. */
  readonly paykassmaDomain: string;
}

export function isDialectKind(kind: CredentialKind): kind is DialectKind {
  return Object.hasOwn(FORMS, kind);
}

/** Id and secret of a new credential. @throws AdaigiError `invalid_request` naming what was brought and cannot be. */
export function draftOf(ports: DialectMint, kind: DialectKind, brought: Brought = { id: '', secret: '' }): Pick<OpenCredential, 'id' | 'secret' | 'algorithm' | 'publicKey'> {
  const { id, secret, algorithm } = FORMS[kind];
  if (brought.id !== '' && id === null) throw invalidCredential('id', 'unknown_field', 'follows from the secret');
  if (brought.id !== '' && id?.pattern.test(brought.id) !== true) throw invalidCredential('id', 'pattern', id?.message ?? '');
  if (brought.secret !== '' && !secret.pattern.test(brought.secret)) throw invalidCredential('secret', 'pattern', secret.message);
  const made = minted(ports, kind);
  const own = brought.secret === '' ? made.secret : brought.secret;
  return { id: id === null ? createHash('sha256').update(own, 'utf8').digest('hex') : brought.id === '' ? made.id : brought.id, secret: own, algorithm, publicKey: '' };
}

function minted({ mint, paykassmaDomain }: DialectMint, kind: DialectKind): Brought {
  switch (kind) {
    case 'paypro':
      return { id: mint.payproNumber(), secret: mint.payproSecret() };
    case 'paykassma_secret':
      return { id: '', secret: mint.paykassmaSecret() };
    case 'paykassma_host':
      return { id: `${mint.paykassmaLabel()}.${paykassmaDomain}`, secret: mint.paykassmaPrivateKey() };
    case 'paykassma_postback':
      return { id: mint.paykassmaAccessKey(), secret: mint.paykassmaPrivateKey() };
    default:
      return kind satisfies never;
  }
}

/**
 * The merchant with a new credential of a dialect. There is one of each kind and world: with two nobody could tell by which a callback is signed.
 * An id may come back with another secret, since it names its merchant for good; a secret that was revoked does not.
 *
 * @throws AdaigiError `invalid_request` when there is one and it is not to be replaced, or when the id is in use.
 */
export function withDialectCredential(merchant: Merchant, fresh: Credential & { readonly kind: DialectKind }, replace: boolean): Merchant {
  const { kind, id, mode, createdAt } = fresh;
  const { dialect, id: named } = FORMS[kind];
  const isReplaced = (each: Credential): boolean => each.kind === kind && each.mode === mode && each.revokedAt === null;
  if (!replace && merchant.credentials.some(isReplaced)) throw invalidCredential('mode', 'max', `has an active ${kind} already; replace it or revoke it first`);
  const inTheWay = merchant.credentials.filter((each) => each.kind === kind && each.id === id && (named === null || (each.revokedAt === null && each.mode !== mode)));
  if (inTheWay.length > 0) throw invalidCredential(named === null ? 'secret' : 'id', 'unique', 'was used before');
  return {
    ...merchant,
    seq: merchant.seq + 1,
    dialects: [...new Set([...merchant.dialects, dialect])],
    settings: kind === 'paykassma_host' ? { ...merchant.settings, [hostSetting(mode)]: id } : merchant.settings,
    credentials: [...merchant.credentials.map((each) => (isReplaced(each) ? { ...each, revokedAt: createdAt } : each)), fresh],
  };
}

/** The setting that says a merchant's host in a world. */
export function hostSetting(mode: Credential['mode']): 'api_host' | 'live_api_host' {
  return mode === 'test' ? 'api_host' : 'live_api_host';
}
