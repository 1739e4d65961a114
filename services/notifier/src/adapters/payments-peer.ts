import { modeCodec, moneyFromProto } from '@adaigi/contracts';
import type { GrpcClient } from '@adaigi/contracts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PaymentsService.ts';
import type { PayoutsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PayoutsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { PaymentsPort } from '../ports.ts';

/** Asks payments for what a PayPro callback repeats, of a payment or of a payout; personal data is left where it came. */
export function createPaymentsPeer(client: GrpcClient<PaymentsServiceDefinition>, payouts: GrpcClient<PayoutsServiceDefinition>): PaymentsPort {
  return {
    payproOrder: async (merchantId, mode, paymentId) => {
      try {
        const world = { merchantId, mode: modeCodec.toProto(mode) };
        const order = paymentId.startsWith('po_') ? (await payouts.getPayout({ ...world, payoutId: paymentId })).payout : (await client.getPayment({ ...world, paymentId })).payment;
        if (order === null) return null;
        const { notifyUrl, reference: tradeNo, dialectData } = order;
        return { notifyUrl, tradeNo, amountText: dialectData['amountText'] ?? '', amount: moneyFromProto(order.amount) };
      } catch (error) {
        if (error instanceof AdaigiError && error.code === 'not_found') return null;
        throw error;
      }
    },
  };
}
