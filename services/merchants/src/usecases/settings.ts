import { PAKISTAN } from '@adaigi/domain';
import type { FieldProblem } from '@adaigi/errors';
import { paykassmaConflicts, PAYKASSMA_SETTINGS } from './paykassma-settings.ts';
import { flag, integer, listOf, oneOf, type SettingRule } from './setting-rules.ts';

const PAYPRO_STATUSES = ['0000', '0015', '00029'];

/** A status may be renamed, but nothing that is not paid may be made to look paid. */
function checkStatusOverrides(value: string): ReturnType<SettingRule['check']> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return { rule: 'type', message: 'must be a JSON object' };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { rule: 'type', message: 'must be a JSON object' };
  for (const [from, to] of Object.entries(parsed)) {
    if (!PAYPRO_STATUSES.includes(from)) return { rule: 'enum', message: `may name only ${PAYPRO_STATUSES.join(', ')}` };
    if (typeof to !== 'string' || !/^\d{1,10}$/.test(to)) return { rule: 'pattern', message: 'must give each status as a text of 1 to 10 digits' };
    if (to === '0000' && from !== '0000') return { rule: 'enum', message: 'must not turn a status into 0000, which means paid' };
  }
  return null;
}

/** Names of wallets and banks; whether ours exists is for the edge, which knows the table. */
function checkBankAliases(value: string): ReturnType<SettingRule['check']> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return { rule: 'type', message: 'must be a JSON object' };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { rule: 'type', message: 'must be a JSON object' };
  const isRight = Object.entries(parsed).every(([name, code]) => /^[^\p{Cc}]{1,64}$/u.test(name) && typeof code === 'string' && /^[A-Z0-9_]{2,64}$/.test(code));
  return isRight ? null : { rule: 'pattern', message: 'must give names of up to 64 characters their codes, in capitals with underscores' };
}

const MAX_MINOR = 100_000_000_00;

/**
 * The settings of a merchant: what each may be and what holds in its absence. A setting is listed only while a service reads it: `sign_*` and
 * `notify_*` edge and notifier, amounts in minor units risk, the rest the edge's PayPro dialect.
 */
export const SETTINGS: Readonly<Record<string, SettingRule>> = {
  sign_mode: oneOf('Where the secret stands in the text that is signed.', 'append', ['append', 'prepend', 'key']),
  sign_separator: oneOf('What stands between the pairs that are signed.', '', ['&']),
  sign_nulls: oneOf('Whether JSON nulls are left out of the signed text or stand in it as null.', 'skip', ['skip', 'text']),
  sign_empty: oneOf('Whether empty values are left out of the signed text.', 'drop', ['drop', 'keep']),
  stringly_envelope: flag('Whether timestamp and success of an answer are texts.', 'false'),
  error_http_status: integer('HTTP status of refused requests.', '200', 200, 599),
  error_data: oneOf('What `data` of a refused order is.', 'object', ['object', 'null']),
  idempotent_replay: flag('Whether the same order sent again is answered with the first one.', 'true'),
  max_clock_skew_s: integer('How far the timestamp of a request may be off, in seconds; 0 means any.', '0', 0, 86_400),
  default_wallet: oneOf('The wallet of an order that names none; without it the method is open.', '', PAKISTAN.wallets),
  large_amount_pkr: integer('Above this many rupees the same customer and amount may come once an hour.', '50000', 0, 1_000_000_000),
  status_overrides: { about: 'JSON object from our statuses to the merchant’s own.', default: '{}', check: checkStatusOverrides },
  bank_aliases: { about: 'JSON object from the merchant’s own names of wallets and banks to our codes.', default: '{}', check: checkBankAliases },
  strict_mode: flag('Whether the hosted page and the payout ask for every field that their documentation requires.', 'false'),
  response_sign: oneOf('What the sign of an answer covers: its own fields, or those of its data.', 'none', ['none', 'body', 'data']),
  notify_ok_bodies: listOf('Answers to a callback that accept it.', 'OK', ['OK', '"OK"', 'ok', 'success', '2xx']),
  min_amount_minor: integer('Smallest amount of a payment, in minor units.', '', 1, MAX_MINOR),
  max_amount_minor: integer('Largest amount of a payment, in minor units.', '', 1, MAX_MINOR),
  ...PAYKASSMA_SETTINGS,
};

/** The settings after a change; an empty value removes one. */
export function changeSettings(current: Readonly<Record<string, string>>, changes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...current, ...changes }).filter(([, value]) => value !== ''));
}

/** Everything that is wrong with a set of settings; never repeats a value. */
export function settingProblems(settings: Readonly<Record<string, string>>): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [name, value] of Object.entries(settings)) {
    const rule = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
    const broken = rule === undefined ? { rule: 'unknown_field', message: 'is not a setting' } : rule.check(value);
    if (broken !== null) problems.push({ field: `settings.${name}`, ...broken });
  }
  problems.push(...paykassmaConflicts(settings));
  const { min_amount_minor: min, max_amount_minor: max } = settings;
  if (problems.length === 0 && min !== undefined && max !== undefined && Number(min) > Number(max)) {
    problems.push({ field: 'settings.max_amount_minor', rule: 'min', message: 'must not be below min_amount_minor' });
  }
  return problems;
}
