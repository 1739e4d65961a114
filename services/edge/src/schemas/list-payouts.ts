import { Type, type Static } from 'typebox';
import { PAYOUT_STATES } from '@adaigi/domain';
import { compileCheck } from './check.ts';
import { page } from './page.ts';
import { plainText } from './texts.ts';

/** Query of `GET /v1/payouts`. */
export const listPayoutsQuery = Type.Object(
  {
    reference: Type.Optional(plainText(1, 64, { description: 'Only payouts with this order number.' })),
    state: Type.Optional(Type.Enum([...PAYOUT_STATES], { description: 'Only payouts in this state.' })),
    ...page,
  },
  { additionalProperties: false },
);

export type ListPayoutsQuery = Static<typeof listPayoutsQuery>;

const check = compileCheck(listPayoutsQuery);

/** @throws AdaigiError `invalid_request` that names every wrong parameter */
export function parseListPayouts(input: unknown): ListPayoutsQuery {
  return check.parse(input);
}
