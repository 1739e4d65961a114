import { createPublicKey } from 'node:crypto';
import { ChannelConfigError, ObjectReader } from '@adaigi/connector-kit';
import type { ProviderSection, SecretText } from '@adaigi/connector-kit';

export interface EasypaisaPayoutPaths {
  readonly login: string;
  /** Checks the receiver; moves nothing. */
  readonly check: string;
  readonly transfer: string;
  readonly status: string;
}

/** One corporate account at the payout gateway of Easypaisa's bank: another host and other credentials than the Open API. */
export interface EasypaisaPayoutConfig {
  readonly baseUrl: URL;
  readonly paths: EasypaisaPayoutPaths;
  /** The account that pays, as 92XXXXXXXXXX. */
  readonly msisdn: string;
  readonly channel: string;
  /** Asks about the receiver first, so that most refusals come before anything could move. */
  readonly checkReceiver: boolean;
  readonly clientId: SecretText;
  readonly clientSecret: SecretText;
  readonly pin: SecretText;
  readonly bankPublicKey: SecretText;
}

/** Staging and production differ in prefix and login; the onboarding pack may know better, so each path can be replaced. */
const GENERATIONS = {
  staging: {
    login: '/tmfb/dev-catalog/CorporateLogin/',
    check: '/tmfb/dev-catalog/MaToMA/Inquiry',
    transfer: '/tmfb/dev-catalog/MaToMA/Transfer',
    status: '/tmfb/dev-catalog/transaction-status-inquiry/TransactionStatusInquiry',
  },
  production: {
    login: '/tmfb/gateway/corporate-solution-corporate-login',
    check: '/tmfb/gateway/MaToMA/Inquiry',
    transfer: '/tmfb/gateway/MaToMA/Transfer',
    status: '/tmfb/gateway/transaction-status-inquiry/TransactionStatusInquiry',
  },
} as const satisfies Record<string, EasypaisaPayoutPaths>;
const PATH = /^\/[A-Za-z0-9._~/-]*$/;

/** @throws ChannelConfigError */
export function parseEasypaisaPayoutConfig(section: ProviderSection): EasypaisaPayoutConfig {
  const problems: string[] = [];
  const endpoint = new ObjectReader(section.endpoint, 'endpoint', problems);
  const baseUrl = endpoint.url('baseUrl');
  const preset = GENERATIONS[endpoint.oneOf('generation', ['production', 'staging'], 'production')];
  const given = endpoint.child('paths');
  const path = (key: keyof EasypaisaPayoutPaths): string => given.text(key, { pattern: PATH, default: preset[key] });
  const paths = { login: path('login'), check: path('check'), transfer: path('transfer'), status: path('status') };
  given.done();
  endpoint.done();

  const account = new ObjectReader(section.account, 'account', problems);
  const public_ = {
    msisdn: account.text('msisdn', { pattern: /^92\d{10}$/ }),
    channel: account.text('channel', { pattern: /^[A-Za-z0-9_-]{1,50}$/ }),
    checkReceiver: account.flag('checkReceiver', true),
  };
  account.done();

  const { clientId, clientSecret, pin, bankPublicKey, ...others } = section.secrets;
  if (clientId === undefined) problems.push('secrets.clientId is required');
  if (clientSecret === undefined) problems.push('secrets.clientSecret is required');
  if (!/^\d{4,8}$/.test(pin?.reveal() ?? '')) problems.push('secrets.pin must have four to eight digits');
  if (!isRsa(bankPublicKey)) problems.push('secrets.bankPublicKey must be an RSA public key in PEM');
  for (const key of Object.keys(others)) problems.push(`secrets.${key} is not known`);
  if (problems.length > 0 || !clientId || !clientSecret || !pin || !bankPublicKey) throw new ChannelConfigError(problems);
  return { baseUrl, paths, ...public_, clientId, clientSecret, pin, bankPublicKey };
}

function isRsa(key: SecretText | undefined): boolean {
  try {
    return createPublicKey(key?.reveal() ?? '').asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
