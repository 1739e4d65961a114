import { decisionCodec, modeCodec, moneyToProto, type GrpcClient } from '@adaigi/contracts';
import type { RiskServiceDefinition } from '@adaigi/contracts/gen/adaigi/risk/v1/RiskService.ts';
import type { DepositRiskPort } from '../deposit-ports.ts';
import type { WalletTypes } from '../core/wallet-types.ts';

/** Asks the risk service about a transfer as about a payment of its sender. Anything but a clear verdict counts as a review. */
export function createDepositRiskClient(client: GrpcClient<RiskServiceDefinition>, walletTypes: WalletTypes): DepositRiskPort {
  return {
    async assess(deposit, transfer) {
      const { decision } = await client.assess({
        paymentId: deposit.id,
        merchantId: deposit.merchantId,
        mode: modeCodec.toProto(deposit.mode),
        amount: moneyToProto(transfer.amount),
        payer: { mobile: transfer.senderNumber, name: '', email: '', cnic: '' },
        wallet: walletTypes.get(deposit.walletType)?.wallet ?? '',
        createdAt: deposit.createdAt.toISOString(),
      });
      return decisionCodec.optional(decision) ?? 'review';
    },
  };
}
