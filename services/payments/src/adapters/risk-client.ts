import { decisionCodec, modeCodec, moneyToProto, type GrpcClient } from '@adaigi/contracts';
import type { RiskServiceDefinition } from '@adaigi/contracts/gen/adaigi/risk/v1/RiskService.ts';
import type { RiskPort } from '../ports.ts';

/** Asks the risk service. Anything but a clear verdict counts as a review: nobody is let through by accident. */
export function createRiskClient(client: GrpcClient<RiskServiceDefinition>): RiskPort {
  return {
    async assess(payment) {
      const response = await client.assess({
        paymentId: payment.id,
        merchantId: payment.merchantId,
        mode: modeCodec.toProto(payment.mode),
        amount: moneyToProto(payment.amount),
        payer: payment.payer,
        wallet: payment.wallet ?? '',
        createdAt: payment.createdAt.toISOString(),
      });
      const decision = decisionCodec.optional(response.decision) ?? 'review';
      return decision === 'reject' ? { kind: 'reject', rules: response.hits.map((hit) => hit.rule) } : { kind: decision };
    },
  };
}
