import { ChannelConfigError, ObjectReader, readBanks } from '@adaigi/connector-kit';
import type { PayoutDestination, ProviderSection, SecretText } from '@adaigi/connector-kit';

export interface JazzcashPayoutPaths {
  readonly token: string;
  /** Asks whose account it is, before money goes into a bank; empty for wallets, which are paid without a question. */
  readonly check: string;
  readonly payout: string;
  readonly inquire: string;
}

/** One account at JazzCash's disbursement gateway: a product of its own, with its own host and credentials. */
export interface JazzcashPayoutConfig {
  readonly baseUrl: URL;
  readonly paths: JazzcashPayoutPaths;
  /** JazzCash's code of each bank by ours; null for an account that pays into wallets. */
  readonly banks: ReadonlyMap<string, string> | null;
  readonly consumerKey: SecretText;
  readonly consumerSecret: SecretText;
  /** 16 ASCII characters each, as issued. */
  readonly encryptionKey: SecretText;
  readonly encryptionIv: SecretText;
}

const BASE = '/jazzcash/third-party-integration';
const COMMON = { token: '/token', inquire: `${BASE}/srv1/api/wso2/transactionStatus` };
const PATHS: Readonly<Record<PayoutDestination, JazzcashPayoutPaths>> = {
  wallet: { ...COMMON, check: '', payout: `${BASE}/srv6/api/wso2/mw/payment` },
  bank: { ...COMMON, check: `${BASE}/srv2/api/wso2/ibft/inquiry`, payout: `${BASE}/srv3/api/wso2/ibft/payment` },
};
const PATH = /^\/[A-Za-z0-9._~/-]*$/;
const SIXTEEN = /^[ -~]{16}$/;
const BANK_CODE = /^[A-Za-z0-9_-]{1,40}$/;

/** @throws ChannelConfigError */
export function parseJazzcashPayoutConfig(section: ProviderSection, destination: PayoutDestination): JazzcashPayoutConfig {
  const problems: string[] = [];
  const endpoint = new ObjectReader(section.endpoint, 'endpoint', problems);
  const baseUrl = endpoint.url('baseUrl');
  const given = endpoint.child('paths');
  const path = (key: keyof JazzcashPayoutPaths): string => given.text(key, { pattern: PATH, default: PATHS[destination][key] });
  const paths = { token: path('token'), check: destination === 'bank' ? path('check') : '', payout: path('payout'), inquire: path('inquire') };
  given.done();
  endpoint.done();
  const account = new ObjectReader(section.account, 'account', problems);
  const banks = destination === 'bank' ? readBanks(account, (table, code) => table.text(code, { pattern: BANK_CODE }), ({ shortName }) => shortName) : null;
  account.done();

  const { consumerKey, consumerSecret, encryptionKey, encryptionIv, ...others } = section.secrets;
  if (consumerKey === undefined) problems.push('secrets.consumerKey is required');
  if (consumerSecret === undefined) problems.push('secrets.consumerSecret is required');
  if (!SIXTEEN.test(encryptionKey?.reveal() ?? '')) problems.push('secrets.encryptionKey must have 16 ASCII characters');
  if (!SIXTEEN.test(encryptionIv?.reveal() ?? '')) problems.push('secrets.encryptionIv must have 16 ASCII characters');
  for (const key of Object.keys(others)) problems.push(`secrets.${key} is not known`);
  if (problems.length > 0 || !consumerKey || !consumerSecret || !encryptionKey || !encryptionIv) throw new ChannelConfigError(problems);
  return { baseUrl, paths, banks, consumerKey, consumerSecret, encryptionKey, encryptionIv };
}
