import type { Money, Outcome, Receiver } from '@adaigi/domain';
import type { HttpClient } from './http/client.ts';
import type { ProviderSection } from './section.ts';

/** A request to pay somebody. */
export interface PayoutOrder {
  /** Our reference: 20 characters A-Z 0-9, never used twice. Not every provider lets it travel. */
  readonly reference: string;
  /** A fresh reference for the question about the receiver that comes before, where the provider wants one. */
  readonly checkReference: string;
  readonly amount: Money;
  readonly receiver: Receiver;
  /** `performance.now()` after which the request must not leave any more; logins before it do not count. */
  readonly leaveBy: number;
}

/** A question what became of a payout. */
export interface PayoutInquiryOrder {
  readonly reference: string;
  /** A fresh reference for the question itself, where the provider wants one. */
  readonly inquiryReference: string;
  readonly amount: Money;
  /** The provider's own number of the payout, as far as an answer told it; else empty. */
  readonly providerTransactionId: string;
  /** The provider's window has passed since the request could last have left: a "failed" is now a verdict. */
  readonly conclusive: boolean;
}

/**
 * One account that pays out: its wire protocol and nothing else. No retry, breaker, record or clock inside; whatever the provider does is an
 * outcome, and only bugs throw. Logins may be made anew; the request that moves money leaves at most once per call.
 */
export interface PayoutConnector {
  payout(order: PayoutOrder, signal: AbortSignal): Promise<Outcome>;
  /** @returns `unknown` with reason `no_inquiry` where the provider cannot be asked about this payout */
  inquire(order: PayoutInquiryOrder, signal: AbortSignal): Promise<Outcome>;
}

/** What a payout connector may use. Times run from the first byte sent to the last byte received. */
export interface PayoutConnectorDeps {
  readonly http: HttpClient;
  readonly timeouts: { readonly payoutMs: number; readonly inquireMs: number };
}

/** Where a payout channel pays into. */
export type PayoutDestination = 'wallet' | 'bank';

/** Times that belong to the provider; each can be replaced in a channel's configuration. */
export interface PayoutTiming {
  /** When a "failed" in an inquiry becomes a verdict, counted from the time after which the request could not leave any more. */
  readonly windowMs: number;
  /** Waits before the first, second, ... inquiry. */
  readonly inquiryScheduleMs: readonly number[];
}

/** A payout channel whose configuration has been read and found right. */
export interface PreparedPayoutChannel {
  readonly baseUrl: URL;
  /** Whether an inquiry finds a payout by our own reference. If not, two like transfers at once could never be told apart. */
  readonly knowsReference: boolean;
  /** Our codes of the banks that it pays into; none where it pays into wallets. */
  readonly banks: readonly string[];
  readonly timing: PayoutTiming;
  create(deps: PayoutConnectorDeps): PayoutConnector;
}

export interface PayoutRegistration {
  /** @throws ChannelConfigError listing every problem by key, never a value */
  parseConfig(section: ProviderSection, destination: PayoutDestination): PreparedPayoutChannel;
}
