import { AdaigiError } from '@adaigi/errors';
import { isDay } from '../core/calendar.ts';
import type { Entry } from '../core/entry.ts';
import type { EntryPlace } from '../ports.ts';

/** References are names, never free text: they travel on a topic. */
export function isReference(text: string): boolean {
  return /^[A-Za-z0-9._:-]{1,128}$/.test(text);
}

export function isChannel(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(text);
}

export function wrongField(field: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', `${field} ${message}.`, { fields: [{ field, rule: 'pattern', message }] });
}

/** @throws AdaigiError `invalid_request` */
export function pageSize(limit: number, usual: number, most: number): number {
  if (limit === 0) return usual;
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit;
  throw wrongField('limit', `must be from 1 to ${most}`);
}

export function cursorOf({ bookedDay, bookedAt, id }: Entry): string {
  return Buffer.from(JSON.stringify([bookedDay, bookedAt.getTime(), id])).toString('base64url');
}

/** @throws AdaigiError `invalid_request` for a cursor that is not ours. */
export function placeOf(cursor: string): EntryPlace | null {
  if (cursor === '') return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const parts: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
    const [day, at, id] = parts;
    if (parts.length === 3 && typeof day === 'string' && isDay(day) && typeof at === 'number' && Number.isSafeInteger(at) && typeof id === 'string') return { day, at: new Date(at), id };
  } catch {
    // Told below, like any other cursor that is not ours.
  }
  throw wrongField('cursor', 'must come from the page before');
}
