import { modeCodec, moneyToProto, type GrpcClient } from '@adaigi/contracts';
import type { DepositsServiceDefinition } from '@adaigi/contracts/gen/adaigi/deposits/v1/DepositsService.ts';
import type { Transfers } from '../deposit-ports.ts';
import { asked } from './asked.ts';

/** Tells the payments service of transfers that phone gateways report. */
export function createTransfersPeer(client: GrpcClient<DepositsServiceDefinition>): Transfers {
  return {
    async record({ mode, amount, ...transfer }) {
      const { known } = await asked(client.recordTransfer({ transfer: { ...transfer, mode: modeCodec.toProto(mode), amount: moneyToProto(amount) }, source: 'TRANSFER_SOURCE_PUSH' }));
      return { known };
    },
  };
}
