import { AdaigiError } from '@adaigi/errors';
import { invalidRequest } from '../schemas/check.ts';

/**
 * The merchant's key of a creating call.
 * @throws AdaigiError `idempotency_key_missing`, or `invalid_request` when it is not 1 to 255 visible ASCII characters
 */
export function idempotencyKeyOf(value: string | readonly string[] | undefined): string {
  if (value === undefined || value === '') {
    throw new AdaigiError('idempotency_key_missing', 'Send an Idempotency-Key with every call that creates something.');
  }
  if (typeof value === 'string' && /^[\x21-\x7e]{1,255}$/.test(value)) return value;
  throw invalidRequest([{ field: 'Idempotency-Key', rule: 'pattern', message: 'must be 1 to 255 visible ASCII characters' }]);
}
