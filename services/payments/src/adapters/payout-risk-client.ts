import { decisionCodec, modeCodec, moneyToProto, type GrpcClient } from '@adaigi/contracts';
import type { RiskServiceDefinition } from '@adaigi/contracts/gen/adaigi/risk/v1/RiskService.ts';
import type { PayoutRisk } from '../payout-ports.ts';

/** Asks the risk service about payouts. Anything but a clear verdict counts as a review: nobody is let through by accident. */
export function createPayoutRiskClient(client: GrpcClient<RiskServiceDefinition>): PayoutRisk {
  return {
    async assess({ id, merchantId, mode, amount, receiver, wallet }) {
      const response = await client.assessPayout({
        payoutId: id,
        merchantId,
        mode: modeCodec.toProto(mode),
        amount: moneyToProto(amount),
        receiverMobile: receiver.mobile,
        receiverAccount: receiver.bank === '' ? '' : `${receiver.bank}:${receiver.accountNumber}`,
        wallet,
      });
      const decision = decisionCodec.optional(response.decision) ?? 'review';
      return decision === 'reject' ? { kind: 'reject', rules: response.hits.map((hit) => hit.rule) } : { kind: decision };
    },
  };
}
