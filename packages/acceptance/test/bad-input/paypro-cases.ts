import { createHash } from 'node:crypto';
import { MISSING, type FieldCases, type Wrong } from './native-cases.ts';

const missing: Wrong = ['missing', MISSING];
const nothing: Wrong = ['null', null];
const empty: Wrong = ['empty', ''];
const number: Wrong = ['a number', 5];
const flag: Wrong = ['a flag', true];
const nested: Wrong = ['an object', { a: 1 }];
const long = (most: number): Wrong => [`longer than ${most}`, 'x'.repeat(most + 1)];
const required = [missing, nothing, empty];

const TRADE_NO: FieldCases = { field: 'tradeNo', wrong: [...required, number, nested, long(64)] };
const TIMESTAMP: FieldCases = { field: 'timestamp', wrong: [...required, flag, ['a word', 'now'], ['too short', '123456789'], ['too long', '12345678901234'], ['below zero', '-1731653732177']] };

/** The fields of the dialect's page with what its rules refuse. */
export const PAY_IN_FIELDS: readonly FieldCases[] = [
  TRADE_NO,
  TIMESTAMP,
  { field: 'paymentType', wrong: [number, flag, ['unknown', 'sadapay']] },
  { field: 'amount', wrong: [...required, flag, nested, ['a word', 'much'], ['with decimals', '150.50'], ['below zero', '-500'], ['with leading zeros', '0500'], ['too long', '1'.repeat(20)]] },
  { field: 'name', wrong: [...required, number, nested, long(100)] },
  { field: 'mobile', wrong: [...required, ['a number', 3115112345], ['too short', '311511234'], ['too long', '031151123456'], ['of a landline', '0423576199'], ['with a country code', '923115112345'], ['with a letter', '311511234x']] },
  { field: 'email', wrong: [...required, number, ['without @', 'ali.gmail.com'], ['longer than 254', `${'x'.repeat(250)}@a.pk`]] },
  { field: 'customerCert', wrong: [number, ['too short', '173012345678'], ['too long', '17301234567890'], ['with dashes', '17301-2345678-9']] },
  { field: 'remark', wrong: [number, nested, long(255)] },
  { field: 'custId', wrong: [number, long(64)] },
  { field: 'notifyUrl', wrong: [...required, number, ['relative', '/notify'], ['no URL', 'not a url'], ['another scheme', 'ftp://example.com/'], ['longer than 2048', `https://example.com/${'x'.repeat(2048)}`]] },
];

export const QUERY_FIELDS: readonly FieldCases[] = [TRADE_NO, TIMESTAMP];

/** Amounts that are amounts, and too small or too large: the dialect has words of its own for them. */
export const OUT_OF_RANGE = ['1', '99', '1000000001'];

/** Signs any fields as the dialect says: empty values, nulls and nested ones are left out, numbers count as they are written. */
export function payproBody(fields: Readonly<Record<string, unknown>>, secret: string): string {
  const text = Object.keys(fields)
    .toSorted()
    .filter((name) => ['string', 'number', 'boolean'].includes(typeof fields[name]) && fields[name] !== '')
    .map((name) => `${name}=${String(fields[name])}`)
    .join('');
  return JSON.stringify({ ...fields, sign: createHash('md5').update(text + secret).digest('hex') });
}
