import { attemptStateCodec, faultCodec, modeCodec, moneyToProto, nextActionToProto, paymentStateCodec, refundStateCodec } from '@adaigi/contracts';
import type { Attempt__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Attempt.ts';
import type { Payment__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Payment.ts';
import type { Refund__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Refund.ts';
import { REASONS, isFinal, isOpen, refundedAmount, type Attempt, type Fault, type Payment, type Refund } from '@adaigi/domain';

/** A payment for other services of the platform, personal data included. */
export function paymentToProto(payment: Payment): Payment__Output {
  const { failure } = payment;
  return {
    id: payment.id,
    merchantId: payment.merchantId,
    mode: modeCodec.toProto(payment.mode),
    dialect: payment.dialect,
    reference: payment.reference,
    amount: moneyToProto(payment.amount),
    wallet: payment.wallet ?? '',
    payer: { ...payment.payer },
    description: payment.description,
    metadata: { ...payment.metadata },
    state: paymentStateCodec.toProto(payment.state),
    ...(failure === null ? {} : { failure: { code: failure.reason, message: REASONS[failure.reason], fault: faultToProto(failure.fault) } }),
    nextAction: nextActionOf(payment),
    createdAt: payment.createdAt.toISOString(),
    updatedAt: payment.updatedAt.toISOString(),
    expiresAt: payment.expiresAt.toISOString(),
    settledAt: payment.settledAt?.toISOString() ?? '',
    attempts: payment.attempts.map(attemptToProto),
    refunds: payment.refunds.map((refund) => refundToProto(payment.id, refund)),
    refundedMinor: refundedAmount(payment).minor.toString(),
    notifyUrl: payment.notifyUrl,
    dialectData: { ...payment.dialectData },
    version: String(payment.version),
  };
}

/** What the payer must do now: as the provider said, or the prompt that a charge under way puts on the phone. */
function nextActionOf(payment: Payment): Payment__Output['nextAction'] {
  if (isFinal(payment.state)) return null;
  if (payment.waitReason === 'payer_unconfirmed') return { type: 'confirm_on_page', token: '', expiresAt: payment.expiresAt.toISOString() };
  const open = payment.attempts.find(isOpen);
  if (open === undefined) return null;
  if (open.nextAction !== null) return nextActionToProto(open.nextAction);
  return payment.method === 'wallet' ? { type: 'approve_in_wallet', token: '', expiresAt: '' } : null;
}

function attemptToProto(attempt: Attempt): Attempt__Output {
  return {
    number: attempt.number,
    channel: attempt.channel,
    wallet: attempt.wallet,
    reference: attempt.reference,
    state: attemptStateCodec.toProto(attempt.state),
    sentAt: attempt.sentAt.toISOString(),
    settledAt: attempt.settledAt?.toISOString() ?? '',
    providerTransactionId: attempt.providerTransactionId,
    providerCode: attempt.providerCode,
    reason: attempt.reason ?? '',
    fault: faultToProto(attempt.fault),
    decisionId: attempt.decisionId,
    routingReason: attempt.routingReason,
    inquiriesMade: attempt.inquiriesMade,
    needsOperator: attempt.needsOperator,
  };
}

export function refundToProto(paymentId: string, refund: Refund): Refund__Output {
  return {
    id: refund.id,
    paymentId,
    amount: moneyToProto(refund.amount),
    state: refundStateCodec.toProto(refund.state),
    reason: refund.reason,
    createdAt: refund.createdAt.toISOString(),
    settledAt: refund.settledAt?.toISOString() ?? '',
    failureCode: refund.failureReason ?? '',
    origin: refund.origin,
  };
}

function faultToProto(fault: Fault | null): Attempt__Output['fault'] {
  return fault === null ? 'FAULT_UNSPECIFIED' : faultCodec.toProto(fault);
}
