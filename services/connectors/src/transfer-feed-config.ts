import { ChannelConfigError, ObjectReader } from '@adaigi/connector-kit';
import type { Registration } from '@adaigi/connector-kit';
import type { Secret } from '@adaigi/config';
import type { TransferFeedSettings } from './transfer-feed-ports.ts';
import { readSecrets } from './secret-sources.ts';
import type { SecretSources } from './secret-sources.ts';

/** One entry of ADAIGI_TRANSFER_FEEDS, read and found right. */
export interface ConfiguredTransferFeed {
  readonly settings: TransferFeedSettings;
  readonly baseUrl: URL;
  readonly key: Secret;
}

/** @throws ChannelConfigError listing every problem by key, never a value. */
export function parseTransferFeed(value: unknown, path: string, registration: Registration, sources: SecretSources): ConfiguredTransferFeed {
  const problems: string[] = [];
  const reader = new ObjectReader(value, path, problems);
  const baseUrl = reader.url('baseUrl');
  if (sources.production && baseUrl.protocol !== 'https:') reader.problem('baseUrl', 'must be https in production');
  const { key, ...others } = readSecrets(reader.child('secrets'), sources);
  if (key === undefined) reader.problem('secrets.key', 'is required');
  for (const name of Object.keys(others)) reader.problem(`secrets.${name}`, 'is not known');
  const settings: TransferFeedSettings = {
    id: reader.text('id', { pattern: /^[a-z0-9-]{1,64}$/ }),
    wallet: reader.text('provider') && registration.capabilities.wallet,
    currency: registration.capabilities.currency,
    mode: reader.oneOf('mode', ['test', 'live']),
    timeoutMs: reader.int('timeoutMs', { min: 1, max: 60_000, default: 4_000 }),
    connectTimeoutMs: reader.int('connectTimeoutMs', { min: 1, max: 60_000, default: 2_000 }),
  };
  reader.done();
  if (problems.length > 0 || key === undefined) throw new ChannelConfigError(problems);
  return { settings, baseUrl, key };
}
