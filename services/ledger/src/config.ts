import { blocks, field, load } from '@adaigi/config';
import type { Environment, Loaded } from '@adaigi/config';

const shape = {
  service: blocks.service,
  mongo: blocks.mongo,
  kafka: blocks.kafka,
  grpc: blocks.grpc,
  /** Terms instead of those that come with the service. */
  termsFile: field.text('ADAIGI_LEDGER_TERMS', { default: null }),
  /** How often days that are due are looked for. */
  settleEveryMs: field.int('ADAIGI_LEDGER_SETTLE_EVERY_MS', { default: 60_000, min: 100, max: 3_600_000 }),
} as const;

export type LedgerConfig = Loaded<typeof shape>;

/** @throws ConfigError naming every variable that is missing or wrong. */
export function loadConfig(env: Environment): LedgerConfig {
  return load(env, shape);
}

/** What the command that proves the balances needs. @throws ConfigError */
export function loadMongoConfig(env: Environment): LedgerConfig['mongo'] {
  return load(env, { mongo: blocks.mongo }).mongo;
}
