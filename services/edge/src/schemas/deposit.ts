import { Type, type Static } from 'typebox';
import { compileCheck } from './check.ts';
import { orderFields } from './order-fields.ts';
import { page } from './page.ts';
import { plainText } from './texts.ts';

export const DEPOSIT_STATES = ['possible', 'pending', 'credited', 'refused', 'expired'] as const;

const walletType = Type.String({ pattern: '^[a-z][a-z0-9_]{0,40}$', description: 'One of `GET /v1/deposit-wallet-types`.', examples: ['easypaisa'] });
const user = plainText(1, 190, { description: 'Your own name for the user who pays, always the same for the same user.', examples: ['user-42'] });

/** Body of `POST /v1/deposit-wallets`. */
export const assignWalletBody = Type.Object({ walletType, currency: orderFields.currency, user }, { additionalProperties: false, title: 'AssignWallet' });

/** Body of `POST /v1/deposits`. */
export const createDepositBody = Type.Object(
  {
    walletType,
    user,
    transactionNumber: Type.String({ pattern: '^[0-9A-Za-z]{1,32}$', description: 'The number that the wallet showed to the payer after the transfer.', examples: ['23936218009'] }),
    amount: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000_000_000, description: 'What the payer says he sent, in paisa. Where it is not what came in, your setting `amount_mismatch` decides.' })),
    currency: orderFields.currency,
    reference: orderFields.reference,
    metadata: orderFields.metadata,
  },
  { additionalProperties: false, title: 'CreateDeposit' },
);

/** Query of `GET /v1/deposits`. */
export const listDepositsQuery = Type.Object(
  {
    reference: Type.Optional(plainText(1, 64, { description: 'Only deposits with this order number.' })),
    state: Type.Optional(Type.Enum([...DEPOSIT_STATES], { description: 'Only deposits in this state.' })),
    ...page,
  },
  { additionalProperties: false },
);

export type AssignWalletBody = Static<typeof assignWalletBody>;
export type CreateDepositBody = Static<typeof createDepositBody>;
export type ListDepositsQuery = Static<typeof listDepositsQuery>;

const checks = { assign: compileCheck(assignWalletBody), create: compileCheck(createDepositBody), list: compileCheck(listDepositsQuery) };

/** @throws AdaigiError `invalid_request` that names every wrong field; likewise the functions below. */
export function parseAssignWallet(input: unknown): AssignWalletBody {
  return checks.assign.parse(input);
}

export function parseCreateDeposit(input: unknown): CreateDepositBody {
  return checks.create.parse(input);
}

export function parseListDeposits(input: unknown): ListDepositsQuery {
  return checks.list.parse(input);
}
