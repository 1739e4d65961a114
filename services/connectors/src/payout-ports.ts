import type { PayoutInquiryOrder, PayoutOrder } from '@adaigi/connector-kit';
import type { Mode, Money, Outcome } from '@adaigi/domain';
import type { Alarms, ExchangeRecords } from './ports.ts';

/** A payout channel as its operator has set it up, without its secrets. */
export interface PayoutChannelSettings {
  readonly id: string;
  readonly provider: string;
  /** Whose wallets it pays into, or `BANK_WALLET`. */
  readonly wallet: string;
  readonly mode: Mode;
  /** Payouts are refused; inquiries go on. */
  readonly disabled: boolean;
  readonly minAmount: Money;
  readonly maxAmount: Money;
  readonly maxConcurrent: number;
  readonly connectTimeoutMs: number;
  readonly payoutTimeoutMs: number;
  readonly inquireTimeoutMs: number;
  readonly windowMs: number;
  readonly inquiryScheduleMs: readonly number[];
  /** Whether the provider can be asked by our own reference. */
  readonly knowsReference: boolean;
  /** Our codes of the banks that it pays into; none where it pays into wallets. */
  readonly banks: readonly string[];
}

/** The provider behind breaker, bulkhead and metrics. Every answer is an outcome. */
export interface PayoutWire {
  payout(order: PayoutOrder): Promise<Outcome>;
  inquire(order: PayoutInquiryOrder): Promise<Outcome>;
}

export interface PayoutChannel {
  readonly settings: PayoutChannelSettings;
  readonly wire: PayoutWire;
}

/** The payout channels of this process by id. */
export type PayoutChannels = ReadonlyMap<string, PayoutChannel>;

export interface PayoutDependencies {
  readonly payoutChannels: PayoutChannels;
  readonly records: ExchangeRecords;
  readonly alarms: Alarms;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** 20 characters A-Z 0-9, never the same twice. */
  readonly newReference: () => string;
}
