import { modeCodec, moneyToProto, type GrpcClient } from '@adaigi/contracts';
import type { RoutingServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingService.ts';
import type { RoutingPort } from '../ports.ts';

/** Asks the routing service for the order of channels. */
export function createRoutingClient(client: GrpcClient<RoutingServiceDefinition>): RoutingPort {
  return {
    async decide(payment, { number, attemptsLeft }, payer, excluded) {
      const response = await client.decide({
        paymentId: payment.id,
        attemptNumber: number,
        attemptsLeft,
        merchantId: payment.merchantId,
        mode: modeCodec.toProto(payment.mode),
        amount: moneyToProto(payment.amount),
        wallet: payment.wallet ?? '',
        preferredWallet: payer.preferredWallet ?? '',
        excludedChannels: [...excluded],
        repeatPayer: payer.repeatPayer,
        method: payment.method,
      });
      return {
        decisionId: response.decisionId,
        candidates: response.candidates.map(({ channel, wallet, choiceProbability }) => ({ channel, wallet, choiceProbability })),
        removals: response.removals.map(({ channel, constraint }) => ({ channel, constraint })),
        summary: response.summary,
        holdMs: response.holdMs,
      };
    },
  };
}
