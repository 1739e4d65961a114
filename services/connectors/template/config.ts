import { ChannelConfigError, ObjectReader } from '@adaigi/connector-kit';
import type { ProviderSection, SecretText } from '@adaigi/connector-kit';

/** One merchant account at the provider. */
export interface TemplateConfig {
  readonly baseUrl: URL;
  readonly paths: { readonly charge: string; readonly inquire: string; readonly refund: string };
  readonly merchantId: string;
  /** Signs requests and answers. */
  readonly key: SecretText;
}

const PATH = /^\/[A-Za-z0-9._~/-]*$/;

/** @throws ChannelConfigError listing every problem by key, never a value */
export function parseTemplateConfig(section: ProviderSection): TemplateConfig {
  const problems: string[] = [];
  const endpoint = new ObjectReader(section.endpoint, 'endpoint', problems);
  const baseUrl = endpoint.url('baseUrl');
  const given = endpoint.child('paths');
  const paths = {
    charge: given.text('charge', { pattern: PATH, default: '/v1/charge' }),
    inquire: given.text('inquire', { pattern: PATH, default: '/v1/inquire' }),
    refund: given.text('refund', { pattern: PATH, default: '/v1/refund' }),
  };
  given.done();
  endpoint.done();

  const account = new ObjectReader(section.account, 'account', problems);
  const merchantId = account.text('merchantId', { pattern: /^[A-Za-z0-9]{1,20}$/ });
  account.done();

  const { key, ...others } = section.secrets;
  if (key === undefined) problems.push('secrets.key is required');
  for (const name of Object.keys(others)) problems.push(`secrets.${name} is not known`);
  if (problems.length > 0 || key === undefined) throw new ChannelConfigError(problems);
  return { baseUrl, paths, merchantId, key };
}
