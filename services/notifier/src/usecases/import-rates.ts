import { AdaigiError } from '@adaigi/errors';
import type { FieldProblem } from '@adaigi/errors';
import type { RatesStore } from '../ports.ts';

export interface NewRates {
  /** yyyy-mm-dd. */
  readonly day: string;
  readonly base: string;
  readonly rates: readonly { readonly currency: string; readonly rate: string }[];
}

const MAX_RATES = 1_000;

/**
 * Imports the rates of a day. They never change afterwards, since postbacks under way repeat them: the same rates again are harmless, other
 * rates are refused.
 * @throws AdaigiError `invalid_request`, `idempotency_conflict`
 */
export function createImportRates(ports: { readonly rates: RatesStore }): (rates: NewRates) => Promise<number> {
  return async ({ day, base, rates }) => {
    const problems = problemsOf({ day, base, rates });
    if (problems.length > 0) throw new AdaigiError('invalid_request', 'The rates are not valid.', { fields: problems });
    const table = { base, rates: Object.fromEntries(rates.map(({ currency, rate }) => [currency, rate])) };
    if (!(await ports.rates.add(day, table))) throw new AdaigiError('idempotency_conflict', 'There are other rates for this day already.');
    return rates.length;
  };
}

function problemsOf({ day, base, rates }: NewRates): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
  if (!isDay) problems.push({ field: 'day', rule: 'format', message: 'must be a day as yyyy-mm-dd' });
  if (!/^[A-Z]{3}$/.test(base)) problems.push({ field: 'base', rule: 'pattern', message: 'must be a currency code' });
  if (rates.length === 0 || rates.length > MAX_RATES) problems.push({ field: 'rates', rule: 'min_items', message: `must be 1 to ${MAX_RATES} rates` });
  const seen = new Set<string>();
  for (const [at, { currency, rate }] of rates.entries()) {
    if (!/^[A-Z][A-Z0-9]{2,9}$/.test(currency) || seen.has(currency)) problems.push({ field: `rates[${at}].currency`, rule: 'pattern', message: 'must be a currency code that comes once' });
    if (!/^\d{1,12}(?:\.\d{1,40})?$/.test(rate)) problems.push({ field: `rates[${at}].rate`, rule: 'pattern', message: 'must be a decimal number' });
    seen.add(currency);
  }
  return problems.slice(0, 20);
}
