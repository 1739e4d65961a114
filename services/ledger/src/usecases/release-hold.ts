import type { Mode } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { fence } from '../core/holds.ts';
import type { Hold } from '../core/holds.ts';
import type { HoldBook } from '../ports.ts';
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
export function createReleaseHold(ports: Pick<HoldMoneyPorts, 'lane' | 'now'> & { readonly book: HoldBook }): (input: ReleaseHoldInput) => Promise<Hold> {
  const { book, lane } = ports;
  return async ({ merchantId, mode, reference, returnedAfterCommit }) => {
    if (!isReference(reference)) throw wrongField('reference', 'must be 1 to 128 letters, digits or . _ : -');
    let hold = await book.find(merchantId, mode, reference);
    if (hold === null) {
      const shut = fence(reference, ports.now());
      if (await book.fence(merchantId, mode, shut)) return shut;
      hold = await book.find(merchantId, mode, reference);
    }
    if (hold === null) throw new AdaigiError('internal', 'A hold was there and is not.');
    if (hold.changes === 0) return hold;
    return holdOf(await lane({ merchantId, mode, currency: hold.currency }, { kind: 'release', reference, returnedAfterCommit }));
  };
}
