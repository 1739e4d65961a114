/** Names of kafkajs errors that say "no broker could be asked", as opposed to "the broker said no". */
const CONNECTION_ERRORS = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSTopicMetadataNotLoaded',
  'KafkaJSMetadataNotLoaded',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSLockTimeout',
]);

/** Protocol errors of a cluster that is starting, electing or moving: they pass by themselves. */
const PASSING_TYPES = new Set([
  'COORDINATOR_NOT_AVAILABLE',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'GROUP_LOAD_IN_PROGRESS',
  'NOT_COORDINATOR',
  'NOT_COORDINATOR_FOR_GROUP',
  'NOT_LEADER_FOR_PARTITION',
  'LEADER_NOT_AVAILABLE',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'BROKER_NOT_AVAILABLE',
  'REPLICA_NOT_AVAILABLE',
  'NOT_CONTROLLER',
  'REQUEST_TIMED_OUT',
  'NETWORK_EXCEPTION',
  'NOT_ENOUGH_REPLICAS',
  'NOT_ENOUGH_REPLICAS_AFTER_APPEND',
]);

/** True for trouble that ends when the cluster is well again; false for what a restart will not cure. */
export function isConnectivity(error: unknown): boolean {
  for (let current: unknown = error, depth = 0; current instanceof Error && depth < 6; current = current.cause, depth += 1) {
    if (CONNECTION_ERRORS.has(current.name)) return true;
    if ('type' in current && typeof current.type === 'string' && PASSING_TYPES.has(current.type)) return true;
    if ('code' in current && (current.code === 'ECONNREFUSED' || current.code === 'ECONNRESET' || current.code === 'ETIMEDOUT')) return true;
  }
  return false;
}

/** A word for logs and dead letters: class and code of an error, never its text, which may quote data. */
export function errorClass(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'type' in error && typeof error.type === 'string' ? error.type : '';
  return code === '' ? error.name : `${error.name}:${code}`;
}
