import type { Payment, Refund } from '@adaigi/domain';
import type { AuditLog } from '../operator-ports.ts';
import type { PaymentStore } from '../ports.ts';

/**
 * A store that puts what the platform found out by itself into the audit log, in the same write: money that was taken twice, or after the payment
 * had ended without it, and that it owes back. Everything else goes to the store unchanged.
 */
export function recordSurplus(store: PaymentStore, audit: Pick<AuditLog, 'saveWithRecord'>): PaymentStore {
  return {
    ...store,
    async save(before, after, events, lease) {
      const surplus = after.refunds.find((refund) => refund.origin !== 'merchant' && !before.refunds.some(({ id }) => id === refund.id));
      if (surplus === undefined) return store.save(before, after, events, lease);
      return (await audit.saveWithRecord(before, after, events, factsOf(before, after, surplus), lease)) !== null;
    },
  };
}

function factsOf(before: Payment, after: Payment, { origin, attemptNumber, id }: Refund): Parameters<AuditLog['saveWithRecord']>[3] {
  const stateIn = (payment: Payment): string => payment.attempts.find((attempt) => attempt.number === attemptNumber)?.state ?? '';
  return {
    action: origin === 'double_charge' ? 'double_charge.found' : 'late_capture.found',
    merchantId: after.merchantId,
    mode: after.mode,
    paymentId: after.id,
    attemptNumber,
    refundId: id,
    verdict: 'succeeded',
    stateBefore: stateIn(before),
    stateAfter: stateIn(after),
    reason: 'The provider proved a capture that the payment does not need; it is owed back.',
    operators: [],
    at: after.updatedAt,
  };
}
