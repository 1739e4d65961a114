import { blocks, connectorPeers, field, load, peer, type Environment } from '@adaigi/config';

/** Everything the service can be told, with its defaults. */
export function readConfig(environment: Environment) {
  return load(environment, {
    service: blocks.service,
    kafka: blocks.kafka,
    mongo: blocks.mongo,
    grpc: blocks.grpc,
    connectors: connectorPeers,
    merchants: peer('merchants'),
    /** Channels in the operator's order of preference, behind that of policies. */
    priority: field.list('ADAIGI_ROUTING_PRIORITY', { default: [] }),
    /** How old the newest snapshot of what was learnt may get. */
    snapshotEveryMs: field.int('ADAIGI_ROUTING_SNAPSHOT_EVERY_MS', { default: 60_000, min: 1_000 }),
  });
}
