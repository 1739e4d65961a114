import { PAKISTAN } from '@adaigi/domain';
import { Type, type TObject } from 'typebox';
import type { JsonMember } from '@adaigi/signatures';
import { compileCheck, type Check } from '../../schemas/check.ts';
import { plainText } from '../../schemas/texts.ts';

const tradeNo = plainText(1, 64, { description: 'Your order number, unique.', examples: ['order45692193212we3111'] });
const timestamp = Type.String({ pattern: '^\\d{10,13}$', description: 'Unix time in milliseconds.', examples: ['1730431256223'] });
const sign = Type.String({ maxLength: 64, description: 'MD5 of the sorted `name=value` pairs and the app secret, lower-case hex.' });

const amount = (least: number) => Type.String({ pattern: '^[1-9]\\d{0,14}$', description: `Whole rupees, at least ${least}.`, examples: ['10000'] });
const email = Type.String({ maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+$', description: 'E-mail.', examples: ['john@gmail.com'] });
const mobile = Type.String({ pattern: '^(?:3\\d{9}|03\\d{9})$', description: '10 digits beginning 3, or 11 beginning 03.', examples: ['3115112345'] });
const remark = Type.String({ maxLength: 255, description: 'Comes back unchanged.' });
const url = (description: string) => Type.String({ maxLength: 2048, format: 'uri', description, examples: ['https://example.com/notify'] });

const payIn = {
  tradeNo,
  paymentType: Type.Optional(Type.Enum([...PAKISTAN.wallets], { description: 'Without it the method is open.' })),
  amount: amount(100),
  name: plainText(1, 100, { description: "Payer's name.", examples: ['John Doe'] }),
  mobile,
  email,
  customerCert: Type.Optional(Type.String({ pattern: '^\\d{13}$', description: 'CNIC, 13 digits.', examples: ['1730123456789'] })),
  remark: Type.Optional(remark),
  timestamp,
  custId: Type.Optional(plainText(1, 64, { description: 'Your opaque id of the customer.' })),
  notifyUrl: url('Absolute http(s) URL for the result.'),
  sign,
};

/** Body of `payinApi`. Every value is a text; `amount` and `timestamp` may also be JSON numbers. Fields that are not listed are signed and ignored. */
export const payInFields = Type.Object(payIn, { title: 'PayProPayIn' });

/** Body of `payin`, the hosted page. What its documentation requires beyond this is asked for in strict mode only. */
export const hostedFields = Type.Object(
  { ...payIn, returnUrl: Type.Optional(Type.String({ maxLength: 2048, description: 'Absolute http(s) URL where the browser goes after the payment; without it our own page shows the result.' })) },
  { title: 'PayProHostedPayIn' },
);

/** Body of `payout`. */
export const payoutFields = Type.Object(
  {
    tradeNo,
    amount: amount(1),
    name: plainText(1, 100, { description: "Recipient's name.", examples: ['Jane Doe'] }),
    customerCert: Type.String({ pattern: '^\\d{5}-?\\d{7}-?\\d$', description: 'CNIC, 13 digits, with or without dashes.', examples: ['1730123456789'] }),
    email,
    mobile,
    accountType: Type.Enum(['BANK', 'WALLET']),
    bankName: plainText(1, 64, { description: 'Code of the wallet or bank.', examples: ['EASYPAISA', 'ALLIED_BANK_LIMITED'] }),
    bankNumber: Type.String({ pattern: '^[0-9A-Za-z]{4,34}$', description: 'Number of the wallet or account.', examples: ['03115112345'] }),
    notifyUrl: url('Absolute http(s) URL for the result.'),
    remark: Type.Optional(remark),
    timestamp,
    sign,
  },
  { title: 'PayProPayout' },
);

/** Body of `queryPayInResult` and `queryPayOutResult`. */
export const queryFields = Type.Object({ tradeNo, timestamp, sign }, { title: 'PayProQuery' });

/** Body of `queryBalance`. */
export const balanceFields = Type.Object({ timestamp, sign }, { title: 'PayProBalanceQuery' });

export const payInCheck = compileCheck(payInFields);
export const hostedCheck = compileCheck(hostedFields);
export const payoutCheck = compileCheck(payoutFields);
export const queryCheck = compileCheck(queryFields);
export const balanceCheck = compileCheck(balanceFields);

/** May be sent as JSON numbers; then their raw text counts, as in the sign. */
const NUMERIC: ReadonlySet<string> = new Set(['amount', 'timestamp']);

/** Required fields that are absent, null or empty, in the order of the documentation. */
export function missingFields(check: Check<TObject>, members: readonly JsonMember[], alsoRequired: readonly string[] = []): string[] {
  const given = new Set(members.filter((member) => member.kind !== 'null' && !(member.kind === 'string' && member.text === '')).map((member) => member.name));
  return requiredOf(check, alsoRequired).filter((name) => !given.has(name));
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

function requiredOf(check: Check<TObject>, alsoRequired: readonly string[]): string[] {
  return Object.keys(check.schema.properties).filter((name) => check.schema.required.some((each) => each === name) || alsoRequired.includes(name));
}
