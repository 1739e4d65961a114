import type { AttemptEvent__Output } from '../gen/adaigi/events/v1/AttemptEvent.ts';
import type { AuditEvent__Output } from '../gen/adaigi/events/v1/AuditEvent.ts';
import type { DepositEvent__Output } from '../gen/adaigi/events/v1/DepositEvent.ts';
import type { LedgerEntryEvent__Output } from '../gen/adaigi/events/v1/LedgerEntryEvent.ts';
import type { MerchantEvent__Output } from '../gen/adaigi/events/v1/MerchantEvent.ts';
import type { PaymentEvent__Output } from '../gen/adaigi/events/v1/PaymentEvent.ts';
import type { PayoutEvent__Output } from '../gen/adaigi/events/v1/PayoutEvent.ts';
import type { ProviderCallbackEvent__Output } from '../gen/adaigi/events/v1/ProviderCallbackEvent.ts';
import type { ProviderHealthEvent__Output } from '../gen/adaigi/events/v1/ProviderHealthEvent.ts';
import type { RefundEvent__Output } from '../gen/adaigi/events/v1/RefundEvent.ts';
import type { RiskDecisionEvent__Output } from '../gen/adaigi/events/v1/RiskDecisionEvent.ts';
import type { RoutingDecisionEvent__Output } from '../gen/adaigi/events/v1/RoutingDecisionEvent.ts';
import type { RoutingPolicyEvent__Output } from '../gen/adaigi/events/v1/RoutingPolicyEvent.ts';
import type { WebhookDeliveryEvent__Output } from '../gen/adaigi/events/v1/WebhookDeliveryEvent.ts';

/** A Kafka topic and everything that its producers and consumers agree on. */
export interface Topic<T> {
  /** For example `adaigi.payments.v1`; a deployment may prepend a prefix. */
  readonly name: string;
  /** Full name of the payload message in `protos/adaigi/events/v1`. */
  readonly message: string;
  /** Event types, for example `payment.created`. */
  readonly types: readonly string[];
  /** The aggregate's id: events of one aggregate keep their order. */
  key(payload: T): string;
  /** Frozen: changing it would break the order per key. */
  readonly partitions: number;
  /** Only the newest event per key is kept for ever. */
  readonly compacted: boolean;
  /** The one service that produces it. */
  readonly owner: string;
}

/** Fixes the payload type of a catalogue entry while its shape is checked. */
function topic<T>(entry: Topic<T>): Topic<T> {
  return entry;
}

