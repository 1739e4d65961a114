/** A wrong value of one field: what it is, and the value; `MISSING` leaves the field out. */
export type Wrong = readonly [what: string, value: unknown];

export const MISSING = Symbol('missing');

/** A field of a request by its path, and what is wrong for it. Written from the issue and the reference, not from the edge's schemas. */
export interface FieldCases {
  readonly field: string;
  readonly wrong: readonly Wrong[];
}

const missing: Wrong = ['missing', MISSING];
const nothing: Wrong = ['null', null];
const number: Wrong = ['a number', 5];
const empty: Wrong = ['empty', ''];
const control: Wrong = ['with a control character', 'a\u0000b'];
const long = (most: number): Wrong => [`longer than ${most}`, 'x'.repeat(most + 1)];
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

export const AMOUNT_WRONGS: readonly Wrong[] = [nothing, ['a text', '500'], ['zero', 0], ['below zero', -1], ['a fraction', 1.5], ['far too large', 1e15], ['a flag', true], ['a list', [1]]];

export const PAYMENT_FIELDS: readonly FieldCases[] = [
  { field: 'amount', wrong: [missing, ...AMOUNT_WRONGS] },
  { field: 'currency', wrong: [missing, nothing, number, empty, ['another one', 'USD'], ['lower case', 'pkr'], long(3)] },
  { field: 'wallet', wrong: [nothing, number, empty, ['unknown', 'sadapay'], ['upper case', 'JAZZCASH'], long(100)] },
  { field: 'payer', wrong: [missing, nothing, number, ['a text', 'Ali'], ['a list', []]] },
  { field: 'payer.mobile', wrong: [missing, nothing, number, empty, ['too short', '0311511234'], ['too long', '031151123456'], ['of a landline', '04235761999'], ['with a letter', '0311511234x'], ['of abroad', '+14155550100']] },
  { field: 'payer.name', wrong: [nothing, number, empty, long(100), control] },
  { field: 'payer.email', wrong: [nothing, number, empty, ['without @', 'ali.gmail.com'], ['with a space', 'a li@gmail.com'], ['longer than 254', `${'x'.repeat(250)}@a.pk`]] },
  { field: 'payer.cnic', wrong: [nothing, ['a number', 3520212345671], ['too short', '352021234567'], ['too long', '35202123456711'], ['with dashes', '35202-1234567-1']] },
  { field: 'reference', wrong: [missing, nothing, number, empty, long(64), control] },
  { field: 'description', wrong: [nothing, number, long(200), control] },
  { field: 'metadata', wrong: [nothing, number, ['a text', 'x'], ['a list', []], ['more than 20 keys', Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`k${index}`, 'v']))]] },
  { field: 'metadata.key', wrong: [number, ['an object', {}], long(500)] },
  { field: 'expiresAt', wrong: [nothing, number, ['no time', 'tomorrow'], ['a day that does not exist', '2027-02-30T00:00:00Z'], ['without a zone', '2027-01-01T00:00:00'], ['in the past', inDays(-1)], ['more than 7 days ahead', inDays(8)]] },
  { field: 'colour', wrong: [['unknown', 'green']] },
  { field: 'payer.age', wrong: [['unknown', 30]] },
];

export const REFUND_FIELDS: readonly FieldCases[] = [
  { field: 'amount', wrong: AMOUNT_WRONGS },
  { field: 'currency', wrong: [nothing, number, ['another one', 'USD']] },
  { field: 'reason', wrong: [nothing, number, long(200), control] },
  { field: 'colour', wrong: [['unknown', 'green']] },
];

export const ENDPOINT_FIELDS: readonly FieldCases[] = [
  { field: 'url', wrong: [missing, nothing, number, empty, ['relative', '/hooks'], ['no URL', 'not a url'], ['another scheme', 'ftp://example.com/'], ['longer than 2048', `https://example.com/${'x'.repeat(2048)}`], ['with a password', 'https://a:b@example.com/'], ['internal', 'https://10.0.0.1/']] },
  { field: 'events', wrong: [missing, nothing, number, ['a text', '*'], ['empty', []], ['of numbers', [5]], ['unknown', ['payment.imagined']], ['* and another', ['*', 'payment.failed']], ['twice', ['payment.failed', 'payment.failed']], ['more than 50', Array.from({ length: 51 }, () => 'payment.failed')]] },
  { field: 'secret', wrong: [['unknown', 'whsec_x']] },
];

/** The body with one field changed; a dot goes one object deeper. */
export function withField(body: Readonly<Record<string, unknown>>, field: string, value: unknown): Record<string, unknown> {
  const [head = '', ...rest] = field.split('.');
  const changed = rest.length === 0 ? value : withField((body[head] ?? {}) as Record<string, unknown>, rest.join('.'), value);
  const entries = Object.entries({ ...body, [head]: changed });
  return Object.fromEntries(entries.filter(([, each]) => each !== MISSING));
}
