import type { Mode, Money } from '@adaigi/domain';

/** What routing knows of a channel, from the connectors that serve it. */
export interface ChannelFacts {
  readonly id: string;
  readonly wallet: string;
  readonly mode: Mode;
  readonly minAmount: Money;
  readonly maxAmount: Money;
  readonly disabled: boolean;
}

/** The question of an attempt: which channels, in which order? */
export interface RouteRequest {
  readonly paymentId: string;
  readonly attemptNumber: number;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly amount: Money;
  /** Null when the method is open. */
  readonly wallet: string | null;
  /** A wallet this payer has paid with before; null when unknown. */
  readonly preferredWallet: string | null;
  readonly excludedChannels: readonly string[];
}

export interface Candidate {
  readonly channel: string;
  readonly wallet: string;
  /** Estimated probability of success, 0 to 1. */
  readonly score: number;
  /** With which probability this decision put the channel first. */
  readonly choiceProbability: number;
  readonly reasons: readonly string[];
}

export interface Removal {
  readonly channel: string;
  readonly constraint: string;
}

export interface RouteDecision {
  readonly decisionId: string;
  readonly candidates: readonly Candidate[];
  readonly removals: readonly Removal[];
  readonly approach: string;
  readonly summary: string;
}

export interface LoggedDecision {
  readonly request: Pick<RouteRequest, 'paymentId' | 'attemptNumber' | 'merchantId' | 'mode'>;
  readonly decision: RouteDecision;
  readonly decidedAt: Date;
}

export interface Clock {
  now(): Date;
}

export interface ChannelCatalogue {
  /** All channels of all processes that have ever answered; empty only before the first answer. */
  channels(): readonly ChannelFacts[];
}

/** Keeps decisions for Explain and for those who judge policies later. Never holds up a decision. */
export interface DecisionLog {
  record(entry: LoggedDecision): void;
  find(paymentId: string): Promise<LoggedDecision[]>;
}

/** What was learnt about channels so far, in memory. */
export interface Knowledge {
  score(channel: string, now: Date): { readonly mean: number; readonly weight: number };
  /** The breaker of the channel's charges is open in at least one process. */
  isDown(channel: string): boolean;
}

export interface Meter {
  decided(channel: string, approach: string): void;
}