/** The topic catalogue; `protos/adaigi/events/v1/events.proto` says what each event means. */
export const topics = {
  payments: topic<PaymentEvent__Output>({
    name: 'adaigi.payments.v1',
    message: 'adaigi.events.v1.PaymentEvent',
    types: [
      'payment.created',
      'payment.processing',
      'payment.succeeded',
      'payment.failed',
      'payment.cancelled',
      'payment.expired',
      'payment.late_capture',
      'payment.reversed',
    ],
    key: (payload) => payload.paymentId,
    partitions: 6,
    compacted: false,
    owner: 'payments',
  }),
  attempts: topic<AttemptEvent__Output>({
    name: 'adaigi.attempts.v1',
    message: 'adaigi.events.v1.AttemptEvent',
    types: [
      'attempt.started',
      'attempt.pending',
      'attempt.in_doubt',
      'attempt.succeeded',
      'attempt.declined',
      'attempt.not_sent',
      'attempt.quarantined',
      'attempt.needs_operator',
    ],
    key: (payload) => payload.paymentId,
    partitions: 6,
    compacted: false,
    owner: 'payments',
  }),
  refunds: topic<RefundEvent__Output>({
    name: 'adaigi.refunds.v1',
    message: 'adaigi.events.v1.RefundEvent',
    types: ['refund.requested', 'refund.processing', 'refund.succeeded', 'refund.failed', 'refund.needs_operator'],
    key: (payload) => payload.paymentId,
    partitions: 3,
    compacted: false,
    owner: 'payments',
  }),
  payouts: topic<PayoutEvent__Output>({
    name: 'adaigi.payouts.v1',
    message: 'adaigi.events.v1.PayoutEvent',
    types: ['payout.created', 'payout.processing', 'payout.succeeded', 'payout.failed', 'payout.needs_operator', 'payout.reversed', 'payout.surplus'],
    key: (payload) => payload.payoutId,
    partitions: 3,
    compacted: false,
    owner: 'payments',
  }),
  deposits: topic<DepositEvent__Output>({
    name: 'adaigi.deposits.v1',
    message: 'adaigi.events.v1.DepositEvent',
    types: ['deposit.possible', 'deposit.pending', 'deposit.credited', 'deposit.refused', 'deposit.expired'],
    key: (payload) => payload.depositId,
    partitions: 3,
    compacted: false,
    owner: 'payments',
  }),
  merchants: topic<MerchantEvent__Output>({
    name: 'adaigi.merchants.v1',
    message: 'adaigi.events.v1.MerchantEvent',
    types: ['merchant.changed'],
    key: (payload) => payload.merchantId,
    partitions: 1,
    compacted: true,
    owner: 'merchants',
  }),
  providerCallbacks: topic<ProviderCallbackEvent__Output>({
    name: 'adaigi.provider-callbacks.v1',
    message: 'adaigi.events.v1.ProviderCallbackEvent',
    types: ['provider_callback.received'],
    key: (payload) => `${payload.channel}:${payload.reference}`,
    partitions: 6,
    compacted: false,
    owner: 'edge',
  }),
  routingDecisions: topic<RoutingDecisionEvent__Output>({
    name: 'adaigi.routing-decisions.v1',
    message: 'adaigi.events.v1.RoutingDecisionEvent',
    types: ['routing.decided'],
    key: (payload) => payload.paymentId,
    partitions: 3,
    compacted: false,
    owner: 'routing',
  }),
  routingPolicies: topic<RoutingPolicyEvent__Output>({
    name: 'adaigi.routing-policies.v1',
    message: 'adaigi.events.v1.RoutingPolicyEvent',
    types: ['routing_policy.changed'],
    key: (payload) => payload.scope,
    partitions: 1,
    compacted: true,
    owner: 'routing',
  }),
  riskDecisions: topic<RiskDecisionEvent__Output>({
    name: 'adaigi.risk-decisions.v1',
    message: 'adaigi.events.v1.RiskDecisionEvent',
    types: ['risk.assessed'],
    key: (payload) => payload.paymentId,
    partitions: 3,
    compacted: false,
    owner: 'risk',
  }),
  providerHealth: topic<ProviderHealthEvent__Output>({
    name: 'adaigi.provider-health.v1',
    message: 'adaigi.events.v1.ProviderHealthEvent',
    types: ['provider_health.breaker_changed', 'provider_health.probed'],
    key: (payload) => payload.channel,
    partitions: 1,
    compacted: false,
    owner: 'connectors',
  }),
  webhookDeliveries: topic<WebhookDeliveryEvent__Output>({
    name: 'adaigi.webhook-deliveries.v1',
    message: 'adaigi.events.v1.WebhookDeliveryEvent',
    types: ['webhook.delivered', 'webhook.failed', 'webhook.exhausted'],
    key: (payload) => payload.paymentId,
    partitions: 3,
    compacted: false,
    owner: 'notifier',
  }),
  audit: topic<AuditEvent__Output>({
    name: 'adaigi.audit.v1',
    message: 'adaigi.events.v1.AuditEvent',
    types: ['audit.recorded'],
    key: (payload) => payload.chain,
    partitions: 1,
    compacted: false,
    owner: 'payments',
  }),
  ledgerEntries: topic<LedgerEntryEvent__Output>({
    name: 'adaigi.ledger-entries.v1',
    message: 'adaigi.events.v1.LedgerEntryEvent',
    types: ['ledger.entry_booked'],
    key: (payload) => payload.subject,
    partitions: 3,
    compacted: false,
    owner: 'ledger',
  }),
} as const;
