import { blocks, field, load, peer } from '@adaigi/config';
import type { Environment, Loaded, Secret } from '@adaigi/config';

/** Makes blind indexes of mobile numbers; another one makes every earlier number a stranger. */
const idSecret = field.secret('ADAIGI_ID_SECRET', { minBytes: 16 });

const shape = {
  service: blocks.service,
  mongo: blocks.mongo,
  kafka: blocks.kafka,
  grpc: blocks.grpc,
  idSecret,
  peers: { merchants: peer('merchants') },
  /** A rules file instead of the one that comes with the service. */
  rulesFile: field.text('ADAIGI_RISK_RULES', { default: null }),
} as const;

export type RiskConfig = Loaded<typeof shape>;

/** @throws ConfigError naming every variable that is missing or wrong. */
export function loadConfig(env: Environment): RiskConfig {
  return load(env, shape);
}

/** What the command that prints blind indexes needs. @throws ConfigError */
export function loadIdSecret(env: Environment): Secret {
  return load(env, { idSecret }).idSecret;
}
