export { ERROR_CODES, isErrorCode } from './catalogue.ts';
export type { ErrorCode, GrpcStatusName } from './catalogue.ts';
export { AdaigiError } from './error.ts';
export type { AdaigiErrorOptions, FieldProblem } from './error.ts';
export { fromUnknown } from './from-unknown.ts';
export { fromGrpcError } from './grpc/from-error.ts';
export { STATUS_DETAILS_KEY, toGrpcStatus } from './grpc/to-status.ts';
export { toProblem } from './problem.ts';
export type { Problem } from './problem.ts';
