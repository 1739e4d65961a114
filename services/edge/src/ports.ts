import type { Mode, Money, Outcome, Payer, PaymentState, RefundState } from '@adaigi/domain';
import type { Deposits, Transfers } from './deposit-ports.ts';
import type { Payouts } from './payout-ports.ts';
import type { AttemptView, Caller, Failure, WaitOptions } from './common-ports.ts';

export type { AttemptView, Caller, Failure, WaitOptions } from './common-ports.ts';

/** What the payer must do; `token` and `expiresAt` are empty where they do not apply. */
export interface NextActionView {
  readonly type: string;
  readonly token: string;
  readonly expiresAt: string;
}

export interface RefundView {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly state: RefundState;
  readonly reason: string;
  readonly createdAt: string;
  readonly settledAt: string;
  readonly failureCode: string;
}

/** A payment as the payments service knows it now. Times are RFC 3339, empty while unknown. The payer is not masked yet. */
export interface PaymentView {
  readonly id: string;
  readonly state: PaymentState;
  readonly reference: string;
  readonly amount: Money;
  /** Empty when the method is open. */
  readonly wallet: string;
  readonly payer: Payer;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly failure: Failure | null;
  readonly nextAction: NextActionView | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly settledAt: string;
  readonly attempts: readonly AttemptView[];
  readonly refunds: readonly RefundView[];
  readonly refundedMinor: bigint;
  readonly dialectData: Readonly<Record<string, string>>;
}

/** Everything a dialect says about a payment it wants. Empty text where a value is absent. */
export interface NewPayment {
  readonly dialect: 'native' | 'paypro' | 'paykassma';
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly wallet: string;
  readonly method: string;
  readonly payer: Payer;
  readonly reference: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly expiresAt: string;
  readonly notifyUrl: string;
  readonly dialectData: Readonly<Record<string, string>>;
  /** A repeat to forbid for a time, in seconds; null when none. */
  readonly repeatGuard: { readonly key: string; readonly windowS: number } | null;
  /** Nothing is sent before {@link Payments.confirm}. */
  readonly awaitsPayer?: true;
}

export interface NewRefund {
  readonly paymentId: string;
  readonly idempotencyKey: string;
  /** Null for all that is left. */
  readonly amount: Money | null;
  readonly reason: string;
}

export interface PaymentFilter {
  readonly reference: string;
  readonly state: PaymentState | null;
  readonly createdFrom: string;
  readonly createdTo: string;
  readonly limit: number;
  readonly cursor: string;
}

/** How a payment is named: by its id, or by the key it was created with. */
export type PaymentName = { readonly id: string } | { readonly dialect: 'paypro' | 'paykassma'; readonly idempotencyKey: string };

/** The payments service. Every method throws AdaigiError: `not_found`, the conflicts of the catalogue, `unavailable`, `deadline_exceeded`. */
export interface Payments {
  create(caller: Caller, payment: NewPayment): Promise<{ payment: PaymentView; replayed: boolean }>;
  get(caller: Caller, name: PaymentName, options?: WaitOptions): Promise<PaymentView>;
  list(caller: Caller, filter: PaymentFilter): Promise<{ payments: PaymentView[]; nextCursor: string }>;
  /** Lets a payment go on that awaits its payer; later calls change nothing. @param word `mobile` empty keeps the merchant's number */
  confirm(caller: Caller, word: { readonly paymentId: string; readonly wallet: string; readonly mobile: string }): Promise<PaymentView>;
  cancel(caller: Caller, paymentId: string): Promise<PaymentView>;
  refund(caller: Caller, refund: NewRefund): Promise<{ refund: RefundView; replayed: boolean }>;
}

export interface EndpointView {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly disabled: boolean;
  readonly disabledReason: string;
  readonly createdAt: string;
}

export interface EndpointChange {
  readonly url?: string | undefined;
  readonly events?: readonly string[] | undefined;
  readonly disabled?: boolean | undefined;
}

export interface DeliveryView {
  readonly id: string;
  readonly endpointId: string;
  readonly dialect: string;
  readonly eventType: string;
  readonly eventId: string;
  readonly paymentId: string;
  readonly state: string;
  readonly tries: number;
  readonly nextTryAt: string;
  /** 0 when the last try had no answer. */
  readonly lastStatus: number;
  readonly lastError: string;
  readonly lastLatencyMs: number;
  readonly createdAt: string;
  readonly deliveredAt: string;
}

export interface DeliveryFilter {
  readonly endpointId: string;
  readonly paymentId: string;
  readonly limit: number;
  readonly cursor: string;
}

/** The notifier service. Throws AdaigiError as {@link Payments} does. */
export interface Webhooks {
  create(caller: Caller, endpoint: { url: string; events: readonly string[]; idempotencyKey: string }): Promise<{ endpoint: EndpointView; secret: string }>;
  list(caller: Caller): Promise<EndpointView[]>;
  update(caller: Caller, endpointId: string, change: EndpointChange): Promise<EndpointView>;
  remove(caller: Caller, endpointId: string): Promise<void>;
  deliveries(caller: Caller, filter: DeliveryFilter): Promise<{ deliveries: DeliveryView[]; nextCursor: string }>;
  resend(caller: Caller, deliveryId: string): Promise<DeliveryView>;
}

/** A test withdrawal of the Paykassma dialect. */
export interface TestPostback {
  readonly withdrawalId: string;
  readonly walletType: string;
  readonly amount: Money;
  readonly label: string;
  /** 03XXXXXXXXX. */
  readonly accountNumber: string;
  readonly accountName: string;
}

