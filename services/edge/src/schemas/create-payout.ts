import { BANK_WALLET, BANKS, normaliseAccountNumber, PAKISTAN } from '@adaigi/domain';
import type { FieldProblem } from '@adaigi/errors';
import { Type, type Static } from 'typebox';
import { compileCheck } from './check.ts';
import { expiryProblems, orderFields, personFields } from './order-fields.ts';

const ACCOUNT_CHARACTERS = '^[0-9A-Za-z -]{5,48}$';

const receiver = Type.Object(
  {
    mobile: personFields.mobile,
    name: personFields.name,
    cnic: personFields.cnic,
    bank: Type.Optional(Type.Enum(BANKS.map(({ code }) => code), { description: 'Where the account is; only with the wallet `bank`.', examples: ['ALLIED_BANK_LIMITED'] })),
    accountNumber: Type.Optional(
      Type.String({ pattern: ACCOUNT_CHARACTERS, description: 'Account number (5 to 24 letters and digits) or IBAN, with or without spaces and dashes; only with the wallet `bank`.', examples: ['PK36SCBL0000001123456702'] }),
    ),
  },
  {
    additionalProperties: false,
    description: 'Who is paid. Masked in every answer. JazzCash may refuse a receiver whose CNIC is not given. With the wallet `bank`, `bank`, `accountNumber` and `name` are needed, and `mobile` is the number of the owner of the account.',
  },
);

/** Body of `POST /v1/payouts`; the public gRPC API is checked against it as well. */
export const createPayoutBody = Type.Object(
  {
    amount: orderFields.amount,
    currency: orderFields.currency,
    wallet: Type.Enum([...PAKISTAN.wallets, BANK_WALLET], { description: "The receiver's wallet, or `bank` for an account at a bank. It is never replaced by another one." }),
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
  return check.parse(input, (raw) => [...receiverProblems(raw), ...expiryProblems(raw, now)]);
}

/** What a bank account needs, and a wallet must not have. */
function receiverProblems(input: unknown): FieldProblem[] {
  if (!isRecord(input) || !isRecord(input['receiver'])) return [];
  const { wallet, receiver: given } = input;
  if (wallet !== BANK_WALLET) {
    const stray = ['bank', 'accountNumber'].filter((name) => given[name] !== undefined);
    return stray.map((name) => ({ field: `receiver.${name}`, rule: 'forbidden', message: 'is only for the wallet `bank`' }));
  }
  const missing = ['bank', 'accountNumber', 'name'].filter((name) => given[name] === undefined);
  const problems = missing.map((name) => ({ field: `receiver.${name}`, rule: 'required', message: 'is required for a bank account' }));
  const { accountNumber } = given;
  const isShaped = typeof accountNumber === 'string' && new RegExp(ACCOUNT_CHARACTERS).test(accountNumber);
  if (isShaped && normaliseAccountNumber(accountNumber) === null) problems.push({ field: 'receiver.accountNumber', rule: 'format', message: 'must have 5 to 24 letters and digits, or be an IBAN with right check digits' });
  return problems;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
