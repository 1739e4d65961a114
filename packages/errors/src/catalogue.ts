/**
 * Every error code of the platform with its HTTP status, its gRPC status and the title of its problem document. One catalogue: an edge
 * never invents a code. Outcomes of payments are not errors; their reasons are in `@adaigi/domain`.
 */
export const ERROR_CODES = {
  invalid_request: { http: 400, grpc: 'INVALID_ARGUMENT', title: 'The request is not valid' },
  idempotency_key_missing: { http: 400, grpc: 'INVALID_ARGUMENT', title: 'An idempotency key is required' },
  unauthenticated: { http: 401, grpc: 'UNAUTHENTICATED', title: 'The request is not authenticated' },
  forbidden: { http: 403, grpc: 'PERMISSION_DENIED', title: 'The credential may not do this' },
  not_found: { http: 404, grpc: 'NOT_FOUND', title: 'Not found' },
  method_not_allowed: { http: 405, grpc: 'UNIMPLEMENTED', title: 'The method is not allowed here' },
  not_acceptable: { http: 406, grpc: 'INVALID_ARGUMENT', title: 'No representation is acceptable' },
  idempotency_conflict: { http: 409, grpc: 'ALREADY_EXISTS', title: 'The idempotency key was used for another request' },
  payment_not_cancellable: { http: 409, grpc: 'FAILED_PRECONDITION', title: 'The payment cannot be cancelled any more' },
  payment_not_refundable: { http: 409, grpc: 'FAILED_PRECONDITION', title: 'The payment cannot be refunded' },
  refund_exceeds_captured: { http: 409, grpc: 'FAILED_PRECONDITION', title: 'The refund exceeds what is left of the payment' },
  insufficient_balance: { http: 409, grpc: 'FAILED_PRECONDITION', title: 'The balance does not cover this' },
  hold_settled: { http: 409, grpc: 'FAILED_PRECONDITION', title: 'The hold has ended otherwise' },
  not_settleable: { http: 409, grpc: 'FAILED_PRECONDITION', title: 'This cannot be settled by hand' },
  policy_changed: { http: 409, grpc: 'FAILED_PRECONDITION', title: 'The policy has changed since it was read' },
  repeat_within_window: { http: 409, grpc: 'FAILED_PRECONDITION', title: 'The same payment was made a moment ago' },
  payload_too_large: { http: 413, grpc: 'RESOURCE_EXHAUSTED', title: 'The request is too large' },
  unsupported_media_type: { http: 415, grpc: 'INVALID_ARGUMENT', title: 'The media type is not supported' },
  rate_limited: { http: 429, grpc: 'RESOURCE_EXHAUSTED', title: 'Too many requests' },
  internal: { http: 500, grpc: 'INTERNAL', title: 'Something went wrong inside Adaigi' },
  unavailable: { http: 503, grpc: 'UNAVAILABLE', title: 'Temporarily unavailable' },
  no_wallet_available: { http: 503, grpc: 'UNAVAILABLE', title: 'No receiving wallet can be shown now' },
  deadline_exceeded: { http: 504, grpc: 'DEADLINE_EXCEEDED', title: 'No answer in time' },
} as const satisfies Record<string, { http: number; grpc: GrpcStatusName; title: string }>;

/** The gRPC status names that the catalogue uses. */
export type GrpcStatusName =
  | 'INVALID_ARGUMENT'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_DENIED'
  | 'NOT_FOUND'
  | 'UNIMPLEMENTED'
  | 'ALREADY_EXISTS'
  | 'FAILED_PRECONDITION'
  | 'RESOURCE_EXHAUSTED'
  | 'INTERNAL'
  | 'UNAVAILABLE'
  | 'DEADLINE_EXCEEDED';

export type ErrorCode = keyof typeof ERROR_CODES;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_CODES, text);
}
