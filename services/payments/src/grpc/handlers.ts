import { modeCodec, type GrpcHandlers } from '@adaigi/contracts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PaymentsService.ts';
import { cancelPayment, type CancelPaymentPorts } from '../usecases/cancel-payment.ts';
import { confirmPayment, type ConfirmPaymentPorts } from '../usecases/confirm-payment.ts';
import { createPayment, type CreatePaymentPorts } from '../usecases/create-payment.ts';
import { createRefund, type CreateRefundPorts } from '../usecases/create-refund.ts';
import { getPayment, type GetPaymentPorts } from '../usecases/get-payment.ts';
import { listPayments } from '../usecases/list-payments.ts';
import { paymentToProto, refundToProto } from './payment-to-proto.ts';
import { confirmPaymentFrom, createPaymentFrom, createRefundFrom, filterFrom, paymentNameFrom, required } from './requests.ts';

/** A waiting reader is answered this long before its deadline. */
const ANSWER_MARGIN_MS = 250;

/** The payments service over gRPC: one use case per method. */
export function paymentsHandlers(
  ports: CreatePaymentPorts & ConfirmPaymentPorts & GetPaymentPorts & CancelPaymentPorts & CreateRefundPorts,
): GrpcHandlers<PaymentsServiceDefinition> {
  return {
    async createPayment(request) {
      const { payment, replayed } = await createPayment(ports, createPaymentFrom(request));
      return { payment: paymentToProto(payment), replayed };
    },
    async getPayment(request, context) {
      const leftMs = context.deadline.getTime() - Date.now() - ANSWER_MARGIN_MS;
      const waitMs = Math.max(0, Math.min(request.waitMs, leftMs));
      const mode = modeCodec.fromProto(request.mode, 'mode');
      const payment = await getPayment(ports, required('merchantId', request.merchantId), mode, paymentNameFrom(request), waitMs);
      return { payment: paymentToProto(payment) };
    },
    async listPayments(request) {
      const { payments, nextCursor } = await listPayments(ports.store, filterFrom(request), request.cursor);
      return { payments: payments.map(paymentToProto), nextCursor };
    },
    async cancelPayment(request) {
      const mode = modeCodec.fromProto(request.mode, 'mode');
      return { payment: paymentToProto(await cancelPayment(ports, required('merchantId', request.merchantId), mode, request.paymentId)) };
    },
    async confirmPayment(request) {
      const { payment, confirmed } = await confirmPayment(ports, confirmPaymentFrom(request));
      return { payment: paymentToProto(payment), confirmed };
    },
    async createRefund(request) {
      const { payment, refund, replayed } = await createRefund(ports, createRefundFrom(request));
      return { refund: refundToProto(payment.id, refund), replayed };
    },
  };
}
