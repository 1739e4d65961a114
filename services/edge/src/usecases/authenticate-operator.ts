import { AdaigiError } from '@adaigi/errors';
import type { PolicySubject } from '../ports.ts';

/** Longer than any handle and token together. */
const MAX_LENGTH = 400;

/**
 * An operator's handle and token from HTTP Basic (RFC 7617). The service that owns the matter checks them; here they are only read.
 *
 * @throws AdaigiError `unauthenticated` when there are none
 */
export function authenticateOperator(authorization: string | undefined): Extract<PolicySubject, { kind: 'operator' }> {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '') ?? [];
  if (encoded === '' || encoded.length > MAX_LENGTH) throw refused();
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const [handle, token] = [text.slice(0, colon), text.slice(colon + 1)];
  if (colon < 1 || token === '') throw refused();
  return { kind: 'operator', handle, token };
}

function refused(): AdaigiError {
  return new AdaigiError('unauthenticated', 'Send an operator’s handle and token as HTTP Basic.', { reason: 'operator_missing' });
}
