import type { Caller } from './common-ports.ts';

/** One routing decision of a payment, as it was logged. */
export interface DecisionView {
  readonly id: string;
  readonly attemptNumber: number;
  readonly decidedAt: string;
  readonly summary: string;
  readonly approach: string;
  readonly draw: number;
  readonly policies: readonly string[];
  /** Best first; probabilities from 0 to 1. */
  readonly candidates: readonly {
    readonly channel: string;
    readonly wallet: string;
    readonly score: number;
    readonly low: number;
    readonly high: number;
    readonly choiceProbability: number;
    readonly health: string;
    readonly reasons: readonly string[];
  }[];
  readonly removals: readonly { readonly channel: string; readonly constraint: string; readonly detail: string }[];
}

/** The routing service. Throws AdaigiError as `Payments` does. */
export interface Routing {
  /** Oldest first; empty when none is known. Whoever asks must have proven that the payment is theirs. */
  decisionsOf(paymentId: string): Promise<readonly DecisionView[]>;
}

/** Whose policy is meant, and who asks: a merchant for its own in the world of its key, an operator for the platform's. */
export type PolicySubject = { readonly kind: 'merchant'; readonly caller: Caller } | { readonly kind: 'operator'; readonly handle: string; readonly token: string };

/** A policy in force. `changedAt` is empty before the first change. */
export interface PolicyView {
  readonly version: number;
  readonly policy: object;
  readonly hash: string;
  readonly changedAt: string;
}

/** What a policy would have changed in logged decisions; a channel is empty where there was none. */
export interface PolicyDryRun {
  readonly decisions: number;
  readonly changed: number;
  readonly withoutChannel: number;
  readonly shares: readonly { readonly channel: string; readonly before: number; readonly after: number }[];
  readonly constraints: readonly { readonly channel: string; readonly constraint: string; readonly before: number; readonly after: number }[];
  readonly examples: readonly { readonly paymentId: string; readonly attemptNumber: number; readonly decidedAt: string; readonly before: string; readonly after: string }[];
  readonly warnings: readonly string[];
}

/** Audit records of a policy, newest first; `nextBeforeVersion` is 0 on the last page. */
export interface PolicyChanges {
  readonly changes: readonly {
    readonly version: number;
    readonly changedBy: string;
    readonly changedAt: string;
    readonly note: string;
    readonly hashBefore: string;
    readonly hashAfter: string;
    readonly recordHash: string;
    readonly policy: object;
  }[];
  readonly nextBeforeVersion: number;
  readonly chainWhole: boolean;
}

/** The policies of the routing service. Throws AdaigiError as `Payments` does, `policy_changed` and, for an operator, `unauthenticated`. */
export interface RoutingPolicies {
  get(subject: PolicySubject): Promise<PolicyView>;
  put(subject: PolicySubject, change: { readonly policy: object; readonly basedOn: number; readonly note: string }): Promise<{ readonly policy: PolicyView; readonly warnings: readonly string[] }>;
  dryRun(subject: PolicySubject, wish: { readonly policy: object; readonly decisions: number }): Promise<PolicyDryRun>;
  changes(subject: PolicySubject, page: { readonly limit: number; readonly beforeVersion: number }): Promise<PolicyChanges>;
}
