import { PAKISTAN } from '@adaigi/domain';
import { Type, type Static } from 'typebox';
import { compileCheck } from './check.ts';
import { expiryProblems, orderFields, personFields } from './order-fields.ts';

const receiver = Type.Object(
  { mobile: personFields.mobile, name: personFields.name, cnic: personFields.cnic },
  { additionalProperties: false, description: 'Who is paid. Masked in every answer. JazzCash may refuse a receiver whose CNIC is not given.' },
);

/** Body of `POST /v1/payouts`; the public gRPC API is checked against it as well. */
export const createPayoutBody = Type.Object(
  {
    amount: orderFields.amount,
    currency: orderFields.currency,
    wallet: Type.Enum([...PAKISTAN.wallets], { description: "The receiver's wallet. It is never replaced by another one." }),
    receiver,
    reference: orderFields.reference,
    description: orderFields.description,
    metadata: orderFields.metadata,
    expiresAt: orderFields.expiresAt,
  },
  { additionalProperties: false, title: 'CreatePayout' },
);

export type CreatePayoutBody = Static<typeof createPayoutBody>;

const check = compileCheck(createPayoutBody);

/** @throws AdaigiError `invalid_request` that names every wrong field */
export function parseCreatePayout(input: unknown, now: Date): CreatePayoutBody {
  return check.parse(input, (raw) => expiryProblems(raw, now));
}
