import { ChannelConfigError, ObjectReader } from '@adaigi/connector-kit';
import type { PayoutDestination, PreparedPayoutChannel, Registration } from '@adaigi/connector-kit';
import { BANK_WALLET, money } from '@adaigi/domain';
import type { Protection } from './adapters/guarded-wire.ts';
import { readProtection } from './channel-config.ts';
import type { PayoutChannelSettings } from './payout-ports.ts';
import { readSecrets } from './secret-sources.ts';
import type { SecretSources } from './secret-sources.ts';

/** One entry of ADAIGI_PAYOUT_CHANNELS, read and found right. */
export interface ConfiguredPayoutChannel {
  readonly settings: PayoutChannelSettings;
  readonly protection: Protection;
  readonly prepared: PreparedPayoutChannel;
}

const MINUTE_MS = 60_000;
const MONTH_MS = 30 * 24 * 60 * MINUTE_MS;

/** @throws ChannelConfigError listing every problem by key, never a value. */
export function parsePayoutChannel(value: unknown, path: string, registration: Registration, sources: SecretSources): ConfiguredPayoutChannel {
  const problems: string[] = [];
  const reader = new ObjectReader(value, path, problems);
  const section = { endpoint: reader.raw('endpoint'), account: reader.raw('account') ?? {}, secrets: readSecrets(reader.child('secrets'), sources) };
  const destination = reader.oneOf('destination', ['wallet', 'bank'], 'wallet');
  const prepared = prepare(registration, section, destination, path, problems);
  if (prepared !== null && (destination === 'bank') !== prepared.banks.length > 0) reader.problem('destination', 'is not one that the provider pays into');
  if (prepared !== null && sources.production && prepared.baseUrl.protocol !== 'https:') reader.problem('endpoint.baseUrl', 'must be https in production');
  const settings = readSettings(reader, registration, destination, prepared);
  // A guessed code could pay into another bank.
  if (settings.mode === 'live' && destination === 'bank' && !hasBanks(section.account)) reader.problem('account.banks', 'is required of a live channel');
  const protection = readProtection(reader.child('breaker'));
  reader.done();
  if (problems.length > 0 || prepared === null) throw new ChannelConfigError(problems);
  return { settings, protection, prepared };
}

function hasBanks(account: unknown): boolean {
  return typeof account === 'object' && account !== null && 'banks' in account;
}

function prepare(registration: Registration, section: Parameters<Registration['parseConfig']>[0], destination: PayoutDestination, path: string, problems: string[]): PreparedPayoutChannel | null {
  try {
    if (registration.payouts === undefined) throw new ChannelConfigError(['provider does not pay out']);
    return registration.payouts.parseConfig(section, destination);
  } catch (error) {
    if (!(error instanceof ChannelConfigError)) throw error;
    problems.push(...error.problems.map((problem) => `${path}.${problem}`));
    return null;
  }
}

function readSettings(reader: ObjectReader, registration: Registration, destination: PayoutDestination, prepared: PreparedPayoutChannel | null): PayoutChannelSettings {
  const timing = prepared?.timing ?? { windowMs: 1, inquiryScheduleMs: [1] };
  const scale = reader.factor('windowScale', 1);
  const scaled = (ms: number): number => Math.max(1, Math.round(ms * scale));
  const timeout = (key: string, fallback: number): number => reader.int(key, { min: 1, max: 10 * MINUTE_MS, default: fallback });
  const paisa = (key: string, fallback: number) => money(BigInt(reader.int(key, { min: 1, max: 100_000_000_000, default: fallback })), registration.capabilities.currency);
  return {
    id: reader.text('id', { pattern: /^[a-z0-9-]{1,64}$/ }),
    provider: reader.text('provider') && registration.id,
    wallet: destination === 'bank' ? BANK_WALLET : registration.capabilities.wallet,
    mode: reader.oneOf('mode', ['test', 'live']),
    disabled: reader.flag('disabled', false),
    minAmount: paisa('minAmountMinor', 100),
    maxAmount: paisa('maxAmountMinor', 50_000_000),
    maxConcurrent: reader.int('maxConcurrent', { min: 1, max: 10_000, default: 16 }),
    connectTimeoutMs: timeout('connectTimeoutMs', 5_000),
    payoutTimeoutMs: timeout('payoutTimeoutMs', 60_000),
    inquireTimeoutMs: timeout('inquireTimeoutMs', 20_000),
    windowMs: scaled(reader.int('windowMs', { min: 1, max: MONTH_MS, default: timing.windowMs })),
    inquiryScheduleMs: reader.ints('inquiryScheduleMs', timing.inquiryScheduleMs).map(scaled),
    knowsReference: prepared?.knowsReference ?? false,
    banks: prepared?.banks ?? [],
  };
}
