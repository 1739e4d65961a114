import { AdaigiError } from '@adaigi/errors';
import type { Payment } from '@adaigi/domain';
import type { PagePosition, PaymentFilter, PaymentStore } from '../ports.ts';

export interface PaymentPage {
  readonly payments: readonly Payment[];
  readonly nextCursor: string;
}

/**
 * One page of a merchant's payments, newest first. The cursor names the last payment of the page before, so pages stay right while new
 * payments arrive.
 *
 * @throws AdaigiError invalid_request for a cursor that is not ours.
 */
export async function listPayments(store: PaymentStore, filter: Omit<PaymentFilter, 'before'>, cursor: string): Promise<PaymentPage> {
  const found = await store.list({ ...filter, before: cursor === '' ? null : decodeCursor(cursor), limit: filter.limit + 1 });
  const payments = found.slice(0, filter.limit);
  const last = payments.at(-1);
  return { payments, nextCursor: found.length > filter.limit && last !== undefined ? encodeCursor(last) : '' };
}

/** Names the last item of a page. */
export function encodeCursor(position: PagePosition): string {
  return Buffer.from(`${position.createdAt.getTime()}.${position.id}`).toString('base64url');
}

/** @throws AdaigiError invalid_request for a cursor of another kind of list, or of nobody's. */
export function decodeCursor(cursor: string, kind: 'pay' | 'po' | 'dep' = 'pay'): PagePosition {
  const match = new RegExp(`^(\\d{1,15})\\.(${kind}_[0-9a-f]{32})$`).exec(Buffer.from(cursor, 'base64url').toString());
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new AdaigiError('invalid_request', 'cursor is not one that a list returned', {
      fields: [{ field: 'cursor', rule: 'pattern', message: 'must be the nextCursor of a list' }],
    });
  }
  return { createdAt: new Date(Number(match[1])), id: match[2] };
}
