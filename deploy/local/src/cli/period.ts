import type { Period } from '@adaigi/domain';
import { UsageError } from '../command-line.ts';
import { isDay } from './rates-file.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * A period from two options, from included, to excluded; null when neither is given.
 *
 * @throws UsageError naming the option that is missing, cannot be read, or not after the other.
 */
export function readPeriod({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): Period | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) throw new UsageError(`${from === undefined ? '--from' : '--to'} is missing: give both or neither.`);
  const period = { from: readMoment('--from', from), to: readMoment('--to', to) };
  if (period.from >= period.to) throw new UsageError('--to must be after --from, and is itself excluded: for one day, the next one.');
  return period;
}

/** A day in Pakistan begins at UTC+5 all year. */
function readMoment(option: string, text: string): Date {
  const at = new Date(isDay(text) ? `${text}T00:00:00+05:00` : INSTANT.test(text) ? text : Number.NaN);
  if (Number.isNaN(at.getTime())) throw new UsageError(`${option} ${text}: must be a day in Pakistan (2026-11-20) or a time with its zone (2026-11-20T18:00:00+05:00).`);
  return at;
}
