import { ChannelConfigError, ObjectReader } from '@adaigi/connector-kit';
import type { PreparedChannel, Registration } from '@adaigi/connector-kit';
import { money } from '@adaigi/domain';
import { BREAKER_DEFAULTS } from '@adaigi/resilience';
import type { Protection } from './adapters/guarded-wire.ts';
import type { ChannelSettings } from './ports.ts';
import type { SecretSources } from './secret-sources.ts';
import { readSecrets } from './secret-sources.ts';
import { readProbeSettings } from './probe-config.ts';
import type { ProbeSettings } from './usecases/probe-channel.ts';

/** One entry of ADAIGI_CHANNELS, read and found right. */
export interface ConfiguredChannel {
  readonly settings: ChannelSettings;
  readonly protection: Protection;
  readonly probe: ProbeSettings;
  readonly registration: Registration;
  readonly prepared: PreparedChannel;
}

const MINUTE_MS = 60_000;
const MONTH_MS = 30 * 24 * 60 * MINUTE_MS;

/** @throws ChannelConfigError listing every problem by key, never a value. */
export function parseChannel(value: unknown, path: string, registration: Registration, sources: SecretSources): ConfiguredChannel {
  const problems: string[] = [];
  const reader = new ObjectReader(value, path, problems);
  const section = {
    endpoint: reader.raw('endpoint'),
    account: reader.raw('account'),
    secrets: readSecrets(reader.child('secrets'), sources),
  };
  const prepared = prepare(registration, section, path, problems);
  if (prepared !== null && sources.production && prepared.baseUrl.protocol !== 'https:') reader.problem('endpoint.baseUrl', 'must be https in production');
  const settings = readSettings(reader, registration, prepared);
  const protection = readProtection(reader.child('breaker'));
  const probe = readProbeSettings(reader.child('probe'));
  reader.done();
  if (problems.length > 0 || prepared === null) throw new ChannelConfigError(problems);
  return { settings, protection, probe, registration, prepared };
}

function prepare(registration: Registration, section: Parameters<Registration['parseConfig']>[0], path: string, problems: string[]): PreparedChannel | null {
  try {
    return registration.parseConfig(section);
  } catch (error) {
    if (!(error instanceof ChannelConfigError)) throw error;
    problems.push(...error.problems.map((problem) => `${path}.${problem}`));
    return null;
  }
}

function readSettings(reader: ObjectReader, registration: Registration, prepared: PreparedChannel | null): ChannelSettings {
  const timing = prepared?.timing ?? { windowMs: 1, notFoundWindowMs: 1, longestPromptMs: 1, inquiryScheduleMs: [1] };
  const scale = reader.factor('windowScale', 1);
  const scaled = (ms: number): number => Math.max(1, Math.round(ms * scale));
  const span = (key: string, fallback: number): number => scaled(reader.int(key, { min: 1, max: MONTH_MS, default: fallback }));
  const timeout = (key: string, fallback: number): number => reader.int(key, { min: 1, max: 10 * MINUTE_MS, default: fallback });
  const paisa = (key: string, fallback: number) => money(BigInt(reader.int(key, { min: 1, max: 100_000_000_000, default: fallback })), registration.capabilities.currency);
  return {
    id: reader.text('id', { pattern: /^[a-z0-9-]{1,64}$/ }),
    provider: reader.text('provider') && registration.id,
    mode: reader.oneOf('mode', ['test', 'live']),
    disabled: reader.flag('disabled', false),
    minAmount: paisa('minAmountMinor', 100),
    maxAmount: paisa('maxAmountMinor', 50_000_000),
    maxConcurrent: reader.int('maxConcurrent', { min: 1, max: 10_000, default: 64 }),
    connectTimeoutMs: timeout('connectTimeoutMs', 5_000),
    chargeTimeoutMs: timeout('chargeTimeoutMs', 70_000),
    inquireTimeoutMs: timeout('inquireTimeoutMs', 20_000),
    refundTimeoutMs: timeout('refundTimeoutMs', 30_000),
    windowMs: span('windowMs', timing.windowMs),
    notFoundWindowMs: span('notFoundWindowMs', timing.notFoundWindowMs),
    longestPromptMs: span('longestPromptMs', timing.longestPromptMs),
    inquiryScheduleMs: reader.ints('inquiryScheduleMs', timing.inquiryScheduleMs).map(scaled),
    replyGraceMs: span('replyGraceMs', 2_000),
  };
}

export function readProtection(reader: ObjectReader): Protection {
  const { errorPercent, volume, windowMs, consecutive, restMs } = BREAKER_DEFAULTS;
  const protection = {
    breaker: {
      errorPercent: reader.int('errorPercent', { min: 1, max: 100, default: errorPercent }),
      volume: reader.int('volume', { min: 1, max: 10_000, default: volume }),
      windowMs: reader.int('windowMs', { min: 100, max: 10 * MINUTE_MS, default: windowMs }),
      consecutive: reader.int('consecutive', { min: 1, max: 10_000, default: consecutive }),
      restMs: reader.int('restMs', { min: 10, max: 10 * MINUTE_MS, default: restMs }),
    },
    slowInquiryMs: reader.int('slowInquiryMs', { min: 1, max: 10 * MINUTE_MS, default: 10_000 }),
  };
  reader.done();
  return protection;
}
