import { moneyToProto } from '@adaigi/contracts';
import type { Deposit__Output } from '@adaigi/contracts/gen/adaigi/api/v1/Deposit.ts';
import type { DepositWalletType__Output } from '@adaigi/contracts/gen/adaigi/api/v1/DepositWalletType.ts';
import type { Payment__Output } from '@adaigi/contracts/gen/adaigi/api/v1/Payment.ts';
import type { Payout__Output } from '@adaigi/contracts/gen/adaigi/api/v1/Payout.ts';
import type { PaymentAttempt__Output } from '@adaigi/contracts/gen/adaigi/api/v1/PaymentAttempt.ts';
import type { Refund__Output } from '@adaigi/contracts/gen/adaigi/api/v1/Refund.ts';
import type { WebhookDelivery__Output } from '@adaigi/contracts/gen/adaigi/api/v1/WebhookDelivery.ts';
import type { WebhookEndpoint__Output } from '@adaigi/contracts/gen/adaigi/api/v1/WebhookEndpoint.ts';
import { maskMobile } from '@adaigi/domain';
import type { DepositView, WalletTypeView } from '../deposit-ports.ts';
import type { PayoutView } from '../payout-ports.ts';
import type { AttemptView, DeliveryView, EndpointView, PaymentView, RefundView } from '../ports.ts';
import { maskPayer, maskReceiver } from '../usecases/payer.ts';

/** A payment in the words of the public gRPC API, personal data masked. */
export function paymentMessage(payment: PaymentView): Payment__Output {
  const { id, state, wallet, reference, description, createdAt, expiresAt, settledAt, nextAction, failure } = payment;
  return {
    id,
    state,
    wallet,
    reference,
    description,
    createdAt,
    expiresAt,
    settledAt,
    amount: moneyToProto(payment.amount),
    payer: maskPayer(payment.payer),
    metadata: { ...payment.metadata },
    refundedMinor: payment.refundedMinor.toString(),
    attempts: payment.attempts.map(attemptMessage),
    refunds: payment.refunds.map(refundMessage),
    ...(nextAction === null ? {} : { nextAction }),
    ...(failure === null ? {} : { failure }),
  };
}

/** Field by field: what merchants may not see must not slip in with a field that is added later. */
function attemptMessage({ number, channel, wallet, state, routingReason, reason, sentAt, settledAt }: AttemptView): PaymentAttempt__Output {
  return { number, channel, wallet, state, routingReason, reason, sentAt, settledAt };
}

/** A payout in the words of the public gRPC API, personal data masked. */
export function payoutMessage({ amount, fee, failure, ...payout }: PayoutView): Payout__Output {
  const { id, state, wallet, reference, description, createdAt, expiresAt, settledAt } = payout;
  return {
    id,
    state,
    wallet,
    reference,
    description,
    createdAt,
    expiresAt,
    settledAt,
    amount: moneyToProto(amount),
    receiver: maskReceiver(payout.receiver),
    metadata: { ...payout.metadata },
    isTest: payout.mode === 'test',
    reversed: payout.reversed,
    attempts: payout.attempts.map(({ number, channel, state: attemptState, reason, sentAt, settledAt: endedAt }) => ({ number, channel, state: attemptState, reason, sentAt, settledAt: endedAt })),
    ...(fee === null ? {} : { fee: moneyToProto(fee) }),
    ...(failure === null ? {} : { failure: { code: failure.code, message: failure.message } }),
  };
}

/** A deposit in the words of the public gRPC API, the payer's number masked. */
export function depositMessage({ amount, claimedAmount, ...deposit }: DepositView): Deposit__Output {
  const { id, state, reason, walletType, transactionNumber, label, senderNumber, reference, createdAt, expiresAt, settledAt } = deposit;
  return {
    id,
    state,
    reason,
    walletType,
    transactionNumber,
    user: label,
    sender: senderNumber === '' ? '' : maskMobile(senderNumber),
    reference,
    metadata: { ...deposit.metadata },
    isTest: deposit.mode === 'test',
    createdAt,
    expiresAt,
    settledAt,
    ...(amount === null ? {} : { amount: moneyToProto(amount) }),
    ...(claimedAmount === null ? {} : { claimedAmount: moneyToProto(claimedAmount) }),
  };
}

export function walletTypeMessage({ type, currency, numberPattern, languages, minAmount, maxAmount, available }: WalletTypeView): DepositWalletType__Output {
  return { type, currency, transactionNumberPattern: numberPattern, languages: [...languages], minAmount: moneyToProto(minAmount), maxAmount: moneyToProto(maxAmount), available };
}

export function refundMessage(refund: RefundView): Refund__Output {
  const { id, paymentId, state, reason, createdAt, settledAt, failureCode } = refund;
  return { id, paymentId, state, reason, createdAt, settledAt, failureCode, amount: moneyToProto(refund.amount) };
}

export function endpointMessage(endpoint: EndpointView): WebhookEndpoint__Output {
  const { id, url, events, disabled, disabledReason, createdAt } = endpoint;
  return { id, url, events: [...events], disabled, disabledReason, createdAt };
}

export function deliveryMessage(delivery: DeliveryView): WebhookDelivery__Output {
  const { id, endpointId, dialect, eventType, eventId, paymentId, state, tries, nextTryAt, lastStatus, lastError, lastLatencyMs, createdAt, deliveredAt } = delivery;
  return { id, endpointId, dialect, eventType, eventId, paymentId, state, tries, nextTryAt, lastStatus, lastError, lastLatencyMs, createdAt, deliveredAt };
}
