import type { ErrorCode } from './catalogue.ts';

/** What is wrong with one field of a request. Never repeats the value. */
export interface FieldProblem {
  /** Path of the field, for example `payer.mobile`. */
  readonly field: string;
  /** required, type, max_length, min, max, pattern, enum, unknown_field, ... */
  readonly rule: string;
  /** Completes the sentence "<field> ...". */
  readonly message: string;
}

export interface AdaigiErrorOptions {
  readonly fields?: readonly FieldProblem[];
  /** Seconds after which another try makes sense. */
  readonly retryAfterS?: number;
  /** A finer code below the catalogue's, for example `signature_mismatch`. */
  readonly reason?: string;
  readonly cause?: unknown;
}

/**
 * The one error class that crosses an edge. The message is shown to callers: one sentence, free of personal data and secrets. The cause is
 * for the log only.
 */
export class AdaigiError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterS: number | undefined;
  readonly reason: string | undefined;

  constructor(code: ErrorCode, message: string, options: AdaigiErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AdaigiError';
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfterS = options.retryAfterS;
    this.reason = options.reason;
  }
}
