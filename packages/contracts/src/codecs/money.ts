import { money } from '@adaigi/domain';
import type { Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { Money__Output } from '../gen/adaigi/common/v1/Money.ts';

/** Largest int64: more cannot travel in `common.v1.Money`. */
const MAX_MINOR = 9_223_372_036_854_775_807n;

/** @throws RangeError above int64: a bug, no amount in the platform comes near it. */
export function moneyToProto(amount: Money): Money__Output {
  if (amount.minor > MAX_MINOR) throw new RangeError('money: does not fit int64');
  return { minor: amount.minor.toString(), currency: amount.currency };
}

/** Decimal text of minor units, as events carry it. */
export function minorToText(amount: Money): string {
  return amount.minor.toString();
}

/** @throws AdaigiError `invalid_request` naming the field unless it is a non-negative amount with a currency of three capital letters. */
export function moneyFromProto(value: Money__Output | null | undefined, field = 'amount'): Money {
  if (value === null || value === undefined) throw problem(field, 'required', 'is required');
  return moneyFromText(value.minor, value.currency, field);
}

/** Like {@link moneyFromProto}, for the two strings of an event. */
export function moneyFromText(minor: string, currency: string, field = 'amount'): Money {
  if (!/^\d{1,19}$/.test(minor) || BigInt(minor) > MAX_MINOR) {
    throw problem(`${field}.minor`, 'min', 'must be a non-negative integer of minor units');
  }
  if (!/^[A-Z]{3}$/.test(currency)) throw problem(`${field}.currency`, 'pattern', 'must be an ISO 4217 code, for example PKR');
  return money(BigInt(minor), currency);
}

function problem(field: string, rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', `${field} ${message}.`, { fields: [{ field, rule, message }] });
}
