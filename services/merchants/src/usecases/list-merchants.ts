import { AdaigiError } from '@adaigi/errors';
import type { Merchant, MerchantStore } from '../ports.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;
const CURSOR = /^(\d{1,15}):(mer_[0-9a-f]{24})$/;

/**
 * One page of merchants, oldest first.
 *
 * @param limit - 1 to 100; 0 means 20.
 * @param cursor - from the page before; empty for the first.
 */
export async function listMerchants(store: MerchantStore, limit: number, cursor: string): Promise<{ merchants: Merchant[]; nextCursor: string }> {
  if (limit < 0 || limit > MAX_LIMIT) {
    throw new AdaigiError('invalid_request', 'The page is not valid.', { fields: [{ field: 'limit', rule: limit < 0 ? 'min' : 'max', message: `must be between 0 and ${MAX_LIMIT}` }] });
  }
  const size = limit === 0 ? DEFAULT_LIMIT : limit;
  const found = await store.list(size + 1, readCursor(cursor));
  const merchants = found.slice(0, size);
  const last = merchants.at(-1);
  return { merchants, nextCursor: found.length > size && last !== undefined ? writeCursor(last) : '' };
}

function writeCursor({ createdAt, id }: Merchant): string {
  return Buffer.from(`${createdAt.getTime()}:${id}`, 'utf8').toString('base64url');
}

function readCursor(cursor: string): { createdAt: Date; id: string } | null {
  if (cursor === '') return null;
  const [, time, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (time !== undefined && id !== undefined) return { createdAt: new Date(Number(time)), id };
  throw new AdaigiError('invalid_request', 'The page is not valid.', { fields: [{ field: 'cursor', rule: 'pattern', message: 'is not a cursor of this list' }] });
}
