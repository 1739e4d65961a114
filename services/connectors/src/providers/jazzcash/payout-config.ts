import { ChannelConfigError, ObjectReader } from '@adaigi/connector-kit';
import type { ProviderSection, SecretText } from '@adaigi/connector-kit';

export interface JazzcashPayoutPaths {
  readonly token: string;
  readonly payout: string;
  readonly inquire: string;
}

/** One account at JazzCash's disbursement gateway: a product of its own, with its own host and credentials. */
export interface JazzcashPayoutConfig {
  readonly baseUrl: URL;
  readonly paths: JazzcashPayoutPaths;
  readonly consumerKey: SecretText;
  readonly consumerSecret: SecretText;
  /** 16 ASCII characters each, as issued. */
  readonly encryptionKey: SecretText;
  readonly encryptionIv: SecretText;
}

const PATHS: JazzcashPayoutPaths = {
  token: '/token',
  payout: '/jazzcash/third-party-integration/srv6/api/wso2/mw/payment',
  inquire: '/jazzcash/third-party-integration/srv1/api/wso2/transactionStatus',
};
const PATH = /^\/[A-Za-z0-9._~/-]*$/;
const SIXTEEN = /^[ -~]{16}$/;

/** @throws ChannelConfigError */
export function parseJazzcashPayoutConfig(section: ProviderSection): JazzcashPayoutConfig {
  const problems: string[] = [];
  const endpoint = new ObjectReader(section.endpoint, 'endpoint', problems);
  const baseUrl = endpoint.url('baseUrl');
  const given = endpoint.child('paths');
  const path = (key: keyof JazzcashPayoutPaths): string => given.text(key, { pattern: PATH, default: PATHS[key] });
  const paths = { token: path('token'), payout: path('payout'), inquire: path('inquire') };
  given.done();
  endpoint.done();
  // Nothing about the account is public; an empty object says so.
  new ObjectReader(section.account, 'account', problems).done();

  const { consumerKey, consumerSecret, encryptionKey, encryptionIv, ...others } = section.secrets;
  if (consumerKey === undefined) problems.push('secrets.consumerKey is required');
  if (consumerSecret === undefined) problems.push('secrets.consumerSecret is required');
  if (!SIXTEEN.test(encryptionKey?.reveal() ?? '')) problems.push('secrets.encryptionKey must have 16 ASCII characters');
  if (!SIXTEEN.test(encryptionIv?.reveal() ?? '')) problems.push('secrets.encryptionIv must have 16 ASCII characters');
  for (const key of Object.keys(others)) problems.push(`secrets.${key} is not known`);
  if (problems.length > 0 || !consumerKey || !consumerSecret || !encryptionKey || !encryptionIv) throw new ChannelConfigError(problems);
  return { baseUrl, paths, consumerKey, consumerSecret, encryptionKey, encryptionIv };
}
