import type { Capture, NumberedEvent, Payment, Period } from '@adaigi/domain';
import type { AuditEntry, AuditFacts, ChainCheck } from './core/audit-chain.ts';
import type { LeaseUse } from './ports.ts';

/** Who the operators are, as the merchants service knows. */
export interface Operators {
  /** Whether the token is that of this operator, who is not disabled. */
  verify(handle: string, token: string): Promise<boolean>;
}

/** The append-only record of what operators did. Nothing here changes or removes a record. */
export interface AuditLog {
  /**
   * Saves a change of a payment, guarded by its version (and by a lease to be kept), together with its record: both are there or neither. Null when
   * the version has moved on, or the lease was lost.
   */
  saveWithRecord(before: Payment, after: Payment, events: readonly NumberedEvent[], facts: AuditFacts, lease?: LeaseUse): Promise<AuditEntry | null>;
  /** Oldest first. */
  ofPayment(paymentId: string): Promise<AuditEntry[]>;
  check(merchantId: string): Promise<ChainCheck & { readonly headHash: string }>;
}

/** Finds what was taken from payers. */
export interface CaptureIndex {
  /** What was taken over a channel by attempts that were settled in a period, in no order; null when it is more than `limit` payments' worth. */
  ofChannel(channel: string, period: Period, limit: number): Promise<Capture[] | null>;
}

/** Finds what is open. */
export interface OpenQuestionIndex {
  /** Payments with something that waits for a person or of which nobody knows, the oldest of each kind; at most `limit` of each. */
  paymentIds(limit: number): Promise<string[]>;
}
