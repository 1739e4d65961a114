import type { PaymentView, RefundView } from '../ports.ts';
import type { PaymentAnswer, RefundAnswer } from '../schemas/payment-answer.ts';
import { maskPayer } from '../usecases/payer.ts';

/** A payment in the words of the native HTTP API, personal data masked. Amounts are exact: the API takes none above 10^11. */
export function presentPayment(payment: PaymentView): PaymentAnswer {
  const payer = maskPayer(payment.payer);
  return {
    id: payment.id,
    state: payment.state,
    amount: Number(payment.amount.minor),
    currency: payment.amount.currency,
    wallet: orNull(payment.wallet),
    payer: { mobile: payer.mobile, name: orNull(payer.name), email: orNull(payer.email), cnic: orNull(payer.cnic) },
    reference: payment.reference,
    description: orNull(payment.description),
    metadata: { ...payment.metadata },
    createdAt: payment.createdAt,
    expiresAt: orNull(payment.expiresAt),
    settledAt: orNull(payment.settledAt),
    nextAction: payment.nextAction && { type: payment.nextAction.type, token: orNull(payment.nextAction.token), expiresAt: orNull(payment.nextAction.expiresAt) },
    failure: payment.failure && { code: payment.failure.code, message: payment.failure.message },
    refunded: Number(payment.refundedMinor),
    refunds: payment.refunds.map(presentRefund),
    attempts: payment.attempts.map((attempt) => ({
      number: attempt.number,
      channel: attempt.channel,
      wallet: attempt.wallet,
      state: attempt.state,
      routingReason: attempt.routingReason,
      reason: orNull(attempt.reason),
      sentAt: orNull(attempt.sentAt),
      settledAt: orNull(attempt.settledAt),
    })),
  };
}

export function presentRefund(refund: RefundView): RefundAnswer {
  return {
    id: refund.id,
    paymentId: refund.paymentId,
    amount: Number(refund.amount.minor),
    currency: refund.amount.currency,
    state: refund.state,
    reason: orNull(refund.reason),
    failureCode: orNull(refund.failureCode),
    createdAt: refund.createdAt,
    settledAt: orNull(refund.settledAt),
  };
}

export function orNull(text: string): string | null {
  return text === '' ? null : text;
}
