import { Metadata, status } from '@grpc/grpc-js';
import { isErrorCode } from '../catalogue.ts';
import type { ErrorCode } from '../catalogue.ts';
import { AdaigiError } from '../error.ts';
import { fromUnknown } from '../from-unknown.ts';
import { decodeStatusDetails } from './status-details.ts';
import type { StatusDetails } from './status-details.ts';
import { STATUS_DETAILS_KEY } from './to-status.ts';

/** For a peer that sends a bare status. What is not listed is a broken contract: `internal`, never the caller's fault. */
const CODE_OF: Readonly<Record<number, ErrorCode>> = {
  [status.INVALID_ARGUMENT]: 'invalid_request',
  [status.OUT_OF_RANGE]: 'invalid_request',
  [status.UNAUTHENTICATED]: 'unauthenticated',
  [status.PERMISSION_DENIED]: 'forbidden',
  [status.NOT_FOUND]: 'not_found',
  [status.ALREADY_EXISTS]: 'idempotency_conflict',
  [status.RESOURCE_EXHAUSTED]: 'rate_limited',
  [status.UNAVAILABLE]: 'unavailable',
  [status.ABORTED]: 'unavailable',
  [status.CANCELLED]: 'deadline_exceeded',
  [status.DEADLINE_EXCEEDED]: 'deadline_exceeded',
};

/** Texts for bare statuses: what the transport says may name addresses, so it stays in the cause. */
const TEXT_OF: Partial<Record<ErrorCode, string>> = {
  unavailable: 'A needed service cannot be reached now.',
  deadline_exceeded: 'No answer came in time.',
  internal: 'Something went wrong inside Adaigi.',
};

/**
 * What a gRPC client call threw, as an error of the catalogue. With a peer of this platform it is the very error that the peer threw; a
 * bare status maps by its code. `deadline_exceeded` on a charge means unknown, never failed.
 */
export function fromGrpcError(error: unknown): AdaigiError {
  if (error instanceof AdaigiError) return error;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number') return fromUnknown(error);
  const details = readDetails(error);
  const code = details?.reason.toLowerCase() ?? '';
  if (details !== null && isErrorCode(code)) {
    const { fields, retryAfterS, metadata } = details;
    return new AdaigiError(code, details.message, {
      fields,
      cause: error,
      ...(retryAfterS === undefined ? {} : { retryAfterS }),
      ...(metadata['reason'] === undefined ? {} : { reason: metadata['reason'] }),
    });
  }
  const bare = CODE_OF[error.code] ?? 'internal';
  const text = 'details' in error && typeof error.details === 'string' ? error.details : '';
  return new AdaigiError(bare, TEXT_OF[bare] ?? text, { cause: error });
}

function readDetails(error: Error): StatusDetails | null {
  if (!('metadata' in error) || !(error.metadata instanceof Metadata)) return null;
  const [bytes] = error.metadata.get(STATUS_DETAILS_KEY);
  return bytes instanceof Uint8Array ? decodeStatusDetails(bytes) : null;
}
