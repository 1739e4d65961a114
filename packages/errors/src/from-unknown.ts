import { types } from 'node:util';
import { AdaigiError } from './error.ts';

/** Seconds after which a caller should try again while an engine is away. */
const ENGINE_RETRY_AFTER_S = 2;

/** How the drivers name "the engine cannot be reached now". By name, so that this package needs neither driver. */
const ENGINE_ERRORS = new Set([
  // mongodb, mongoose
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoTopologyClosedError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'PoolClearedOnNetworkError',
  'MongooseServerSelectionError',
  'DisconnectedError',
  // kafkajs
  'KafkaJSBrokerNotFound',
  'KafkaJSConnectionClosedError',
  'KafkaJSConnectionError',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSNumberOfRetriesExceeded',
  'KafkaJSRequestTimeoutError',
  'KafkaJSTimeout',
]);

const SOCKET_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN']);

/** Labels by which MongoDB's server itself says that another try may succeed (fail-over, stepping down). */
const RETRYABLE_LABELS: readonly string[] = ['RetryableWriteError', 'TransientTransactionError'];

/** The one funnel: whatever was thrown becomes an error of the catalogue. What nobody foresaw becomes `internal`, its text kept as cause. */
export function fromUnknown(error: unknown): AdaigiError {
  if (error instanceof AdaigiError) return error;
  if (isEngineAway(error)) {
    return new AdaigiError('unavailable', 'A needed service cannot be reached now.', { retryAfterS: ENGINE_RETRY_AFTER_S, cause: error });
  }
  return new AdaigiError('internal', 'Something went wrong inside Adaigi.', { cause: error });
}

function isEngineAway(error: unknown): boolean {
  // A socket's error may come from another realm, whose `Error` is another.
  if (!types.isNativeError(error)) return false;
  if (ENGINE_ERRORS.has(error.name)) return true;
  if ('code' in error && typeof error.code === 'string' && SOCKET_ERRORS.has(error.code)) return true;
  return hasRetryableLabel(error);
}

function hasRetryableLabel(error: Error): boolean {
  if (!('hasErrorLabel' in error) || typeof error.hasErrorLabel !== 'function') return false;
  const ask = error.hasErrorLabel.bind(error) as (label: string) => unknown;
  return RETRYABLE_LABELS.some((label) => ask(label) === true);
}
