import type { AttemptState, Mode } from '@adaigi/domain';

/** Who sent an authenticated request. */
export interface Caller {
  readonly merchantId: string;
  readonly mode: Mode;
  /** The credential used; only for counting, never shown. */
  readonly keyId: string;
  /** Settings of the merchant, where the API that it came by needs them. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Why a payment ended without money. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** One try over one channel, as far as merchants may see it. Times are RFC 3339, empty while unknown. */
export interface AttemptView {
  readonly number: number;
  readonly channel: string;
  readonly wallet: string;
  readonly state: AttemptState;
  readonly decisionId: string;
  readonly routingReason: string;
  readonly reason: string;
  readonly sentAt: string;
  readonly settledAt: string;
}

export interface WaitOptions {
  /** Wait up to this long for a final state; 0 answers at once. */
  readonly waitMs: number;
  readonly signal?: AbortSignal | undefined;
}
