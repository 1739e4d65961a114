import type { Mode } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { Hold } from '../core/holds.ts';
import type { FundsBook } from '../ports.ts';
import { checkChannel, holdOf } from './hold-money.ts';
import type { HoldMoneyPorts } from './hold-money.ts';

export interface CommitHoldInput {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly reference: string;
  readonly channel: string;
  readonly paidAfterRelease: boolean;
}

/**
 * Books held money out by a channel.
 *
 * @throws AdaigiError `not_found`, `hold_settled` (released, and not said to be paid after that), `idempotency_conflict` (committed by another channel),
 * `invalid_request`, `unavailable`.
 */
export function createCommitHold(ports: Pick<HoldMoneyPorts, 'lanes'> & { readonly funds: Pick<FundsBook, 'find'> }): (input: CommitHoldInput) => Promise<Hold> {
  return async ({ merchantId, mode, reference, channel, paidAfterRelease }) => {
    checkChannel(channel);
    const hold = await ports.funds.find(merchantId, mode, reference);
    if (hold === null) throw new AdaigiError('not_found', 'There is no such hold.');
    return holdOf(await ports.lanes.command({ merchantId, mode, currency: hold.currency }, { kind: 'commit', reference, channel, paidAfterRelease }));
  };
}
