import type { Payout } from '@adaigi/domain';
import type { PayoutFilter, PayoutStore } from '../../payout-ports.ts';
import { decodeCursor, encodeCursor } from '../list-payments.ts';

export interface PayoutPage {
  readonly payouts: readonly Payout[];
  readonly nextCursor: string;
}

/** One page of a merchant's payouts, newest first. @throws AdaigiError invalid_request for a cursor that is not ours. */
export async function listPayouts(store: Pick<PayoutStore, 'list'>, filter: Omit<PayoutFilter, 'before'>, cursor: string): Promise<PayoutPage> {
  const found = await store.list({ ...filter, before: cursor === '' ? null : decodeCursor(cursor, 'po'), limit: filter.limit + 1 });
  const payouts = found.slice(0, filter.limit);
  const last = payouts.at(-1);
  return { payouts, nextCursor: found.length > filter.limit && last !== undefined ? encodeCursor(last) : '' };
}
