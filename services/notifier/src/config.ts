import { blocks, ConfigError, field, load, peer } from '@adaigi/config';
import type { Environment, Loaded } from '@adaigi/config';

const shape = {
  service: blocks.service,
  kafka: blocks.kafka,
  mongo: blocks.mongo,
  grpc: blocks.grpc,
  peers: { payments: peer('payments'), merchants: peer('merchants') },
  /** Seals the endpoints' secrets. */
  masterKey: field.secret('ADAIGI_MASTER_KEY', { minBytes: 32 }),
  /** Makes endpoint ids out of idempotency keys. */
  idSecret: field.secret('ADAIGI_ID_SECRET', { minBytes: 16 }),
  /** Development only: callbacks by plain http to this machine. */
  allowLoopback: field.flag('ADAIGI_ALLOW_LOOPBACK_CALLBACKS', { default: false }),
  sending: {
    /** Tries under way at the same time, in this process. */
    concurrency: field.int('ADAIGI_NOTIFIER_CONCURRENCY', { default: 128, min: 1, max: 2_000 }),
    /** Of these, at most so many of one merchant. */
    perMerchant: field.int('ADAIGI_NOTIFIER_PER_MERCHANT', { default: 16, min: 1, max: 2_000 }),
    /** Total time of one try. */
    timeoutMs: field.int('ADAIGI_NOTIFIER_TIMEOUT_MS', { default: 15_000, min: 100, max: 30_000 }),
  },
} as const;

export type NotifierConfig = Loaded<typeof shape>;

/** @throws ConfigError naming every variable that is missing or wrong. */
export function loadConfig(env: Environment): NotifierConfig {
  const config = load(env, shape);
  if (config.service.env === 'production' && config.allowLoopback) {
    throw new ConfigError([{ variable: 'ADAIGI_ALLOW_LOOPBACK_CALLBACKS', rule: 'must not be true in production' }]);
  }
  return config;
}
