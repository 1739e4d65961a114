import { blocks, field, load, type Environment } from '@adaigi/config';

/** Everything the service can be told. */
export function readConfig(environment: Environment) {
  return load(environment, {
    service: blocks.service,
    kafka: blocks.kafka,
    mongo: blocks.mongo,
    grpc: blocks.grpc,
    /** Base64 of 32 bytes; wraps the data keys of the sealed credentials. */
    masterKey: field.secret('ADAIGI_MASTER_KEY', { minBytes: 44 }),
    /** What the hosts of Paykassma merchants end in; api. and plugin. of each must lead to the edge. */
    paykassmaDomain: field.text('ADAIGI_PAYKASSMA_DOMAIN', { pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)*$/, default: 'paykassma.localhost' }),
  });
}