/** The notifier's postbacks. Throws AdaigiError as {@link Payments} does. */
export interface Postbacks {
  /** Once per withdrawal id. */
  sendTest(caller: Caller, postback: TestPostback): Promise<void>;
}

/** A merchant's money in one currency, in minor units; available may be below zero. */
export interface BalanceView {
  readonly currency: string;
  readonly available: bigint;
  readonly held: bigint;
  readonly unsettled: bigint;
  readonly refunding: bigint;
}

/** What one journal entry changed. Empty text where a value is absent. */
export interface StatementLineView extends Omit<BalanceView, 'currency'> {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly refundId: string;
  readonly reference: string;
  readonly occurredAt: string;
  readonly bookedAt: string;
  readonly gross: bigint;
  readonly fee: bigint;
}

export interface StatementPageView {
  readonly opening: BalanceView;
  readonly closing: BalanceView;
  readonly lines: readonly StatementLineView[];
  readonly nextCursor: string;
}

/** Whole local days, `yyyy-mm-dd`. */
export interface StatementFilter {
  readonly fromDay: string;
  readonly toDay: string;
  readonly currency: string;
  readonly limit: number;
  readonly cursor: string;
}

/** The ledger service. Throws AdaigiError as {@link Payments} does. */
export interface Ledger {
  balances(caller: Caller): Promise<{ readonly balances: readonly BalanceView[]; readonly asOf: string }>;
  statement(caller: Caller, filter: StatementFilter): Promise<StatementPageView>;
}

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

/** The routing service. Throws AdaigiError as {@link Payments} does. */
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

/** The policies of the routing service. Throws AdaigiError as {@link Payments} does, `policy_changed` and, for an operator, `unauthenticated`. */
export interface RoutingPolicies {
  get(subject: PolicySubject): Promise<PolicyView>;
  put(subject: PolicySubject, change: { readonly policy: object; readonly basedOn: number; readonly note: string }): Promise<{ readonly policy: PolicyView; readonly warnings: readonly string[] }>;
  dryRun(subject: PolicySubject, wish: { readonly policy: object; readonly decisions: number }): Promise<PolicyDryRun>;
  changes(subject: PolicySubject, page: { readonly limit: number; readonly beforeVersion: number }): Promise<PolicyChanges>;
}

export type CredentialKind = 'native' | 'bearer' | 'paypro' | 'client-certificate' | 'paykassma-secret' | 'paykassma-host';

/** An active credential with its merchant. */
export interface Credential {
  readonly id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  /** hmac-sha256, ed25519, md5 or empty. */
  readonly algorithm: string;
  readonly secret: string;
  readonly publicKey: string;
  readonly merchantActive: boolean;
  /** The shop, as payers know it. */
  readonly merchantName: string;
  readonly settings: Readonly<Record<string, string>>;
}

export interface Credentials {
  /** Null when there is none that is active. May be up to 60 s old. @throws AdaigiError `unavailable` */
  resolve(kind: CredentialKind, id: string): Promise<Credential | null>;
}

export interface Nonces {
  /** False when this key has used the nonce before. @throws AdaigiError `unavailable` */
  remember(keyId: string, nonce: string): Promise<boolean>;
}

/** Withdrawal ids that stood for tests: they must not come to stand for money. */
export interface TestWithdrawals {
  /** False when the id stands for a test with other content. @throws AdaigiError `unavailable` */
  remember(merchantId: string, withdrawalId: string, contentDigest: string): Promise<boolean>;
  /** @throws AdaigiError `unavailable` */
  knows(merchantId: string, withdrawalId: string): Promise<boolean>;
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

/** A message that somebody sent to a provider's callback address. */
export interface RawCallback {
  readonly channel: string;
  readonly method: string;
  /** Without the question mark; may hold secrets. */
  readonly query: string;
  readonly contentType: string;
  readonly body: Buffer;
}

export interface ReadCallback {
  readonly accepted: boolean;
  readonly reference: string;
  readonly outcome: Outcome;
  readonly reply: { readonly status: number; readonly contentType: string; readonly body: string };
  /** Why it was refused, free of its content; empty when accepted. */
  readonly refusal: string;
}

export interface CallbackReaders {
  /** Null when no connectors process serves this channel of this provider. @throws AdaigiError `unavailable` */
  read(provider: string, callback: RawCallback): Promise<ReadCallback | null>;
}

export interface CallbackEvents {
  /** Resolves when the brokers have it. @throws AdaigiError `unavailable` */
  publish(callback: { channel: string; reference: string; outcome: Outcome; receivedAt: Date }): Promise<void>;
}

/** All that the edge needs from outside. */
export interface EdgePorts {
  readonly payments: Payments;
  readonly payouts: Payouts;
  readonly deposits: Deposits;
  readonly transfers: Transfers;
  readonly webhooks: Webhooks;
  readonly postbacks: Postbacks;
  readonly testWithdrawals: TestWithdrawals;
  readonly ledger: Ledger;
  readonly routing: Routing;
  readonly routingPolicies: RoutingPolicies;
  readonly credentials: Credentials;
  readonly nonces: Nonces;
  readonly rateLimits: RateLimits;
  readonly waitingRoom: WaitingRoom;
  readonly callbackReaders: CallbackReaders;
  readonly callbackEvents: CallbackEvents;
  readonly clock: { now(): Date };
}
