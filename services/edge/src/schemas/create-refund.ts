import { PAKISTAN } from '@adaigi/domain';
import { Type, type Static } from 'typebox';
import { compileCheck } from './check.ts';
import { plainText } from './texts.ts';

/** Body of `POST /v1/payments/{id}/refunds`. */
export const createRefundBody = Type.Object(
  {
    amount: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000_000_000, description: 'In paisa. Without it, all that is left.' })),
    currency: Type.Optional(Type.Enum([PAKISTAN.currency], { description: 'ISO 4217 code; PKR when absent.' })),
    reason: Type.Optional(plainText(0, 200, { description: 'A text for your own records.' })),
  },
  { additionalProperties: false, title: 'CreateRefund' },
);

export type CreateRefundBody = Static<typeof createRefundBody>;

const check = compileCheck(createRefundBody);

/** @throws AdaigiError `invalid_request` that names every wrong field */
export function parseCreateRefund(input: unknown): CreateRefundBody {
  return check.parse(input);
}
