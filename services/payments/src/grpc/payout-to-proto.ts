import { attemptStateCodec, faultCodec, modeCodec, moneyToProto, payoutStateCodec } from '@adaigi/contracts';
import type { Attempt__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Attempt.ts';
import type { Payout__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Payout.ts';
import { isPayoutReversed, payoutNeedsOperator, REASONS, type Fault, type Payout, type PayoutAttempt } from '@adaigi/domain';

/** A payout for other services of the platform, personal data included. */
export function payoutToProto(payout: Payout): Payout__Output {
  const { failure, fee } = payout;
  return {
    id: payout.id,
    merchantId: payout.merchantId,
    mode: modeCodec.toProto(payout.mode),
    dialect: payout.dialect,
    reference: payout.reference,
    amount: moneyToProto(payout.amount),
    ...(fee === null ? {} : { fee: moneyToProto(fee) }),
    wallet: payout.wallet,
    receiver: { ...payout.receiver },
    description: payout.description,
    metadata: { ...payout.metadata },
    state: payoutStateCodec.toProto(payout.state),
    ...(failure === null ? {} : { failure: { code: failure.reason, message: REASONS[failure.reason], fault: faultToProto(failure.fault) } }),
    attempts: payout.attempts.map(attemptToProto),
    needsOperator: payoutNeedsOperator(payout),
    createdAt: payout.createdAt.toISOString(),
    updatedAt: payout.updatedAt.toISOString(),
    expiresAt: payout.expiresAt.toISOString(),
    settledAt: payout.settledAt?.toISOString() ?? '',
    notifyUrl: payout.notifyUrl,
    dialectData: { ...payout.dialectData },
    version: String(payout.version),
    reversed: isPayoutReversed(payout),
  };
}

/** Payout channels are not chosen by the routing service, so an attempt has no decision. */
function attemptToProto(attempt: PayoutAttempt): Attempt__Output {
  const { number, channel, wallet, reference, providerTransactionId, providerCode, inquiriesMade } = attempt;
  return {
    number,
    channel,
    wallet,
    reference,
    state: attemptStateCodec.toProto(attempt.state),
    sentAt: attempt.sentAt.toISOString(),
    settledAt: attempt.settledAt?.toISOString() ?? '',
    providerTransactionId,
    providerCode,
    reason: (attempt.amountContested ? 'integrity' : attempt.reason) ?? '',
    fault: faultToProto(attempt.fault),
    decisionId: '',
    routingReason: '',
    inquiriesMade,
    needsOperator: attempt.needsOperator || attempt.surplus,
  };
}

function faultToProto(fault: Fault | null): Attempt__Output['fault'] {
  return fault === null ? 'FAULT_UNSPECIFIED' : faultCodec.toProto(fault);
}
