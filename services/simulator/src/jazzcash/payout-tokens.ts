import { randomBytes } from 'node:crypto';
import type { JazzcashPayoutAccount } from '../core/accounts.ts';

/** Bearer tokens of the disbursement gateway, in memory: a restart makes callers log in again, as an expiry does. */
export interface PayoutTokens {
  issue(account: JazzcashPayoutAccount): { readonly value: string; readonly seconds: number };
  /** The account of a token that is still good. */
  accountOf(authorization: unknown): JazzcashPayoutAccount | undefined;
  revoke(authorization: unknown): void;
}

const defaultSeconds = 3_600;
const mostTokens = 10_000;

export function openPayoutTokens(now: () => Date): PayoutTokens {
  const tokens = new Map<string, { readonly account: JazzcashPayoutAccount; readonly endsAt: number }>();
  return {
    issue(account) {
      if (tokens.size >= mostTokens) tokens.clear();
      const value = randomBytes(24).toString('hex');
      const seconds = account.tokenSeconds ?? defaultSeconds;
      tokens.set(value, { account, endsAt: now().getTime() + seconds * 1_000 });
      return { value, seconds };
    },
    accountOf(authorization) {
      const token = tokens.get(bearer(authorization));
      return token !== undefined && token.endsAt > now().getTime() ? token.account : undefined;
    },
    revoke: (authorization) => void tokens.delete(bearer(authorization)),
  };
}

function bearer(authorization: unknown): string {
  return typeof authorization === 'string' && authorization.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : '';
}
