import type { Mode, Money } from '@adaigi/domain';
import type { Health } from '@adaigi/routing-engine';
import type { PolicyRecord } from './core/policy-chain.ts';

/** How a payer pays: a prompt in the wallet, or a token to pay with in cash at a shop. */
export type PayMethod = 'wallet' | 'token';

/** What routing knows of a channel, from the connectors that serve it. */
export interface ChannelFacts {
  readonly id: string;
  readonly wallet: string;
  readonly mode: Mode;
  readonly minAmount: Money;
  readonly maxAmount: Money;
  readonly disabled: boolean;
  readonly methods: readonly PayMethod[];
  readonly chargeTimeoutMs: number;
}

/** The question of an attempt: which channels, in which order? */
export interface RouteRequest {
  readonly paymentId: string;
  readonly attemptNumber: number;
  /** Attempts that the payment may still make, this one included. */
  readonly attemptsLeft: number;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly amount: Money;
  readonly method: PayMethod;
  /** Null when the method is open. */
  readonly wallet: string | null;
  /** A wallet this payer has paid with before; null when unknown. */
  readonly preferredWallet: string | null;
  readonly repeatPayer: boolean;
  readonly excludedChannels: readonly string[];
}

export interface Candidate {
  readonly channel: string;
  readonly wallet: string;
  /** Estimated probability of success, 0 to 1, and its 90 % interval; to four decimals. */
  readonly score: number;
  readonly low: number;
  readonly high: number;
  /** With which probability this decision put the channel first. */
  readonly choiceProbability: number;
  readonly health: Health;
  readonly reasons: readonly string[];
}

export interface Removal {
  readonly channel: string;
  readonly constraint: string;
  /** For people, for example until when; empty when the constraint says it all. */
  readonly detail: string;
}

export interface RouteDecision {
  readonly decisionId: string;
  readonly candidates: readonly Candidate[];
  readonly removals: readonly Removal[];
  /** How the first one was found: the engine's words, `share`, `hold` or `none`. */
  readonly approach: string;
  readonly summary: string;
  /** The random number that took part; 0 when none did. */
  readonly draw: number;
  /** Nothing may be used now, but that passes: ask again after this long. 0 otherwise. */
  readonly holdMs: number;
  readonly policies: readonly string[];
}

export interface LoggedDecision {
  readonly request: RouteRequest;
  readonly features: readonly string[];
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
  /** In the order of attempts. */
  find(paymentId: string): Promise<LoggedDecision[]>;
  /** The latest ones, newest first; of one merchant in one world, or of all. */
  latest(of: { readonly mode: Mode; readonly merchantId: string } | null, limit: number): Promise<LoggedDecision[]>;
}

export interface Meter {
  decided(channel: string, approach: string): void;
}

/** Policies with their history. Nothing here changes or removes a record: a change is one more. */
export interface PolicyStore {
  /** Null when the scope has none. */
  newest(scope: string): Promise<PolicyRecord | null>;
  /** False when another change was faster: that version exists. */
  append(record: PolicyRecord): Promise<boolean>;
  /** Newest first. */
  changes(scope: string, beforeVersion: number | null, limit: number): Promise<PolicyRecord[]>;
  /** The whole chain from its first record. */
  chain(scope: string): AsyncIterable<PolicyRecord>;
}

/** Who the operators are, as the merchants service knows. */
export interface Operators {
  /** Whether the token is that of this operator, who is not disabled. */
  verify(handle: string, token: string): Promise<boolean>;
}
