import type { PayoutView } from '../payout-ports.ts';
import type { Caller, EdgePorts } from '../ports.ts';
import { parseListPayouts } from '../schemas/list-payouts.ts';

/**
 * One page of the caller's payouts, newest first.
 * @param input the filters, unchecked
 * @throws AdaigiError `invalid_request` naming every wrong parameter
 */
export async function listPayouts(ports: Pick<EdgePorts, 'payouts'>, caller: Caller, input: unknown): Promise<{ payouts: PayoutView[]; nextCursor: string }> {
  const { reference, state, limit, cursor } = parseListPayouts(input);
  return ports.payouts.list(caller, { reference: reference ?? '', state: state ?? null, limit: limit ?? 20, cursor: cursor ?? '' });
}
