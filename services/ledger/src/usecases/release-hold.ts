import type { Mode } from '@adaigi/domain';
import { fence } from '../core/holds.ts';
import type { Hold } from '../core/holds.ts';
import type { FundsBook } from '../ports.ts';
import { holdOf } from './hold-money.ts';
import type { HoldMoneyPorts } from './hold-money.ts';
import { isReference, wrongField } from './input.ts';

export interface ReleaseHoldInput {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly reference: string;
  readonly returnedAfterCommit: boolean;
}

/**
 * Makes held money available again. Where there is no hold it leaves a fence, so that a call to make it that is still on its way finds the door shut:
 * the caller may be sure that nothing is held, whatever became of that call.
 *
 * @throws AdaigiError `hold_settled` (committed, and not said to have come back after that), `invalid_request`, `unavailable`.
 */
export function createReleaseHold(ports: Pick<HoldMoneyPorts, 'lanes' | 'now'> & { readonly funds: Pick<FundsBook, 'find' | 'fence'> }): (input: ReleaseHoldInput) => Promise<Hold> {
  const { funds, lanes } = ports;
  return async ({ merchantId, mode, reference, returnedAfterCommit }) => {
    if (!isReference(reference)) throw wrongField('reference', 'must be 1 to 128 letters, digits or . _ : -');
    const hold = (await funds.find(merchantId, mode, reference)) ?? (await funds.fence(merchantId, mode, fence(reference, ports.now())));
    if (hold.changes === 0) return hold;
    return holdOf(await lanes.command({ merchantId, mode, currency: hold.currency }, { kind: 'release', reference, returnedAfterCommit }));
  };
}
