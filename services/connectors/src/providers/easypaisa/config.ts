import { createPrivateKey, createPublicKey } from 'node:crypto';
import { ChannelConfigError, ObjectReader } from '@adaigi/connector-kit';
import type { ProviderSection, SecretText } from '@adaigi/connector-kit';

export interface EasypaisaPaths {
  readonly charge: string;
  readonly token: string;
  readonly inquire: string;
}

/** One store at Easypaisa. */
export interface EasypaisaConfig {
  readonly baseUrl: URL;
  readonly paths: EasypaisaPaths;
  readonly storeId: string;
  /** The merchant's own Easypaisa account; inquiries name it. */
  readonly accountNum: string;
  /** Without an address a charge is refused; not every payer has given one. */
  readonly fallbackEmail: string;
  readonly tokenExpiryMs: number;
  readonly username: SecretText;
  readonly password: SecretText;
  /** v5 only: our key signs requests, Easypaisa's verifies answers. Null: plain JSON (v4). */
  readonly keys: { readonly merchantPrivate: SecretText; readonly providerPublic: SecretText } | null;
}

const PATH = /^\/[A-Za-z0-9._~/-]*$/;
const DAY_MS = 86_400_000;

/** @throws ChannelConfigError */
export function parseEasypaisaConfig(section: ProviderSection): EasypaisaConfig {
  const problems: string[] = [];
  const account = new ObjectReader(section.account, 'account', problems);
  const version = account.oneOf('version', ['v4', 'v5']);
  const public_ = {
    storeId: account.text('storeId', { pattern: /^[0-9]{1,12}$/ }),
    accountNum: account.text('accountNum', { pattern: /^[0-9]{1,20}$/ }),
    fallbackEmail: account.text('fallbackEmail', { pattern: /^[^@\s]{1,64}@[^@\s]{1,100}$/, default: 'noreply@example.com' }),
    tokenExpiryMs: account.int('tokenExpiryMs', { min: 60_000, max: 30 * DAY_MS, default: DAY_MS }),
  };
  account.done();

  const endpoint = new ObjectReader(section.endpoint, 'endpoint', problems);
  const baseUrl = endpoint.url('baseUrl');
  const given = endpoint.child('paths');
  const path = (key: keyof EasypaisaPaths, operation: string): string =>
    given.text(key, { pattern: PATH, default: `/easypay-service/rest/${version}/${operation}` });
  const paths = {
    charge: path('charge', 'initiate-ma-transaction'),
    token: path('token', 'initiate-otc-transaction'),
    inquire: path('inquire', 'inquire-transaction'),
  };
  given.done();
  endpoint.done();

  const { username, password, merchantPrivateKey, providerPublicKey, ...others } = section.secrets;
  if (username === undefined) problems.push('secrets.username is required');
  if (password === undefined) problems.push('secrets.password is required');
  const keys = version === 'v5' ? readKeys(merchantPrivateKey, providerPublicKey, problems) : null;
  if (version === 'v4' && (merchantPrivateKey ?? providerPublicKey) !== undefined) problems.push('secrets.*Key are for version v5 only');
  for (const key of Object.keys(others)) problems.push(`secrets.${key} is not known`);
  if (problems.length > 0 || username === undefined || password === undefined) throw new ChannelConfigError(problems);
  return { baseUrl, paths, ...public_, username, password, keys };
}

function readKeys(ours: SecretText | undefined, theirs: SecretText | undefined, problems: string[]): EasypaisaConfig['keys'] {
  if (!isRsa(() => createPrivateKey(ours?.reveal() ?? ''))) problems.push('secrets.merchantPrivateKey must be an RSA private key in PEM');
  if (!isRsa(() => createPublicKey(theirs?.reveal() ?? ''))) problems.push('secrets.providerPublicKey must be an RSA public key in PEM');
  return ours === undefined || theirs === undefined ? null : { merchantPrivate: ours, providerPublic: theirs };
}

function isRsa(read: () => { readonly asymmetricKeyType?: string | undefined }): boolean {
  try {
    return read().asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
