import { field } from './field.ts';
import type { Field } from './read.ts';

const PORT = { min: 0, max: 65_535 } as const;
const ADDRESS = /^[A-Za-z0-9.:[\]-]+:\d{1,5}$/;

/** The variables that several services share. A service composes those it needs with its own. */
export const blocks = {
  /** Every process. */
  service: {
    /** Name in logs and metrics, for example `connectors-jazzcash`. */
    name: field.text('ADAIGI_SERVICE', { pattern: /^[a-z][a-z0-9-]{1,40}$/ }),
    env: field.text('ADAIGI_ENV', { oneOf: ['development', 'test', 'production'] }),
    logLevel: field.text('ADAIGI_LOG_LEVEL', {
      oneOf: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      default: 'info',
    }),
    /** Where health and metrics are served; 0 takes a free port. */
    opsPort: field.int('ADAIGI_OPS_PORT', PORT),
    /** Interface on which every server of the process listens. */
    host: field.text('ADAIGI_HOST', { default: '127.0.0.1' }),
  },
  kafka: {
    brokers: field.list('ADAIGI_KAFKA', { itemPattern: ADDRESS }),
    /** Prepended to topics and group ids, so that test runs share one broker. */
    topicPrefix: field.text('ADAIGI_TOPIC_PREFIX', { pattern: /^[a-z0-9._-]{1,60}$/, default: '' }),
  },
  mongo: {
    /** May hold a password. */
    uri: field.secret('ADAIGI_MONGODB'),
    /** The database is `<prefix>_<service>`. */
    dbPrefix: field.text('ADAIGI_DB_PREFIX', { pattern: /^[a-zA-Z0-9_-]{1,30}$/, default: 'adaigi' }),
  },
  grpc: {
    port: field.int('ADAIGI_GRPC_PORT', PORT),
  },
} as const;

/** Address of another service's gRPC server: `peer('merchants')` reads ADAIGI_MERCHANTS_GRPC. */
export function peer(name: string): Field<string> {
  return field.text(`ADAIGI_${name.toUpperCase().replaceAll('-', '_')}_GRPC`, { pattern: ADDRESS });
}

/** Addresses of every connectors process, host:port. */
export const connectorPeers: Field<readonly string[]> = field.list('ADAIGI_CONNECTORS', { itemPattern: ADDRESS });
