import { Metadata, status } from '@grpc/grpc-js';
import { ERROR_CODES } from '../catalogue.ts';
import type { AdaigiError } from '../error.ts';
import { encodeStatusDetails } from './status-details.ts';

/** Metadata key of the serialized google.rpc.Status. */
export const STATUS_DETAILS_KEY = 'grpc-status-details-bin';

/** The gRPC answer to an error: status, text and google.rpc details (ErrorInfo always, BadRequest and RetryInfo where they apply). */
export function toGrpcStatus(error: AdaigiError): { code: number; details: string; metadata: Metadata } {
  const code = status[ERROR_CODES[error.code].grpc];
  const metadata = new Metadata();
  const details = encodeStatusDetails({
    code,
    message: error.message,
    reason: error.code.toUpperCase(),
    metadata: error.reason === undefined ? {} : { reason: error.reason },
    fields: error.fields,
    retryAfterS: error.retryAfterS,
  });
  metadata.set(STATUS_DETAILS_KEY, details);
  return { code, details: error.message, metadata };
}
