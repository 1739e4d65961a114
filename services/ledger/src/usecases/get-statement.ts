import type { MerchantBalance } from '../core/balance.ts';
import { daysBetween, isDay } from '../core/calendar.ts';
import type { Scope, StatementLine } from '../core/entry.ts';
import type { Balances, Journal } from '../ports.ts';
import { cursorOf, pageSize, placeOf, wrongField } from './input.ts';

export interface GetStatementInput {
  readonly scope: Scope;
  readonly fromDay: string;
  readonly toDay: string;
  /** 0 for the usual. */
  readonly limit: number;
  readonly cursor: string;
}

export interface StatementPage {
  readonly opening: MerchantBalance;
  readonly closing: MerchantBalance;
  readonly lines: readonly StatementLine[];
  readonly nextCursor: string;
}

const MOST_DAYS = 366;

/** One page of a statement of whole local days, by the time of booking, so that a past day never changes. @throws AdaigiError `invalid_request`, `unavailable` */
export function createGetStatement(ports: { readonly journal: Journal; readonly balances: Balances }): (input: GetStatementInput) => Promise<StatementPage> {
  return async ({ scope, fromDay, toDay, limit, cursor }) => {
    if (!/^[A-Z]{3}$/.test(scope.currency)) throw wrongField('currency', 'must be an ISO 4217 code, for example PKR');
    if (!isDay(fromDay)) throw wrongField('from_day', 'must be a day, yyyy-mm-dd');
    if (!isDay(toDay)) throw wrongField('to_day', 'must be a day, yyyy-mm-dd');
    const days = daysBetween(fromDay, toDay);
    if (days < 1) throw wrongField('to_day', 'must not be before from_day');
    if (days > MOST_DAYS) throw wrongField('to_day', `must be at most ${MOST_DAYS} days from from_day`);
    const size = pageSize(limit, 100, 500);
    // Before anything is asked: a look that nobody waits for could only end as a rejection that nobody handles.
    const after = placeOf(cursor);
    const [{ opening, closing }, found] = await Promise.all([
      ports.balances.around(scope, fromDay, toDay),
      ports.journal.lines({ scope, fromDay, toDay, limit: size + 1, after }),
    ]);
    const lines = found.slice(0, size);
    const last = lines.at(-1);
    return { opening, closing, lines, nextCursor: found.length > size && last !== undefined ? cursorOf(last.entry) : '' };
  };
}
