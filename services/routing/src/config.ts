import { blocks, connectorPeers, field, load, type Environment } from '@adaigi/config';

/** Everything the service can be told, with its defaults. */
export function readConfig(environment: Environment) {
  return load(environment, {
    service: blocks.service,
    kafka: blocks.kafka,
    mongo: blocks.mongo,
    grpc: blocks.grpc,
    connectors: connectorPeers,
    /** Channels in the operator's order of preference. */
    priority: field.list('ADAIGI_ROUTING_PRIORITY', { default: [] }),
    /** Success rates closer than this many per cent count as equal. */
    tolerancePercent: field.int('ADAIGI_ROUTING_TOLERANCE_PERCENT', { default: 5, min: 1, max: 100 }),
    /** After this time an outcome counts half. */
    halfLifeMs: field.int('ADAIGI_ROUTING_HALF_LIFE_MS', { default: 300_000, min: 1_000 }),
  });
}
