import type { Mode } from '@adaigi/domain';
import type { Entry } from '../core/entry.ts';
import type { Journal } from '../ports.ts';
import { cursorOf, pageSize, placeOf } from './input.ts';

export interface ListEntriesInput {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly subject: string;
  /** 0 for the usual. */
  readonly limit: number;
  readonly cursor: string;
}

/** One page of a merchant's entries, newest first. @throws AdaigiError `invalid_request`, `unavailable` */
export function createListEntries(ports: { readonly journal: Journal }): (input: ListEntriesInput) => Promise<{ entries: Entry[]; nextCursor: string }> {
  return async ({ merchantId, mode, subject, limit, cursor }) => {
    const size = pageSize(limit, 20, 100);
    const found = await ports.journal.list({ merchantId, mode, subject, limit: size + 1, after: placeOf(cursor) });
    const entries = found.slice(0, size);
    const last = entries.at(-1);
    return { entries, nextCursor: found.length > size && last !== undefined ? cursorOf(last) : '' };
  };
}
