import { attemptStateCodec, modeCodec, moneyFromProto, moneyToProto, paymentStateCodec, refundStateCodec, type GrpcClient } from '@adaigi/contracts';
import type { Attempt__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Attempt.ts';
import type { Payment__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Payment.ts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PaymentsService.ts';
import type { Refund__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Refund.ts';
import type { Payer } from '@adaigi/domain';
import type { AttemptView, Payments, PaymentView, RefundView } from '../ports.ts';
import { asked } from './asked.ts';

/** How much longer than its wait a waiting read may take. */
const WAIT_MARGIN_MS = 5_000;

/** The payments service behind its port. */
export function createPaymentsPeer(client: GrpcClient<PaymentsServiceDefinition>): Payments {
  return {
    async create(caller, { repeatGuard, amount, ...payment }) {
      const request = { ...payment, ...worldOf(caller), amount: moneyToProto(amount), ...(repeatGuard === null ? {} : { repeatGuard }) };
      const response = await asked(client.createPayment(request));
      return { payment: paymentView(response.payment), replayed: response.replayed };
    },
    async get(caller, name, { waitMs = 0, signal } = { waitMs: 0 }) {
      const request = { ...worldOf(caller), ...('id' in name ? { paymentId: name.id } : name), waitMs };
      const patience = waitMs === 0 ? {} : { deadlineMs: waitMs + WAIT_MARGIN_MS };
      const { payment } = await asked(client.getPayment(request, { ...patience, ...(signal === undefined ? {} : { signal }) }));
      return paymentView(payment);
    },
    async list(caller, { state, ...filter }) {
      const request = { ...filter, ...worldOf(caller), ...(state === null ? {} : { state: paymentStateCodec.toProto(state) }) };
      const { payments, nextCursor } = await asked(client.listPayments(request));
      return { payments: payments.map(paymentView), nextCursor };
    },
    async confirm(caller, word) {
      const { payment } = await asked(client.confirmPayment({ ...worldOf(caller), ...word }));
      return paymentView(payment);
    },
    async cancel(caller, paymentId) {
      const { payment } = await asked(client.cancelPayment({ ...worldOf(caller), paymentId }));
      return paymentView(payment);
    },
    async refund(caller, { amount, ...refund }) {
      const request = { ...refund, ...worldOf(caller), ...(amount === null ? {} : { amount: moneyToProto(amount) }) };
      const response = await asked(client.createRefund(request));
      return { refund: refundView(response.refund), replayed: response.replayed };
    },
  };
}

function worldOf(caller: Parameters<Payments['cancel']>[0]) {
  return { merchantId: caller.merchantId, mode: modeCodec.toProto(caller.mode) };
}

function paymentView(payment: Payment__Output | null): PaymentView {
  const { id, reference, wallet, description, metadata, createdAt, expiresAt, settledAt, dialectData, failure, nextAction, payer, ...rest } = present(payment);
  return {
    id,
    reference,
    wallet,
    description,
    metadata,
    createdAt,
    expiresAt,
    settledAt,
    dialectData,
    state: paymentStateCodec.fromProto(rest.state, 'payment.state'),
    amount: moneyFromProto(rest.amount, 'payment.amount'),
    payer: payerView(payer),
    failure: failure ? { code: failure.code, message: failure.message } : null,
    nextAction: nextAction ? { type: nextAction.type, token: nextAction.token, expiresAt: nextAction.expiresAt } : null,
    attempts: rest.attempts.map(attemptView),
    refunds: rest.refunds.map(refundView),
    refundedMinor: BigInt(rest.refundedMinor),
  };
}

function payerView(payer: Payment__Output['payer']): Payer {
  return { mobile: payer?.mobile ?? '', name: payer?.name ?? '', email: payer?.email ?? '', cnic: payer?.cnic ?? '' };
}

function attemptView({ number, channel, wallet, decisionId, routingReason, reason, sentAt, settledAt, state }: Attempt__Output): AttemptView {
  return { number, channel, wallet, decisionId, routingReason, reason, sentAt, settledAt, state: attemptStateCodec.fromProto(state, 'attempt.state') };
}

function refundView(refund: Refund__Output | null): RefundView {
  const { id, paymentId, reason, createdAt, settledAt, failureCode, amount, state } = present(refund);
  const money = moneyFromProto(amount, 'refund.amount');
  return { id, paymentId, reason, createdAt, settledAt, failureCode, amount: money, state: refundStateCodec.fromProto(state, 'refund.state') };
}

function present<T>(value: T | null): T {
  if (value === null) throw new TypeError('payments: the answer lacks what was asked for');
  return value;
}
