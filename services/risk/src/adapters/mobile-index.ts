import type { Secret } from '@adaigi/config';
import { hmacHex } from '@adaigi/signatures';

/** The blind index under which a mobile number is stored: equal numbers meet, none can be read back. */
export function createMobileIndex(idSecret: Secret): (mobile: string) => string {
  return (mobile) => hmacHex(idSecret.reveal(), 'risk-mobile', mobile);
}
