import { modeCodec, moneyFromProto } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PaymentsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { PaymentsPort } from '../ports.ts';

/** Asks payments for what a PayPro callback repeats; the payer's data is left where it came. */
export function createPaymentsPeer(client: GrpcClient<PaymentsServiceDefinition>): PaymentsPort {
  return {
    payproOrder: async (merchantId, mode, paymentId) => {
      try {
        const { payment } = await client.getPayment({ merchantId, mode: modeCodec.toProto(mode), paymentId });
        if (payment === undefined || payment === null) return null;
        const { notifyUrl, reference: tradeNo, dialectData } = payment;
        return { notifyUrl, tradeNo, amountText: dialectData['amountText'] ?? '', amount: moneyFromProto(payment.amount) };
      } catch (error) {
        if (error instanceof AdaigiError && error.code === 'not_found') return null;
        throw error;
      }
    },
  };
}
