import { merchantAccount } from '../core/accounts.ts';
import type { Calendar } from '../core/calendar.ts';
import { scopeKey } from '../core/entry.ts';
import { transfer } from '../core/movement.ts';
import { termsOf } from '../core/terms.ts';
import type { Terms } from '../core/terms.ts';
import type { OpenDay, SettlementDays } from '../ports.ts';
import type { FundsLanes } from './funds-lanes.ts';

export interface SettleDaysPorts {
  readonly days: SettlementDays;
  readonly terms: Terms;
  readonly calendar: Calendar;
  readonly lanes: Pick<FundsLanes, 'credit'>;
  readonly now: () => Date;
}

/**
 * Settles every day that is due: one entry moves what the day left, captures less fees and refunds, from unsettled to available. What is booked late for a
 * settled day opens it again and gets an entry of its own.
 *
 * @returns how many entries were booked.
 */
export function createSettleDays(ports: SettleDaysPorts): () => Promise<number> {
  const { days, terms, calendar } = ports;
  return async () => {
    const now = ports.now();
    let settled = 0;
    // No terms make a day due before the earliest cut-off there can be.
    for await (const day of days.open(calendar.businessDayOf(now, 1))) {
      if (!calendar.isDue(day.day, termsOf(terms, day.scope.merchantId).settlement, now)) continue;
      // The entry's number is that of the amount it settles: whoever else settles this day now names the same entry.
      if (await ports.lanes.credit(day.scope, entryOf(day, now, calendar))) settled += 1;
    }
    return settled;
  };
}

function entryOf({ scope, day, openMinor, batches }: OpenDay, at: Date, calendar: Calendar) {
  const { merchantId } = scope;
  return {
    ...scope,
    id: `settlement:${scopeKey(scope)}:${day}:${batches + 1}`,
    kind: 'settlement',
    subject: day,
    ordinal: batches + 1,
    refundId: '',
    reference: '',
    moved: transfer(merchantAccount(merchantId, 'unsettled'), merchantAccount(merchantId, 'available'), openMinor),
    occurredAt: at,
    bookedAt: at,
    bookedDay: calendar.dayOf(at),
    settleDay: day,
    fact: null,
  } as const;
}
