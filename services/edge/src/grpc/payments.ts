import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/api/v1/PaymentsService.ts';
import type { GrpcHandlers } from '@adaigi/grpc';
import type { EdgePorts } from '../ports.ts';
import { cancelPayment } from '../usecases/cancel-payment.ts';
import { createPayment } from '../usecases/create-payment.ts';
import { createRefund } from '../usecases/create-refund.ts';
import { getPayment } from '../usecases/get-payment.ts';
import { idempotencyKeyOf } from '../usecases/idempotency-key.ts';
import { listPayments } from '../usecases/list-payments.ts';
import { authenticateCall } from './authenticate.ts';
import { textOf } from './metadata.ts';
import { paymentMessage, refundMessage } from './present.ts';
import { createPaymentInput, createRefundInput, inProtoNames, listPaymentsInput, patienceOf } from './requests.ts';

/** The public payments API over gRPC: the use cases of the HTTP API, another transport. */
export function paymentsHandlers(ports: EdgePorts): GrpcHandlers<PaymentsServiceDefinition> {
  return {
    async createPayment(request, context) {
      const caller = await authenticateCall(ports, context, 'CreatePayment');
      const { payment } = await inProtoNames(
        createPayment(ports, caller, {
          input: createPaymentInput(request),
          idempotencyKey: idempotencyKeyOf(textOf(context.metadata, 'idempotency-key')),
          ...patienceOf(request.waitS, context),
        }),
      );
      return { payment: paymentMessage(payment) };
    },
    async getPayment(request, context) {
      const caller = await authenticateCall(ports, context, 'GetPayment');
      const { payment } = await getPayment(ports, caller, { paymentId: request.paymentId, ...patienceOf(request.waitS, context) });
      return { payment: paymentMessage(payment) };
    },
    async listPayments(request, context) {
      const caller = await authenticateCall(ports, context, 'ListPayments');
      const { payments, nextCursor } = await inProtoNames(listPayments(ports, caller, listPaymentsInput(request)));
      return { data: payments.map(paymentMessage), nextCursor };
    },
    async cancelPayment(request, context) {
      const caller = await authenticateCall(ports, context, 'CancelPayment');
      return { payment: paymentMessage(await cancelPayment(ports, caller, request.paymentId)) };
    },
    async createRefund(request, context) {
      const caller = await authenticateCall(ports, context, 'CreateRefund');
      const { refund } = await inProtoNames(
        createRefund(ports, caller, {
          paymentId: request.paymentId,
          input: createRefundInput(request),
          idempotencyKey: idempotencyKeyOf(textOf(context.metadata, 'idempotency-key')),
        }),
      );
      return { refund: refundMessage(refund) };
    },
  };
}
