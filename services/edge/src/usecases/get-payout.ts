import { AdaigiError } from '@adaigi/errors';
import type { Caller, EdgePorts } from '../ports.ts';
import { settlePayout, type SettledPayout } from './settle-payout.ts';
import type { Patience } from './wait-for-end.ts';

/**
 * Reads a payout of the caller's own world.
 * @throws AdaigiError `not_found` for an id that does not exist, is another merchant's or another world's: one answer for all of them
 */
export async function getPayout(
  ports: Pick<EdgePorts, 'payouts' | 'waitingRoom'>,
  caller: Caller,
  request: Patience & { readonly payoutId: string },
): Promise<SettledPayout> {
  if (!/^po_[0-9a-f]{32}$/.test(request.payoutId)) throw new AdaigiError('not_found', 'There is no such payout.');
  const payout = await ports.payouts.get(caller, { id: request.payoutId });
  return settlePayout(ports, caller, payout, request);
}
