import type { UrlPolicy } from './core/callback-url.ts';
import type { Money } from '@adaigi/domain';
import type { ClaimedDelivery, DeliveryView, Dialect, FailureCode, Mode, PaykassmaContent, PlannedDelivery } from './core/delivery.ts';
import type { DisabledReason, Endpoint, EndpointContent } from './core/endpoint.ts';
import type { DayRates } from './core/converted.ts';
import type { DepositFacts, PostbackKeys, WithdrawalFacts } from './core/paykassma-body.ts';
import type { PaykassmaSettings } from './core/paykassma-settings.ts';
import type { PayproSettings } from './core/paypro-settings.ts';
import type { PostAnswer } from './core/verdict.ts';

/** A stored endpoint and what only its delivery and its creation may see. */
export interface StoredEndpoint extends Endpoint {
  /** `whsec_` and base64. */
  readonly secret: string;
  /** Other deliveries wait this long because the endpoint asked for a pause; 0 for none. By the database's clock. */
  readonly pausedForMs: number;
}

/** Endpoints as they were asked for. */
export interface EndpointStore {
  /**
   * Inserts unless the id exists. `exists`: with the content it was created with and its age, or `deleted` when it was removed since.
   */
  create(endpoint: NewEndpoint): Promise<CreatedEndpoint>;
  count(merchantId: string, mode: Mode): Promise<number>;
  list(merchantId: string, mode: Mode): Promise<Endpoint[]>;
  find(merchantId: string, mode: Mode, id: string): Promise<Endpoint | null>;
  /** For sending: also opens the secret. */
  open(merchantId: string, id: string): Promise<StoredEndpoint | null>;
  update(merchantId: string, mode: Mode, id: string, change: EndpointChange): Promise<Endpoint | null>;
  /** @returns whether there was such an endpoint. */
  remove(merchantId: string, mode: Mode, id: string): Promise<boolean>;
  disable(merchantId: string, id: string, reason: DisabledReason): Promise<void>;
  pause(merchantId: string, id: string, pauseMs: number): Promise<void>;
}

export interface NewEndpoint extends EndpointContent {
  readonly id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly secret: string;
}

export type CreatedEndpoint =
  | { readonly kind: 'created'; readonly endpoint: Endpoint }
  | {
      readonly kind: 'exists';
      readonly endpoint: Endpoint;
      readonly firstContent: EndpointContent;
      readonly secret: string;
      readonly ageMs: number;
    }
  | { readonly kind: 'deleted' };

/** Absent fields stay as they are. */
export interface EndpointChange {
  readonly url?: string;
  readonly events?: readonly string[];
  readonly disabled?: boolean;
}

/** A planned delivery; `held` asks for the lease at once, because this process has a place for its first try. */
export interface DeliveryToRecord {
  readonly delivery: PlannedDelivery;
  readonly held: boolean;
}

/** How one try ended, for the delivery's document and its event. */
export interface TryFacts {
  readonly status: number;
  readonly failure: FailureCode | null;
  readonly latencyMs: number;
  readonly traceparent: string | undefined;
}

/** What follows a try. `retry` waits, the others end the delivery. */
export type Settlement =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'retry'; readonly waitMs: number }
  | { readonly kind: 'exhausted' }
  | { readonly kind: 'cancelled' };

/** Deliveries: documents with their own next action, leased by the database's clock. */
export interface DeliveryStore {
  /**
   * Stores all that are not there yet, in one write; a repeat changes nothing.
   * @returns those that are new and held: this process sends them
   */
  record(deliveries: readonly DeliveryToRecord[]): Promise<ClaimedDelivery[]>;
  /** The delivery that waits longest, in milliseconds from now (negative: overdue); null when none waits. */
  nextDueInMs(): Promise<number | null>;
  /** Due deliveries, longest wait first, at most `limit`, none of these merchants. */
  findDue(limit: number, exceptMerchants: readonly string[]): Promise<{ id: string; merchantId: string }[]>;
  /** Takes the leases of those that are still due; others are left out of the answer. */
  claim(ids: readonly string[]): Promise<ClaimedDelivery[]>;
  /** Writes a try's result and its event. @returns whether the lease still held; without it nothing is written. */
  settle(delivery: ClaimedDelivery, facts: TryFacts, settlement: Settlement): Promise<boolean>;
  /** Gives the lease back without counting a try. */
  postpone(delivery: ClaimedDelivery, waitMs: number): Promise<void>;
  /**
   * Ends a delivery that has no destination any more; no try is counted. One whose endpoint was switched on since it was claimed is due again instead.
   * @returns whether it ended
   */
  cancel(delivery: ClaimedDelivery): Promise<boolean>;
  /** Whether the endpoint accepted anything since. */
  acceptedSince(merchantId: string, endpointId: string, since: Date): Promise<boolean>;
  list(query: DeliveryQuery): Promise<DeliveryView[]>;
  find(merchantId: string, mode: Mode, id: string): Promise<DeliveryView | null>;
  /** Schedules it for now, with its schedule from the start. */
  rescheduleNow(merchantId: string, mode: Mode, id: string): Promise<DeliveryView | null>;
  /** The same for all of an endpoint that were cancelled or used up their schedule; those under way are not cancelled any more. @returns how many are due now */
  rescheduleMissed(merchantId: string, endpointId: string): Promise<number>;
}

