import { PAKISTAN } from '@adaigi/domain';
import { Type, type Static } from 'typebox';
import { compileCheck } from './check.ts';
import { expiryProblems, orderFields, personFields } from './order-fields.ts';

const payer = Type.Object(
  {
    mobile: personFields.mobile,
    name: personFields.name,
    email: Type.Optional(Type.String({ maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', description: 'E-mail address of the payer.', examples: ['john@gmail.com'] })),
    cnic: personFields.cnic,
  },
  { additionalProperties: false, description: 'Who pays. Masked in every answer.' },
);

/** Body of `POST /v1/payments`; the public gRPC API is checked against it as well. */
export const createPaymentBody = Type.Object(
  {
    amount: orderFields.amount,
    currency: orderFields.currency,
    wallet: Type.Optional(
      Type.Enum([...PAKISTAN.wallets], { description: 'The wallet to charge. Without it the method is open, and Adaigi takes the wallet that is most likely to succeed.' }),
    ),
    method: Type.Optional(
      Type.Enum(['wallet', 'token'], { description: '`wallet`: a prompt on the phone (default). `token`: a number to pay with in cash at a shop.' }),
    ),
    payer,
    reference: orderFields.reference,
    description: orderFields.description,
    metadata: orderFields.metadata,
    expiresAt: orderFields.expiresAt,
  },
  { additionalProperties: false, title: 'CreatePayment' },
);

export type CreatePaymentBody = Static<typeof createPaymentBody>;

const check = compileCheck(createPaymentBody);

/** @throws AdaigiError `invalid_request` that names every wrong field */
export function parseCreatePayment(input: unknown, now: Date): CreatePaymentBody {
  return check.parse(input, (raw) => expiryProblems(raw, now));
}
