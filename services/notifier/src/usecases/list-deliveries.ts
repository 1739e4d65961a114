import { AdaigiError } from '@adaigi/errors';
import type { DeliveryView, Mode } from '../core/delivery.ts';
import type { DeliveryQuery, DeliveryStore } from '../ports.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

export interface ListDeliveriesQuery {
  readonly merchantId: string;
  readonly mode: Mode;
  /** Empty for all. */
  readonly endpointId: string;
  /** Empty for all. */
  readonly paymentId: string;
  /** 1 to 100; 0 means 20. */
  readonly limit: number;
  /** Empty for the first page. */
  readonly cursor: string;
}

export interface DeliveryPage {
  readonly deliveries: readonly DeliveryView[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

/** One page of a merchant's deliveries, newest first. @throws AdaigiError `invalid_request` on a wrong limit or cursor. */
export function createListDeliveries(ports: { deliveries: DeliveryStore }): (query: ListDeliveriesQuery) => Promise<DeliveryPage> {
  return async ({ merchantId, mode, endpointId, paymentId, limit, cursor }) => {
    if (!Number.isInteger(limit) || limit < 0 || limit > MAX_LIMIT) throw wrong('limit', 'max', `must be 1 to ${MAX_LIMIT}`);
    const size = limit === 0 ? DEFAULT_LIMIT : limit;
    const found = await ports.deliveries.list({
      merchantId,
      mode,
      endpointId: endpointId === '' ? null : endpointId,
      paymentId: paymentId === '' ? null : paymentId,
      limit: size + 1,
      before: cursor === '' ? null : readCursor(cursor),
    });
    const deliveries = found.slice(0, size);
    const last = deliveries.at(-1);
    return { deliveries, nextCursor: found.length > size && last !== undefined ? writeCursor(last) : '' };
  };
}

function writeCursor(last: DeliveryView): string {
  return Buffer.from(`${last.createdAt.getTime()} ${last.id}`).toString('base64url');
}

function readCursor(cursor: string): NonNullable<DeliveryQuery['before']> {
  const match = /^(\d{1,15}) (\S{1,200})$/.exec(Buffer.from(cursor, 'base64url').toString());
  const [, createdAt, id] = match ?? [];
  if (createdAt === undefined || id === undefined) throw wrong('cursor', 'pattern', 'must be a cursor from the page before');
  return { createdAt: new Date(Number(createdAt)), id };
}

function wrong(field: string, rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', `${field} ${message}.`, { fields: [{ field, rule, message }] });
}
