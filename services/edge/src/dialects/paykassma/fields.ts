import { Type, type TObject } from 'typebox';
import type { Static } from 'typebox';
import { AdaigiError, type FieldProblem } from '@adaigi/errors';
import { scanJsonObject, type JsonMember } from '@adaigi/signatures';
import { compileCheck, type Check } from '../../schemas/check.ts';
import { plainText } from '../../schemas/texts.ts';

const CURRENCY = Type.String({ minLength: 1, maxLength: 3, examples: ['PKR'] });
const text190 = (description: string, example: string) => plainText(1, 190, { description, examples: [example] });
const amount = Type.String({ maxLength: 256, pattern: '^\\d{1,13}(?:\\.\\d+)?$', description: 'Number, rounded to two decimals.', examples: ['1200'] });
const customId = text190('Your own number of the transaction, unique. May be left out where `save-transaction-custom-id` has bound one to the user.', '3158538');
const label = text190('Your id of the user who pays.', '786442');

/** Body of `transaction/create/{wallet}`. */
export const createFields = Type.Object({ currency: CURRENCY, label }, { title: 'PaykassmaCreate' });

/** Body of `transaction/activate`. */
export const activateFields = Type.Object(
  {
    currency_code: CURRENCY,
    wallet_type: text190('Method.', 'easypaisa'),
    label,
    key1: plainText(1, 12, { description: "The wallet's transaction number.", examples: ['67923175246'] }),
    amount,
    custom_transaction_id: customId,
  },
  { title: 'PaykassmaActivate' },
);

/** Body of `payment/create/easypaisa_api`. */
export const pushFields = Type.Object(
  { amount, currency: CURRENCY, label, custom_transaction_id: customId, phone_number: Type.String({ maxLength: 11, pattern: '^03\\d{9}$', examples: ['03123456789'] }) },
  { title: 'PaykassmaPush' },
);

/** Body of `payment/save-transaction-custom-id`. */
export const saveIdFields = Type.Object({ label, transaction_custom_id: text190("Your own number of the user's next transaction.", '3158538') }, { title: 'PaykassmaSaveCustomId' });

/** Body of `/v2/withdrawal/create`. Fields that are not listed are signed and ignored. */
export const withdrawalFields = Type.Object(
  {
    withdrawal_id: Type.Optional(plainText(1, 36, { description: 'Yours, unique; made by us when absent.', examples: ['1234567'] })),
    payment_system: plainText(1, 190, { examples: ['easypaisa'] }),
    amount: Type.String({ pattern: '^[1-9]\\d{0,12}(?:\\.0+)?$', description: 'Whole units.', examples: ['10000'] }),
    currency_code: CURRENCY,
    label: plainText(1, 36, { description: 'Your id of the user.', examples: ['125199'] }),
    account_number: Type.String({ pattern: '^03\\d{9}$', examples: ['03405135211'] }),
    account_name: Type.String({ maxLength: 30, pattern: '^[a-zA-Z\\s]*[a-zA-Z][a-zA-Z\\s]*$', examples: ['Muhammad Saqib'] }),
    is_test: Type.Enum(['true', 'false'], { description: 'Boolean. true: everything is checked, nothing is paid.' }),
    signature: Type.String({ maxLength: 64, description: 'sha1(private_key + md5(values joined by a colon)).' }),
  },
  { title: 'PaykassmaWithdrawal' },
);

export const createCheck = compileCheck(createFields);
export const activateCheck = compileCheck(activateFields);
export const pushCheck = compileCheck(pushFields);
export const saveIdCheck = compileCheck(saveIdFields);
export const withdrawalCheck = compileCheck(withdrawalFields);

/** Texts and JSON numbers are both taken. */
const NUMERIC: ReadonlySet<string> = new Set(['amount']);
const BOOLEAN: ReadonlySet<string> = new Set(['is_test']);
const TRUTHS: Readonly<Record<string, string>> = { true: 'true', '1': 'true', false: 'false', '0': 'false' };

export type ReadFields<S extends TObject> =
  | { readonly kind: 'read'; readonly fields: Static<S>; readonly members: readonly JsonMember[] }
  | { readonly kind: 'wrong'; readonly message: string | Record<string, string[]> };

/**
 * A body's fields as texts. What is wrong is told by field, in the words of the original's framework.
 * @param absent values of fields that the body leaves out
 */
export function readFields<S extends TObject>(check: Check<S>, body: string, absent: Readonly<Record<string, string>> = {}): ReadFields<S> {
  const members = scanJsonObject(body);
  if (members === null) return { kind: 'wrong', message: 'The request body must be a JSON object.' };
  try {
    return { kind: 'read', fields: check.parse({ ...absent, ...textsOf(check, members) }), members };
  } catch (error) {
    if (!(error instanceof AdaigiError) || error.code !== 'invalid_request') throw error;
    return { kind: 'wrong', message: Object.fromEntries(error.fields.map((problem) => [problem.field, [sentenceOf(problem)]])) };
  }
}

/** `The custom transaction id has already been taken.`: what is said of a number that stands for something else. */
export function takenText(field: string): string {
  return `The ${spoken(field)} has already been taken.`;
}

export function invalidText(field: string): string {
  return `The selected ${spoken(field)} is invalid.`;
}

function textsOf(check: Check<TObject>, members: readonly JsonMember[]): Record<string, unknown> {
  const known = new Set(Object.keys(check.schema.properties));
  const fields: Record<string, unknown> = {};
  for (const { name, kind, text } of members) {
    // As in the original: an empty text and null are a field that is missing. Only an optional one may not be empty.
    if (!known.has(name) || kind === 'null' || (kind === 'string' && text === '' && check.schema.required.some((each) => each === name))) continue;
    if (BOOLEAN.has(name) && kind !== 'nested') fields[name] = TRUTHS[text] ?? { wrongType: kind };
    else fields[name] = kind === 'string' || (kind === 'number' && NUMERIC.has(name)) ? text : { wrongType: kind };
  }
  return fields;
}

function sentenceOf({ field, rule, message }: FieldProblem): string {
  const name = spoken(field);
  switch (rule) {
    case 'required':
    case 'min_length':
      return `The ${name} field is required.`;
    case 'type':
      return NUMERIC.has(field) ? `The ${name} must be a number.` : `The ${name} must be a string.`;
    case 'max_length':
      return `The ${name} may not be greater than ${/\d+/.exec(message)?.[0] ?? ''} characters.`;
    case 'enum':
      return BOOLEAN.has(field) ? `The ${name} field must be true or false.` : invalidText(field);
    default:
      return `The ${name} format is invalid.`;
  }
}

function spoken(field: string): string {
  return field.replaceAll('_', ' ');
}
