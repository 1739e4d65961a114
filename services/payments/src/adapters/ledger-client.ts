import { modeCodec, moneyFromProto, moneyToProto, type GrpcClient } from '@adaigi/contracts';
import type { LedgerServiceDefinition } from '@adaigi/contracts/gen/adaigi/ledger/v1/LedgerService.ts';
import type { Payout } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { PayoutLedger } from '../payout-ports.ts';

/**
 * Holds on the merchants' balances, kept by the ledger service. The payout's id names the hold, so every repeat is the same hold.
 *
 * @param holdDeadlineMs - a merchant waits for a hold, and one without an answer makes the payout exist, so it gets the time that the merchant has
 */
export function createLedgerClient(client: GrpcClient<LedgerServiceDefinition>, holdDeadlineMs: number): PayoutLedger {
  const holdOf = ({ merchantId, mode, id }: Payout) => ({ merchantId, mode: modeCodec.toProto(mode), reference: id });
  return {
    async hold(payout) {
      try {
        const { hold } = await client.hold({ ...holdOf(payout), amount: moneyToProto(payout.amount), method: `payout.${payout.wallet}` }, { deadlineMs: holdDeadlineMs });
        return { kind: 'held', fee: moneyFromProto(hold?.fee, 'fee') };
      } catch (error) {
        if (error instanceof AdaigiError && error.code === 'insufficient_balance') return { kind: 'refused' };
        throw error;
      }
    },
    async commit(payout, channel) {
      await client.commit({ ...holdOf(payout), channel, paidAfterRelease: payout.hold === 'released' });
    },
    async release(payout) {
      await client.release({ ...holdOf(payout), returnedAfterCommit: payout.hold === 'committed' });
    },
  };
}