export interface DeliveryQuery {
  readonly merchantId: string;
  readonly mode: Mode;
  /** Null for all. */
  readonly endpointId: string | null;
  /** Null for all. */
  readonly paymentId: string | null;
  readonly limit: number;
  /** Only older than this one; null for the newest. */
  readonly before: { readonly createdAt: Date; readonly id: string } | null;
}

/** One POST to a merchant, guarded against addresses that are not public. */
export interface CallbackClient {
  /** Never throws for what the other side does. */
  post(request: CallbackRequest): Promise<PostAnswer>;
}

export interface CallbackRequest {
  /** Connections are kept apart per merchant. */
  readonly merchantId: string;
  readonly url: string;
  readonly urlPolicy: UrlPolicy;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Aborted when this process stops. */
  readonly signal: AbortSignal;
}

/** What a PayPro callback needs of its payment. Personal data stays in the payments service. */
export interface PayproOrder {
  readonly notifyUrl: string;
  readonly tradeNo: string;
  readonly amountText: string;
  readonly amount: Money;
}

export interface PaymentsPort {
  /** Null when there is no such payment. @throws AdaigiError when payments cannot be asked. */
  payproOrder(merchantId: string, mode: Mode, paymentId: string): Promise<PayproOrder | null>;
}

export interface PayproAccess {
  readonly secret: string;
  readonly settings: PayproSettings;
}

export interface MerchantsPort {
  /** Null when the merchant has no PayPro secret in this mode. At most 60 s old. @throws AdaigiError when merchants cannot be asked. */
  payproAccess(merchantId: string, mode: Mode): Promise<PayproAccess | null>;
  /** Null when the merchant has no postback keys in this mode. Otherwise as {@link payproAccess}. */
  paykassmaAccess(merchantId: string, mode: Mode): Promise<PaykassmaAccess | null>;
}

export interface PaykassmaAccess {
  readonly keys: PostbackKeys;
  readonly settings: PaykassmaSettings;
}

export interface PostbackFactsPort {
  /** Null when there is no such payment, deposit or payout. @throws AdaigiError when payments cannot be asked. */
  of(delivery: ClaimedDelivery, content: PaykassmaContent): Promise<DepositFacts | WithdrawalFacts | null>;
}

/** Rates by the day they hold from, yyyy-mm-dd. A day's table never changes. */
export interface RatesStore {
  /** False when there is another table for the day. */
  add(day: string, table: DayRates): Promise<boolean>;
  /** The newest day with rates that is not after this time (UTC); empty when there is none. */
  dayFor(at: Date): Promise<string>;
  of(day: string): Promise<DayRates | null>;
}

/** What a test withdrawal's postback repeats. */
export interface TestFacts {
  readonly merchantId: string;
  readonly withdrawalId: string;
  readonly walletType: string;
  readonly amount: Money;
  readonly label: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

export interface TestFactsVault {
  seal(deliveryId: string, facts: TestFacts): Promise<string>;
  open(merchantId: string, deliveryId: string, sealed: string): Promise<TestFacts>;
}

/** What the service counts. */
export interface DeliveryMeter {
  settled(dialect: Dialect, outcome: Settlement['kind']): void;
  /** From the event to the accepted delivery, in milliseconds. */
  delayed(delayMs: number): void;
  /** Age of the oldest delivery that is due, in milliseconds. */
  queueAge(ageMs: number): void;
}

/** Lines for operators: ids, codes and times only, never a URL, a body or a secret. */
export interface DeliveryLog {
  info(facts: Readonly<Record<string, string | number>>, message: string): void;
  error(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** Starts tries. */
export interface Sender {
  /** Takes a place for a first try; false when there is none, then the delivery waits in the database. */
  tryHold(merchantId: string): boolean;
  release(merchantId: string): void;
  /** Sends a claimed delivery whose place is held. Never waits for the merchant. */
  start(delivery: ClaimedDelivery): void;
  /** Looks for due deliveries now. */
  wake(): void;
}
