import type { Outcome } from '@adaigi/domain';

/** A fresh token, or what the lack of one means for the call that wanted it. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly value: string; readonly expiresInMs: number }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

export interface Tokens {
  get(): Promise<TokenAnswer>;
  /** The gateway has refused this token. */
  forget(value: string): void;
}

interface Held {
  readonly token: TokenAnswer & { readonly kind: 'token' };
  readonly renewAt: number;
  readonly endsAt: number;
}

/** A token is renewed this long before its end, so that none expires on its way; short-lived ones in their last fifth. */
const EARLY_MS = 60_000;

/**
 * The token of an account: fetched when it is first wanted, renewed early, by one request at a time whoever asks. While a renewal fails, the old
 * token serves to its end.
 * @param clock monotonic, in milliseconds
 */
export function tokenSource(fetchToken: () => Promise<TokenAnswer>, clock: () => number = () => performance.now()): Tokens {
  let held: Held | null = null;
  let flight: Promise<TokenAnswer> | null = null;

  async function renew(): Promise<TokenAnswer> {
    const startedAt = clock();
    const token = await fetchToken();
    if (token.kind === 'outcome') return held !== null && clock() < held.endsAt ? held.token : token;
    const { expiresInMs } = token;
    // Counted from before the request: this can only be too strict.
    held = { token, renewAt: startedAt + expiresInMs - Math.min(EARLY_MS, expiresInMs / 5), endsAt: startedAt + expiresInMs };
    return token;
  }

  return {
    async get() {
      if (held !== null && clock() < held.renewAt) return held.token;
      flight ??= renew().finally(() => {
        flight = null;
      });
      return await flight;
    },
    forget(value) {
      if (held?.token.value === value) held = null;
    },
  };
}
