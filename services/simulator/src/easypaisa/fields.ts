import { parseCompactTime } from '../core/karachi.ts';
import { parseRupees } from './amount.ts';
import {
  invalidAmount,
  invalidEmail,
  invalidJson,
  invalidMerchantAccount,
  invalidMethod,
  invalidMobile,
  invalidOrder,
  invalidStore,
  invalidTokenExpiry,
  missingField,
  tokenExpiryPast,
} from './codes.ts';
import type { Code } from './codes.ts';

export type Value = string | number;
export type Fields = Readonly<Record<string, Value>>;

/** A request's fields, or the code for what is no JSON object of plain values. Null counts as missing. */
export function readFields(text: string): Fields | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const fields: Record<string, Value> = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
    else if (value !== null) return undefined;
  }
  return fields;
}

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: Code };

export interface ParsedCharge {
  readonly orderId: string;
  readonly mobile: string;
  readonly amountMinor: bigint;
}

const refused = (code: Code): { readonly ok: false; readonly code: Code } => ({ ok: false, code });

function text(fields: Fields, name: string): string {
  return String(fields[name] ?? '');
}

function firstMissing(fields: Fields, names: readonly string[]): Code | undefined {
  const missing = names.find((name) => text(fields, name) === '');
  return missing === undefined ? undefined : missingField(missing);
}

/** MA and OTC share their fields but for the name of the payer's number. */
function parseCommon(fields: Fields, storeId: string, method: 'MA' | 'OTC', mobileField: string): Parsed<ParsedCharge> {
  const missing = firstMissing(fields, ['orderId', 'storeId', 'transactionAmount', 'transactionType', mobileField, 'emailAddress']);
  if (missing !== undefined) return refused(missing);
  if (text(fields, 'storeId') !== storeId) return refused(invalidStore);
  if (!/^[A-Za-z0-9-]{1,20}$/.test(text(fields, 'orderId'))) return refused(invalidOrder);
  if (fields['transactionType'] !== method) return refused(invalidMethod);
  const amountMinor = parseRupees(fields['transactionAmount'] ?? '');
  if (amountMinor === undefined) return refused(invalidAmount);
  if (!/^03[0-9]{9}$/.test(text(fields, mobileField))) return refused(invalidMobile);
  if (!/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(text(fields, 'emailAddress'))) return refused(invalidEmail);
  if (optionalNames.some((name) => text(fields, name).length > 255)) return refused(invalidJson);
  return { ok: true, value: { orderId: text(fields, 'orderId'), mobile: text(fields, mobileField), amountMinor } };
}

export const optionalNames = ['optional1', 'optional2', 'optional3', 'optional4', 'optional5'] as const;

export function parseMa(fields: Fields, storeId: string): Parsed<ParsedCharge> {
  return parseCommon(fields, storeId, 'MA', 'mobileAccountNo');
}

export function parseOtc(fields: Fields, storeId: string, now: Date): Parsed<ParsedCharge & { readonly expiresAt: Date }> {
  const common = parseCommon(fields, storeId, 'OTC', 'msisdn');
  if (!common.ok) return common;
  const missing = firstMissing(fields, ['tokenExpiry']);
  if (missing !== undefined) return refused(missing);
  const expiry = text(fields, 'tokenExpiry');
  const expiresAt = /^\d{8} \d{6}$/.test(expiry) ? parseCompactTime(expiry) : undefined;
  if (expiresAt === undefined) return refused(invalidTokenExpiry);
  if (expiresAt.getTime() <= now.getTime()) return refused(tokenExpiryPast);
  return { ok: true, value: { ...common.value, expiresAt } };
}

export function parseInquiry(fields: Fields, storeId: string, accountNum: string): Parsed<string> {
  const missing = firstMissing(fields, ['orderId', 'storeId', 'accountNum']);
  if (missing !== undefined) return refused(missing);
  if (text(fields, 'storeId') !== storeId) return refused(invalidStore);
  if (text(fields, 'accountNum') !== accountNum) return refused(invalidMerchantAccount);
  return { ok: true, value: text(fields, 'orderId') };
}
