import { AdaigiError, fromUnknown } from '@adaigi/errors';

/** MongoDB's code for a unique index that refused a write. */
const DUPLICATE_KEY = 11000;

/** True when a unique index, `_id` included, refused the write: with a derived `_id` that is an answer, not an error. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
}

/** The name of the unique index that refused the write; null when the error is something else. */
export function duplicateIndex(error: unknown): string | null {
  if (!(error instanceof Error) || !isDuplicateKey(error)) return null;
  return /index: (\S+)/.exec(error.message)?.[1] ?? null;
}

/** `unavailable` with a time to try again where MongoDB cannot be reached now, else the error as it was. For those who must tell the two apart. */
export function toUnavailable(error: unknown): unknown {
  const known = fromUnknown(error);
  return known instanceof AdaigiError && known.code === 'unavailable' ? known : error;
}
