import { constants, privateDecrypt, randomInt } from 'node:crypto';
import type { EasypaisaPayoutAccount } from '../core/accounts.ts';
import { compactTime } from '../core/karachi.ts';

/** Logins of the bank's gateway, in memory. Each is good for one call: how long they really last is not published. */
export interface PayoutLogins {
  /** The time stamp that proves the login; undefined for a wrong payload. */
  logIn(account: EasypaisaPayoutAccount, payload: unknown): string | undefined;
  /** Whether a call carries the proof of a login that was not used yet. */
  spend(account: EasypaisaPayoutAccount, hash: unknown): boolean;
}

const mostLogins = 10_000;

export function openPayoutLogins(privateKeyPem: string, now: () => Date): PayoutLogins {
  const open = new Set<string>();

  function read(sealed: unknown): string {
    try {
      return privateDecrypt({ key: privateKeyPem, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(typeof sealed === 'string' ? sealed : '', 'base64')).toString('utf8');
    } catch {
      return '';
    }
  }

  return {
    logIn(account, payload) {
      if (read(payload) !== `${account.msisdn}:${account.pin}`) return undefined;
      if (open.size >= mostLogins) open.clear();
      const timestamp = `${compactTime(now())}${randomInt(1e9).toString().padStart(9, '0')}`;
      open.add(`${account.msisdn}~${timestamp}`);
      return timestamp;
    },
    spend(account, hash) {
      const proof = read(hash);
      return proof.startsWith(`${account.msisdn}~`) && open.delete(proof);
    },
  };
}
