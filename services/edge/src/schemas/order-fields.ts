import { PAKISTAN } from '@adaigi/domain';
import { Type } from 'typebox';
import type { FieldProblem } from '@adaigi/errors';
import { plainText, readTime, RFC3339 } from './texts.ts';

/** PKR 1,000,000,000: far above any wallet, low enough to be exact everywhere. */
const MAX_AMOUNT_MINOR = 100_000_000_000;
const MAX_LIFETIME_MS = 7 * 24 * 3600 * 1000;

/** What orders of both directions say in the same way. */
export const orderFields = {
  amount: Type.Integer({ minimum: 1, maximum: MAX_AMOUNT_MINOR, description: 'In paisa: 50000 is PKR 500.', examples: [50000] }),
  currency: Type.Enum([PAKISTAN.currency], { description: 'ISO 4217 code.' }),
  reference: plainText(1, 64, { description: 'Your own order number.', examples: ['order-1001'] }),
  description: Type.Optional(plainText(0, 200, { description: 'A text for your own records.' })),
  metadata: Type.Optional(
    Type.Record(Type.String(), Type.String({ maxLength: 500 }), {
      maxProperties: 20,
      propertyNames: { type: 'string', minLength: 1, maxLength: 40, pattern: '^(?!__proto__$)[^\\u0000-\\u001f\\u007f]*$' },
      description: 'Up to 20 keys (40 characters) with texts (500 characters) of your own.',
    }),
  ),
  expiresAt: Type.Optional(Type.String({ pattern: RFC3339, description: 'RFC 3339, at most 7 days ahead. After it no new attempt starts.', format: 'date-time' })),
};

/** What people on either side of an order say in the same way. */
export const personFields = {
  mobile: Type.String({
    pattern: '^(?:0|92|\\+92|0092)?3\\d{9}$',
    description: 'Mobile number of the wallet: 03XXXXXXXXX, 3XXXXXXXXX, +923XXXXXXXXX or 00923XXXXXXXXX.',
    examples: ['03115112345'],
  }),
  name: Type.Optional(plainText(1, 100, { description: 'Name.', examples: ['John Doe'] })),
  cnic: Type.Optional(Type.String({ pattern: '^\\d{13}$', description: 'CNIC, 13 digits without dashes.', examples: ['1730123456789'] })),
};

/** What is wrong with the `expiresAt` of an order; nothing where it has none. */
export function expiryProblems(input: unknown, now: Date): FieldProblem[] {
  if (typeof input !== 'object' || input === null || !('expiresAt' in input) || typeof input.expiresAt !== 'string') return [];
  const time = readTime(input.expiresAt);
  if (time === null) return [{ field: 'expiresAt', rule: 'pattern', message: 'must be an RFC 3339 time' }];
  if (time <= now) return [{ field: 'expiresAt', rule: 'min', message: 'must be in the future' }];
  const tooFar = time.getTime() > now.getTime() + MAX_LIFETIME_MS;
  return tooFar ? [{ field: 'expiresAt', rule: 'max', message: 'must be at most 7 days ahead' }] : [];
}
