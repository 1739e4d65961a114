import type { Caller } from './common-ports.ts';

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

/** The ledger service. Throws AdaigiError as `Payments` does. */
export interface Ledger {
  balances(caller: Caller): Promise<{ readonly balances: readonly BalanceView[]; readonly asOf: string }>;
  statement(caller: Caller, filter: StatementFilter): Promise<StatementPageView>;
}
