import { AdaigiError } from '@adaigi/errors';
import type { Caller, Credential } from '../ports.ts';

/** Turns a proven credential into a caller. @throws AdaigiError `forbidden` when its merchant may not transact */
export function admit(credential: Credential): Caller {
  if (!credential.merchantActive) throw new AdaigiError('forbidden', 'The merchant is disabled.', { reason: 'merchant_disabled' });
  return { merchantId: credential.merchantId, mode: credential.mode, keyId: credential.id, settings: credential.settings };
}
