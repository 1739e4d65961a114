import { readFileSync } from 'node:fs';
import { blocks, ConfigError, field, load } from '@adaigi/config';
import type { Environment, Loaded } from '@adaigi/config';
import { ChannelConfigError } from '@adaigi/connector-kit';
import type { Registration } from '@adaigi/connector-kit';
import { parseChannel } from './channel-config.ts';
import type { ConfiguredChannel } from './channel-config.ts';
import { parsePayoutChannel } from './payout-channel-config.ts';
import type { ConfiguredPayoutChannel } from './payout-channel-config.ts';
import { parseTransferFeed } from './transfer-feed-config.ts';
import type { ConfiguredTransferFeed } from './transfer-feed-config.ts';
import type { SecretSources } from './secret-sources.ts';

const shape = {
  service: blocks.service,
  kafka: blocks.kafka,
  mongo: blocks.mongo,
  grpc: blocks.grpc,
  providers: field.list('ADAIGI_PROVIDERS'),
  channels: field.secret('ADAIGI_CHANNELS'),
  payoutChannels: field.secret('ADAIGI_PAYOUT_CHANNELS', { default: null }),
  transferFeeds: field.secret('ADAIGI_TRANSFER_FEEDS', { default: null }),
} as const;

export interface ConnectorsConfig extends Omit<Loaded<typeof shape>, 'providers' | 'channels' | 'payoutChannels' | 'transferFeeds'> {
  readonly channels: readonly ConfiguredChannel[];
  readonly payoutChannels: readonly ConfiguredPayoutChannel[];
  readonly transferFeeds: readonly ConfiguredTransferFeed[];
}

/** @throws ConfigError naming every variable that is missing or wrong. */
export function loadConfig(env: Environment, registrations: readonly Registration[]): ConnectorsConfig {
  const { providers, channels, payoutChannels, transferFeeds, ...base } = load(env, shape);
  const unknown = providers.filter((id) => !registrations.some((registration) => registration.id === id));
  if (unknown.length > 0) throw new ConfigError([{ variable: 'ADAIGI_PROVIDERS', rule: `names providers that do not exist: ${unknown.join(', ')}` }]);
  const sources: SecretSources = {
    production: base.service.env === 'production',
    env: (name) => env[name],
    file: (path) => readFileSync(path, 'utf8'),
  };
  const context = { served: registrations.filter(({ id }) => providers.includes(id)), all: registrations, sources };
  const lists = {
    channels: readChannels('ADAIGI_CHANNELS', channels.reveal(), parseChannel, context),
    payoutChannels: readChannels('ADAIGI_PAYOUT_CHANNELS', payoutChannels?.reveal() ?? '[]', parsePayoutChannel, context),
    transferFeeds: readChannels('ADAIGI_TRANSFER_FEEDS', transferFeeds?.reveal() ?? '[]', parseTransferFeed, context),
  };
  if (lists.channels.length === 0) throw new ConfigError([{ variable: 'ADAIGI_CHANNELS', rule: 'has no channel for the providers of this process' }]);
  const twice = lists.payoutChannels.filter(({ settings }) => lists.channels.some((channel) => channel.settings.id === settings.id));
  if (twice.length > 0) throw new ConfigError([{ variable: 'ADAIGI_PAYOUT_CHANNELS', rule: 'uses an id of ADAIGI_CHANNELS' }]);
  return { ...base, ...lists };
}

interface ReadingContext {
  readonly served: readonly Registration[];
  readonly all: readonly Registration[];
  readonly sources: SecretSources;
}

function readChannels<C extends { readonly settings: { readonly id: string } }>(
  variable: string,
  text: string,
  parse: (entry: unknown, path: string, registration: Registration, sources: SecretSources) => C,
  { served, all, sources }: ReadingContext,
): readonly C[] {
  const refuse = (problems: readonly string[]): never => {
    throw new ConfigError(problems.map((rule) => ({ variable, rule })));
  };
  const entries = parseArray(text) ?? refuse(['must be a JSON array']);
  const problems: string[] = [];
  const channels: C[] = [];
  for (const [index, entry] of entries.entries()) {
    const provider = providerOf(entry);
    if (!all.some(({ id }) => id === provider)) problems.push(`[${index}].provider does not exist`);
    const registration = served.find(({ id }) => id === provider);
    if (registration === undefined) continue;
    try {
      const channel = parse(entry, `[${index}]`, registration, sources);
      if (channels.some(({ settings }) => settings.id === channel.settings.id)) problems.push(`[${index}].id is used twice`);
      channels.push(channel);
    } catch (error) {
      if (!(error instanceof ChannelConfigError)) throw error;
      problems.push(...error.problems);
    }
  }
  return problems.length > 0 ? refuse(problems) : channels;
}

function parseArray(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function providerOf(entry: unknown): string {
  const provider = typeof entry === 'object' && entry !== null && 'provider' in entry ? entry.provider : null;
  return typeof provider === 'string' ? provider : '';
}
