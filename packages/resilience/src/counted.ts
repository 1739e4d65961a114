import type { Outcome, Reason } from '@adaigi/domain';

/** Which outcomes of an operation count against the provider. */
export interface CountingRules {
  /** Whether the provider's own declines do. Not for inquiries: there they are answers about something else. */
  readonly declines: 'count' | 'ignore';
  /** Calls that take longer count whatever they answered; null where the payer's own time is part of the call. */
  readonly slowMs: number | null;
  /**
   * An answer that decides nothing (`unknown`, with the provider's own code) and comes after this was most likely waiting for a payer who did
   * not react; it does not count. The same answer at once is a fault of the provider.
   */
  readonly payerTimeMs: number | null;
}

/** Other doubts ("not found", "contradicts what was asked", a code that we do not know) are answers of a system that works. */
const FAULT_REASONS: ReadonlySet<Reason> = new Set(['provider_error', 'provider_timeout', 'provider_unreadable']);

/**
 * Whether a call counts against the provider. Payers' and issuers' declines and bad requests of ours do not: the provider answered them, so
 * it works.
 */
export function isCounted(outcome: Outcome, elapsedMs: number, rules: CountingRules): boolean {
  if (rules.slowMs !== null && elapsedMs > rules.slowMs) return true;
  switch (outcome.kind) {
    case 'succeeded':
    case 'pending':
      return false;
    case 'declined':
      return rules.declines === 'count' && outcome.fault === 'provider';
    case 'not_sent':
      return outcome.reason === 'provider_unreachable';
    case 'unknown':
      if (!FAULT_REASONS.has(outcome.reason)) return false;
      return outcome.providerCode === '' || rules.payerTimeMs === null || elapsedMs < rules.payerTimeMs;
    default:
      return outcome satisfies never;
  }
}
