import { group, stateOf, sum, textOf, type Facts } from './facts.ts';
import { startTally, type Finding } from './report.ts';

/** Refunded never exceeds captured: at no point of a payment's events, and at no point of the provider's ledger. */
export function refundedWithinCaptured(facts: Facts): Finding {
  const tally = startTally('6 refunded never exceeds captured');
  for (const [paymentId, events] of facts.eventsByKey('refunds')) {
    const captured = facts.payments.get(paymentId)?.amountMinor ?? 0n;
    const refunds = new Map<string, { readonly amountMinor: bigint }>();
    for (const event of events) {
      // What the platform gives back by itself is another capture than the one that a merchant refunds from.
      if (textOf(event, 'origin') !== 'merchant') continue;
      const id = textOf(event, 'refundId');
      if (stateOf(event) === 'failed') refunds.delete(id);
      else refunds.set(id, { amountMinor: BigInt(textOf(event, 'amountMinor') || '0') });
      const refunded = sum([...refunds.values()]);
      tally.expect(refunded <= captured, paymentId, () => `${refunded} refunded or on its way of ${captured} captured, after ${event.type} of ${id}`);
    }
    const succeeded = facts.eventsOf('payments', paymentId).some(({ type }) => type === 'payment.succeeded');
    tally.expect(succeeded || refunds.size === 0, paymentId, () => 'a merchant\'s refund was accepted for a payment that never succeeded');
  }
  for (const [place, lines] of group(facts.provider.ledger, ({ account, reference }) => `${account} ${reference}`)) {
    let kept = 0n;
    for (const { account, reference, kind, amountMinor, seq } of lines) {
      kept += kind === 'debit' ? amountMinor : -amountMinor;
      const now = kept;
      tally.expect(now >= 0n, facts.paymentOf(account, reference)?.id ?? null, () => `${place}: after ledger line ${seq} more was given back than taken (${now})`);
    }
  }
  return tally.finding;
}
