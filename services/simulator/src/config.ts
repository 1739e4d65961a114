import { readFileSync } from 'node:fs';
import { blocks, ConfigError, field, load } from '@adaigi/config';
import type { Environment, Loaded } from '@adaigi/config';
import { Check } from 'typebox/schema';
import { accountConflicts, AccountsDocumentSchema } from './core/accounts.ts';
import type { AccountsDocument } from './core/accounts.ts';
import { documentedTiming } from './core/timing.ts';
import type { Timing } from './core/timing.ts';

const port = { min: 0, max: 65_535 } as const;
const ms = { min: 0, max: 86_400_000 } as const;
const url = /^https?:\/\/\S{1,480}$/;
const waits = documentedTiming;

const shape = {
  service: blocks.service,
  mongo: blocks.mongo,
  ports: {
    jazzcash: field.int('ADAIGI_JAZZCASH_PORT', port),
    easypaisa: field.int('ADAIGI_EASYPAISA_PORT', port),
    control: field.int('ADAIGI_CONTROL_PORT', port),
  },
  accounts: field.json('ADAIGI_SIMULATOR_ACCOUNTS', AccountsDocumentSchema, { default: null }),
  /** `{account}` in an address becomes the account's id, which is the channel's id in development. */
  ipn: {
    jazzcash: field.text('ADAIGI_SIMULATOR_IPN_JAZZCASH', { pattern: url, default: 'http://127.0.0.1:8080/v1/callbacks/jazzcash/{account}' }),
    easypaisa: field.text('ADAIGI_SIMULATOR_IPN_EASYPAISA', { pattern: url, default: 'http://127.0.0.1:8080/v1/callbacks/easypaisa/{account}' }),
  },
  timing: {
    latencyMinMs: field.int('ADAIGI_SIMULATOR_LATENCY_MIN_MS', { ...ms, default: waits.latencyMs[0] }),
    latencyMaxMs: field.int('ADAIGI_SIMULATOR_LATENCY_MAX_MS', { ...ms, default: waits.latencyMs[1] }),
    slowMs: field.int('ADAIGI_SIMULATOR_SLOW_MS', { ...ms, default: waits.slowMs }),
    settleMs: field.int('ADAIGI_SIMULATOR_SETTLE_MS', { ...ms, default: waits.settleMs }),
    windowMs: field.int('ADAIGI_SIMULATOR_WINDOW_MS', { ...ms, default: waits.windowMs }),
    holdMs: field.int('ADAIGI_SIMULATOR_HOLD_MS', { ...ms, default: waits.holdMs }),
    ipnTimeoutMs: field.int('ADAIGI_SIMULATOR_IPN_TIMEOUT_MS', { ...ms, min: 1, default: waits.ipnTimeoutMs }),
    ipnRetryMs: field.list('ADAIGI_SIMULATOR_IPN_RETRY_MS', { default: waits.ipnRetryMs.map(String) }),
  },
  scale: field.text('ADAIGI_SIMULATOR_SCALE', { pattern: /^(\d{1,2}|\d{0,2}\.\d{1,6})$/, default: '1' }),
} as const;

type Shape = Loaded<typeof shape>;

export interface SimulatorConfig extends Pick<Shape, 'service' | 'mongo' | 'ports' | 'ipn'> {
  readonly accounts: AccountsDocument;
  readonly timing: Timing;
  /** Multiplies every window and wait but the wallets' latency. */
  readonly scale: number;
}

/**
 * Reads and checks the environment.
 * @throws ConfigError when a variable is wrong, and always with ADAIGI_ENV=production: this is a development and test tool
 */
export function loadConfig(env: Environment): SimulatorConfig {
  if (env['ADAIGI_ENV'] === 'production') {
    throw new ConfigError([{ variable: 'ADAIGI_ENV', rule: 'must not be production: the simulator is a development and test tool' }]);
  }
  const loaded = load(env, shape);
  const accounts = loaded.accounts ?? developmentAccounts();
  const conflicts = accountConflicts(accounts.accounts, accounts.payoutAccounts);
  if (conflicts.length > 0) throw new ConfigError([{ variable: 'ADAIGI_SIMULATOR_ACCOUNTS', rule: `has accounts that cannot be told apart: ${conflicts.join('; ')}` }]);
  const { service, mongo, ports, ipn } = loaded;
  return { service, mongo, ports, ipn, accounts, timing: readTiming(loaded.timing), scale: readScale(loaded.scale) };
}

function readTiming(timing: Shape['timing']): Timing {
  const { latencyMinMs, latencyMaxMs, ipnRetryMs, ...waits } = timing;
  if (latencyMinMs > latencyMaxMs) {
    throw new ConfigError([{ variable: 'ADAIGI_SIMULATOR_LATENCY_MAX_MS', rule: 'must not be below ADAIGI_SIMULATOR_LATENCY_MIN_MS' }]);
  }
  if (!ipnRetryMs.every((item) => /^\d{1,8}$/.test(item))) {
    throw new ConfigError([{ variable: 'ADAIGI_SIMULATOR_IPN_RETRY_MS', rule: 'must be milliseconds, comma separated' }]);
  }
  return { ...waits, latencyMs: [latencyMinMs, latencyMaxMs], ipnRetryMs: ipnRetryMs.map(Number) };
}

function readScale(text: string): number {
  const scale = Number(text);
  if (scale > 0 && scale <= 10) return scale;
  throw new ConfigError([{ variable: 'ADAIGI_SIMULATOR_SCALE', rule: 'must be above 0 and at most 10' }]);
}

/** The built-in accounts. Their secrets are public and open nothing but this tool. */
export function developmentAccounts(): AccountsDocument {
  const document: unknown = JSON.parse(readFileSync(new URL('../accounts.dev.json', import.meta.url), 'utf8'));
  if (!Check(AccountsDocumentSchema, document)) throw new Error('accounts.dev.json does not fit its schema');
  return document;
}
