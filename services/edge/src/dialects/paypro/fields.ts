import { PAKISTAN } from '@adaigi/domain';
import { Type, type TObject } from 'typebox';
import type { JsonMember } from '@adaigi/signatures';
import { compileCheck, type Check } from '../../schemas/check.ts';
import { plainText } from '../../schemas/texts.ts';

const tradeNo = plainText(1, 64, { description: 'Your order number, unique.', examples: ['order45692193212we3111'] });
const timestamp = Type.String({ pattern: '^\\d{10,13}$', description: 'Unix time in milliseconds.', examples: ['1730431256223'] });
const sign = Type.String({ maxLength: 64, description: 'MD5 of the sorted `name=value` pairs and the app secret, lower-case hex.' });

/** Body of `payinApi`. Every value is a text; `amount` and `timestamp` may also be JSON numbers. Fields that are not listed are signed and ignored. */
export const payInFields = Type.Object(
  {
    tradeNo,
    paymentType: Type.Optional(Type.Enum([...PAKISTAN.wallets], { description: 'Without it the method is open.' })),
    amount: Type.String({ pattern: '^[1-9]\\d{0,14}$', description: 'Whole rupees, at least 100.', examples: ['10000'] }),
    name: plainText(1, 100, { description: "Payer's name.", examples: ['John Doe'] }),
    mobile: Type.String({ pattern: '^(?:3\\d{9}|03\\d{9})$', description: '10 digits beginning 3, or 11 beginning 03.', examples: ['3115112345'] }),
    email: Type.String({ maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+$', description: "Payer's e-mail.", examples: ['john@gmail.com'] }),
    customerCert: Type.Optional(Type.String({ pattern: '^\\d{13}$', description: 'CNIC, 13 digits.', examples: ['1730123456789'] })),
    remark: Type.Optional(Type.String({ maxLength: 255, description: 'Comes back unchanged.' })),
    timestamp,
    custId: Type.Optional(plainText(1, 64, { description: 'Your opaque id of the customer.' })),
    notifyUrl: Type.String({ maxLength: 2048, format: 'uri', description: 'Absolute http(s) URL for the result.', examples: ['https://example.com/notify'] }),
    sign,
  },
  { title: 'PayProPayIn' },
);

/** Body of `queryPayInResult`. */
export const queryFields = Type.Object({ tradeNo, timestamp, sign }, { title: 'PayProQuery' });

export const payInCheck = compileCheck(payInFields);
export const queryCheck = compileCheck(queryFields);

/** May be sent as JSON numbers; then their raw text counts, as in the sign. */
const NUMERIC: ReadonlySet<string> = new Set(['amount', 'timestamp']);

/** Required fields that are absent, null or empty, in the order of the documentation. */
export function missingFields(check: Check<TObject>, members: readonly JsonMember[]): string[] {
  const given = new Set(members.filter((member) => member.kind !== 'null' && !(member.kind === 'string' && member.text === '')).map((member) => member.name));
  return requiredOf(check).filter((name) => !given.has(name));
}

/** The fields as texts, ready for the check: empty optional ones left out, a wrong type left as something that no text rule accepts. */
export function textFields(check: Check<TObject>, members: readonly JsonMember[]): Record<string, unknown> {
  const known = new Set(Object.keys(check.schema.properties));
  const fields: Record<string, unknown> = {};
  for (const { name, kind, text } of members) {
    if (!known.has(name) || kind === 'null' || (kind === 'string' && text === '')) continue;
    const isText = kind === 'string' || (kind === 'number' && NUMERIC.has(name));
    fields[name] = isText ? text : { wrongType: kind };
  }
  return fields;
}

function requiredOf(check: Check<TObject>): string[] {
  return Object.keys(check.schema.properties).filter((name) => check.schema.required.some((each) => each === name));
}
