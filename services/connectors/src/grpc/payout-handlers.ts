import { outcomeToProto } from '@adaigi/contracts';
import type { GrpcHandlers } from '@adaigi/contracts';
import type { PayoutConnectorsServiceDefinition } from '@adaigi/contracts/gen/adaigi/connectors/v1/PayoutConnectorsService.ts';
import type { PayoutDependencies } from '../payout-ports.ts';
import { inquirePayout } from '../usecases/inquire-payout.ts';
import { payout } from '../usecases/payout.ts';
import { inquirePayoutCommand, payoutCommand } from './commands.ts';
import { payoutChannelToProto } from './describe.ts';
import type { UnderWay } from './handlers.ts';

/** The connectors' RPCs for payouts. As with a charge, what has left goes on without its caller, and its answer is recorded. */
export function payoutHandlers(deps: PayoutDependencies, underWay: UnderWay): GrpcHandlers<PayoutConnectorsServiceDefinition> {
  return {
    async describePayoutChannels() {
      return await Promise.resolve({ channels: [...deps.payoutChannels.values()].map(payoutChannelToProto) });
    },
    async payout(request) {
      const { outcome, nextInquiryAfterMs } = await underWay.track(payout(deps, payoutCommand(request)));
      return { outcome: outcomeToProto(outcome), nextInquiryAfterMs: String(nextInquiryAfterMs) };
    },
    async inquirePayout(request) {
      const { outcome, next } = await underWay.track(inquirePayout(deps, inquirePayoutCommand(request)));
      return { outcome: outcomeToProto(outcome), nextInquiryAfterMs: String(next.afterMs), scheduleExhausted: next.exhausted };
    },
  };
}
