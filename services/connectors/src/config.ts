import { readFileSync } from 'node:fs';
import { blocks, ConfigError, field, load } from '@adaigi/config';
import type { Environment, Loaded } from '@adaigi/config';
import { ChannelConfigError } from '@adaigi/connector-kit';
import type { Registration } from '@adaigi/connector-kit';
import { parseChannel } from './channel-config.ts';
import type { ConfiguredChannel } from './channel-config.ts';
import type { SecretSources } from './secret-sources.ts';

const shape = {
  service: blocks.service,
  kafka: blocks.kafka,
  mongo: blocks.mongo,
  grpc: blocks.grpc,
  providers: field.list('ADAIGI_PROVIDERS'),
  channels: field.secret('ADAIGI_CHANNELS'),
} as const;

export interface ConnectorsConfig extends Omit<Loaded<typeof shape>, 'providers' | 'channels'> {
  readonly channels: readonly ConfiguredChannel[];
}

/** @throws ConfigError naming every variable that is missing or wrong. */
export function loadConfig(env: Environment, registrations: readonly Registration[]): ConnectorsConfig {
  const { providers, channels, ...base } = load(env, shape);
  const unknown = providers.filter((id) => !registrations.some((registration) => registration.id === id));
  if (unknown.length > 0) throw new ConfigError([{ variable: 'ADAIGI_PROVIDERS', rule: `names providers that do not exist: ${unknown.join(', ')}` }]);
  const sources: SecretSources = {
    production: base.service.env === 'production',
    env: (name) => env[name],
    file: (path) => readFileSync(path, 'utf8'),
  };
  const served = registrations.filter(({ id }) => providers.includes(id));
  return { ...base, channels: readChannels(channels.reveal(), served, registrations, sources) };
}

function readChannels(
  text: string,
  served: readonly Registration[],
  all: readonly Registration[],
  sources: SecretSources,
): readonly ConfiguredChannel[] {
  const refuse = (problems: readonly string[]): never => {
    throw new ConfigError(problems.map((rule) => ({ variable: 'ADAIGI_CHANNELS', rule })));
  };
  const entries = parseArray(text) ?? refuse(['must be a JSON array']);
  const problems: string[] = [];
  const channels: ConfiguredChannel[] = [];
  for (const [index, entry] of entries.entries()) {
    const provider = providerOf(entry);
    if (!all.some(({ id }) => id === provider)) problems.push(`[${index}].provider does not exist`);
    const registration = served.find(({ id }) => id === provider);
    if (registration === undefined) continue;
    try {
      const channel = parseChannel(entry, `[${index}]`, registration, sources);
      if (channels.some(({ settings }) => settings.id === channel.settings.id)) problems.push(`[${index}].id is used twice`);
      channels.push(channel);
    } catch (error) {
      if (!(error instanceof ChannelConfigError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length === 0 && channels.length === 0) problems.push('has no channel for the providers of this process');
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
