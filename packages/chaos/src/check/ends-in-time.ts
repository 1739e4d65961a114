import { isFinal, isOpen, type Facts } from './facts.ts';
import { startTally, type Finding } from './report.ts';

/**
 * By the end of the bound every payment is final, or what is open about it waits for a person, said by an event. The same for refunds. Nothing is left
 * that only waits to be published.
 */
export function endsInTime(facts: Facts): Finding {
  const tally = startTally('3 everything ends within the bound, or waits for a person');
  const { observation } = facts;
  for (const payment of facts.payments.values()) {
    const queued = payment.attempts.filter((attempt) => isOpen(attempt) && attempt.needsOperator);
    tally.expect(isFinal(payment.state) || queued.length > 0, payment.id, () => `still ${payment.state}: ${doing(payment.attempts)}`);
    for (const attempt of queued) {
      const told = facts.eventsOf('attempts', payment.id).some(({ type, payload }) => type === 'attempt.needs_operator' && payload['attemptNumber'] === attempt.number);
      tally.expect(told, payment.id, () => `attempt ${attempt.number} waits for a person, and no event says so`);
    }
    for (const refund of payment.refunds) {
      tally.expect(refund.state !== 'requested' && refund.state !== 'processing', payment.id, () => `refund ${refund.id} is still ${refund.state}`);
      if (refund.state !== 'needs_operator') continue;
      const told = facts.eventsOf('refunds', payment.id).some(({ type, payload }) => type === 'refund.needs_operator' && payload['refundId'] === refund.id);
      tally.expect(told, payment.id, () => `refund ${refund.id} waits for a person, and no event says so`);
    }
    tally.expect(payment.unpublished === 0, payment.id, () => `${payment.unpublished} events were never published`);
  }
  const { healedAt, boundMs, settledAt } = observation;
  tally.expect(settledAt !== null && settledAt - healedAt <= boundMs, null, () => `the platform was not quiet ${boundMs} ms after the last fault`);
  return tally.finding;
}

function doing(attempts: readonly { readonly number: number; readonly state: string; readonly nextInquiryAt: number | null }[]): string {
  const last = attempts.at(-1);
  if (last === undefined) return 'no attempt was made';
  return `attempt ${last.number} is ${last.state}, next look ${last.nextInquiryAt === null ? 'never' : new Date(last.nextInquiryAt).toISOString()}`;
}
