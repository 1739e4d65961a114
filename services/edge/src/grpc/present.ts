import { moneyToProto } from '@adaigi/contracts';
import type { Payment__Output } from '@adaigi/contracts/gen/adaigi/api/v1/Payment.ts';
import type { Refund__Output } from '@adaigi/contracts/gen/adaigi/api/v1/Refund.ts';
import type { WebhookEndpoint__Output } from '@adaigi/contracts/gen/adaigi/api/v1/WebhookEndpoint.ts';
import type { EndpointView, PaymentView, RefundView } from '../ports.ts';
import { maskPayer } from '../usecases/payer.ts';

/** A payment in the words of the public gRPC API, personal data masked. */
export function paymentMessage(payment: PaymentView): Payment__Output {
  const { id, state, wallet, reference, description, createdAt, expiresAt, nextAction, failure } = payment;
  return {
    id,
    state,
    wallet,
    reference,
    description,
    createdAt,
    expiresAt,
    amount: moneyToProto(payment.amount),
    payer: maskPayer(payment.payer),
    metadata: { ...payment.metadata },
    refundedMinor: payment.refundedMinor.toString(),
    ...(nextAction === null ? {} : { nextAction }),
    ...(failure === null ? {} : { failure }),
  };
}

export function refundMessage(refund: RefundView): Refund__Output {
  const { id, paymentId, state, reason, createdAt, failureCode } = refund;
  return { id, paymentId, state, reason, createdAt, failureCode, amount: moneyToProto(refund.amount) };
}

export function endpointMessage(endpoint: EndpointView): WebhookEndpoint__Output {
  const { id, url, events, disabled, createdAt } = endpoint;
  return { id, url, events: [...events], disabled, createdAt };
}
