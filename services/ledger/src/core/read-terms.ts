import { isDay } from './calendar.ts';
import type { SettlementTerms } from './calendar.ts';
import type { FeeRule, MerchantTerms, Terms } from './terms.ts';

const MAX_BASIS_POINTS = 10_000;
const MAX_MINOR = 1_000_000_000_000;
const MAX_DELAY_DAYS = 60;
const METHOD = /^(payin|payout|deposit)\.([a-z][a-z0-9_-]{0,40}|\*)$/;

/** Reads terms. @throws RangeError naming the first value that is missing or wrong. */
export function readTerms(json: unknown): Terms {
  const root = record(json, 'root');
  const named = Object.fromEntries(Object.entries(record(root['terms'], 'terms')).map(([name, value]) => [name, merchantTerms(value, `terms.${name}`)]));
  const pick = (name: unknown, path: string): MerchantTerms => {
    const found = typeof name === 'string' && Object.hasOwn(named, name) ? named[name] : undefined;
    if (found === undefined) throw wrong(path, 'must name terms of this file');
    return found;
  };
  const merchants = Object.entries(record(root['merchants'], 'merchants')).map(([merchantId, name]) => [merchantId, pick(name, `merchants.${merchantId}`)] as const);
  return { version: text(root['version'], 'version'), standard: pick(root['standard'], 'standard'), merchants: Object.fromEntries(merchants) };
}

function merchantTerms(value: unknown, path: string): MerchantTerms {
  const entry = record(value, path);
  const fees = entry['fees'];
  if (!Array.isArray(fees)) throw wrong(`${path}.fees`, 'must be a list');
  const rules = fees.map((fee, index) => feeRule(fee, `${path}.fees[${index}]`));
  const seen = new Set<string>();
  for (const [index, { method, from }] of rules.entries()) {
    if (seen.has(`${method} ${from}`)) throw wrong(`${path}.fees[${index}]`, 'begins on the same day as another rule of its method');
    seen.add(`${method} ${from}`);
  }
  return { settlement: settlement(entry['settlement'], `${path}.settlement`), fees: rules };
}

function settlement(value: unknown, path: string): SettlementTerms {
  const entry = record(value, path);
  const cutOff = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text(entry['cutOff'], `${path}.cutOff`));
  const cutOffMinute = cutOff === null ? 0 : Number(cutOff[1]) * 60 + Number(cutOff[2]);
  if (cutOffMinute < 1 || cutOffMinute > 1440) throw wrong(`${path}.cutOff`, 'must be a time from 00:01 to 24:00');
  return { cutOffMinute, delayDays: integer(entry['delayDays'], `${path}.delayDays`, MAX_DELAY_DAYS) };
}

function feeRule(value: unknown, path: string): FeeRule {
  const entry = record(value, path);
  const [method, from] = [text(entry['method'], `${path}.method`), text(entry['from'], `${path}.from`)];
  if (!METHOD.test(method)) throw wrong(`${path}.method`, 'must be payin, payout or deposit, a dot, and a wallet or *');
  if (!isDay(from)) throw wrong(`${path}.from`, 'must be a day, yyyy-mm-dd');
  const rule: FeeRule = {
    method,
    from,
    basisPoints: integer(entry['basisPoints'], `${path}.basisPoints`, MAX_BASIS_POINTS),
    fixedMinor: integer(entry['fixedMinor'], `${path}.fixedMinor`, MAX_MINOR),
    minMinor: integer(entry['minMinor'], `${path}.minMinor`, MAX_MINOR),
    maxMinor: entry['maxMinor'] === null ? null : integer(entry['maxMinor'], `${path}.maxMinor`, MAX_MINOR),
  };
  if (rule.maxMinor !== null && rule.maxMinor < rule.minMinor) throw wrong(`${path}.maxMinor`, 'must not be below minMinor');
  return rule;
}

function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, 'must be an object');
  return Object.fromEntries(Object.entries(value));
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(path, 'must be a text');
  return value;
}

function integer(value: unknown, path: string, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max) throw wrong(path, `must be an integer from 0 to ${max}`);
  return value;
}

function wrong(path: string, rule: string): RangeError {
  return new RangeError(`ledger terms: ${path} ${rule}`);
}
