import type { Caller } from './common-ports.ts';

export interface Nonces {
  /** False when this key has used the nonce before. @throws AdaigiError `unavailable` */
  remember(keyId: string, nonce: string): Promise<boolean>;
}

/** Withdrawal ids that stood for tests: they must not come to stand for money. */
export interface TestWithdrawals {
  /** False when the id stands for a test with other content. @throws AdaigiError `unavailable` */
  remember(caller: Caller, withdrawalId: string, contentDigest: string): Promise<boolean>;
  /** @throws AdaigiError `unavailable` */
  knows(caller: Caller, withdrawalId: string): Promise<boolean>;
}

/** Numbers of transactions that merchants bound to a user before the transaction came. */
export interface SavedIds {
  /** Binds a number to a user's next transaction, in place of an earlier one. @throws AdaigiError `unavailable` */
  save(caller: Caller, label: string, customTransactionId: string): Promise<void>;
  /** Null when none is bound. @throws AdaigiError `unavailable` */
  find(caller: Caller, label: string): Promise<string | null>;
}

/** How a transaction of the Paykassma dialect is paid: by hand (a claim) or asked for on the phone. */
export type TransactionKind = 'claim' | 'push';

/** What merchants' numbers of transactions stand for: claims and pushes are kept apart, and a number must not be credited by both. */
export interface TransactionKinds {
  /** Binds a number to a kind for good, before anything is made under it. False when it stands for the other kind. @throws AdaigiError `unavailable` */
  bind(caller: Caller, customTransactionId: string, kind: TransactionKind): Promise<boolean>;
  /** Null when it stands for nothing yet. @throws AdaigiError `unavailable` */
  kindOf(caller: Caller, customTransactionId: string): Promise<TransactionKind | null>;
}

export interface RateLimits {
  /** Counts one request. Null when it may go on, else the seconds to wait. Answers from memory. */
  take(kind: 'ip' | 'key', subject: string): number | null;
}

/** Bounds how many requests wait for a final state at once. */
export interface WaitingRoom {
  /**
   * Runs a wait; null when there is no place. The signal given to the wait ends with the caller or with this process.
   * @param gone ends when the caller has gone
   */
  enter<T>(merchantId: string, gone: AbortSignal | undefined, wait: (signal: AbortSignal) => Promise<T>): Promise<T> | null;
}
