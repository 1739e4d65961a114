import { createPublicKey } from 'node:crypto';
import { ChannelConfigError, ObjectReader, readBanks } from '@adaigi/connector-kit';
import type { PayoutDestination, ProviderSection, SecretText } from '@adaigi/connector-kit';

export interface EasypaisaPayoutPaths {
  readonly login: string;
  /** Checks the receiver; moves nothing. */
  readonly check: string;
  readonly transfer: string;
  readonly status: string;
}

/** A bank in the gateway's words. */
export interface BankWords {
  readonly title: string;
  readonly shortName: string;
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
  /** By our codes; null for an account that pays into wallets. */
  readonly banks: ReadonlyMap<string, BankWords> | null;
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
/** What takes the place of wallet calls where money goes into a bank. */
const BANK_CALLS = {
  staging: { check: '/tmfb/dev-catalog/SubscriberIBFT/Inquiry', transfer: '/tmfb/dev-catalog/SubscriberIBFT/Transfer' },
  production: { check: '/tmfb/gateway/SubscriberIBFT/Inquiry', transfer: '/tmfb/gateway/SubscriberIBFT/Transfer' },
} as const satisfies Record<keyof typeof GENERATIONS, Partial<EasypaisaPayoutPaths>>;
const PATH = /^\/[A-Za-z0-9._~/-]*$/;
const BANK_WORDS = /^[A-Za-z0-9&.,()' _-]{1,100}$/;

/** @throws ChannelConfigError */
export function parseEasypaisaPayoutConfig(section: ProviderSection, destination: PayoutDestination): EasypaisaPayoutConfig {
  const problems: string[] = [];
  const endpoint = new ObjectReader(section.endpoint, 'endpoint', problems);
  const baseUrl = endpoint.url('baseUrl');
  const generation = endpoint.oneOf('generation', ['production', 'staging'], 'production');
  const preset = { ...GENERATIONS[generation], ...(destination === 'bank' ? BANK_CALLS[generation] : {}) };
  const given = endpoint.child('paths');
  const path = (key: keyof EasypaisaPayoutPaths): string => given.text(key, { pattern: PATH, default: preset[key] });
  const paths = { login: path('login'), check: path('check'), transfer: path('transfer'), status: path('status') };
  given.done();
  endpoint.done();

  const account = new ObjectReader(section.account, 'account', problems);
  const public_ = {
    msisdn: account.text('msisdn', { pattern: /^92\d{10}$/ }),
    channel: account.text('channel', { pattern: /^[A-Za-z0-9_-]{1,50}$/ }),
    // Into a bank there is no transfer without it.
    checkReceiver: destination === 'bank' || account.flag('checkReceiver', true),
    banks: destination === 'bank' ? readBanks(account, readWords, ({ code, shortName }) => ({ title: code.replaceAll('_', ' '), shortName })) : null,
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

function readWords(banks: ObjectReader, code: string): BankWords {
  const words = banks.child(code);
  const read = { title: words.text('title', { pattern: BANK_WORDS }), shortName: words.text('shortName', { pattern: BANK_WORDS }) };
  words.done();
  return read;
}

function isRsa(key: SecretText | undefined): boolean {
  try {
    return createPublicKey(key?.reveal() ?? '').asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
