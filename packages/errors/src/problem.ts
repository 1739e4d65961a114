import { ERROR_CODES } from './catalogue.ts';
import type { ErrorCode } from './catalogue.ts';
import type { AdaigiError, FieldProblem } from './error.ts';

/** An RFC 9457 problem document. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ErrorCode;
  readonly reason?: string;
  readonly errors?: readonly FieldProblem[];
}

/**
 * The HTTP answer to an error.
 * @param instance identifies this occurrence: the request's path or id.
 */
export function toProblem(
  error: AdaigiError,
  instance: string,
): { status: number; headers: Record<string, string>; body: Problem } {
  const { http, title } = ERROR_CODES[error.code];
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' };
  if (error.retryAfterS !== undefined) headers['retry-after'] = String(Math.max(1, Math.ceil(error.retryAfterS)));
  const body: Problem = {
    type: `urn:adaigi:error:${error.code}`,
    title,
    status: http,
    detail: error.message,
    instance,
    code: error.code,
    ...(error.reason === undefined ? {} : { reason: error.reason }),
    ...(error.fields.length === 0 ? {} : { errors: error.fields }),
  };
  return { status: http, headers, body };
}
