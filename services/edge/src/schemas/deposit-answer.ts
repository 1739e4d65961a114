import { Type, type Static } from 'typebox';
import { DEPOSIT_STATES } from './deposit.ts';

const time = (description: string) => Type.String({ format: 'date-time', description });
const timeOrNull = (description: string) => Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description });
const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const paisaOrNull = (description: string) => Type.Union([Type.Integer(), Type.Null()], { description });

/** A deposit as merchants see it; personal data is masked. */
export const depositAnswer = Type.Object(
  {
    id: Type.String(),
    state: Type.Enum([...DEPOSIT_STATES], {
      description: 'possible: no transfer with this number is known yet. pending: the transfer is being checked. credited, refused and expired are final.',
    }),
    reason: textOrNull('Why it is pending or refused: already_claimed, amount_mismatch, too_many_claims, refused_by_operator, or what is being checked.'),
    amount: paisaOrNull('What really came in, in paisa; null while no transfer is known. Credit this, not what was claimed.'),
    claimedAmount: paisaOrNull('What the payer said.'),
    currency: Type.String(),
    walletType: Type.String(),
    transactionNumber: Type.String(),
    user: Type.String(),
    sender: textOrNull('Number of the payer, masked.'),
    reference: Type.String(),
    metadata: Type.Record(Type.String(), Type.String()),
    isTest: Type.Boolean({ description: 'Money of the test world: nothing real moves.' }),
    createdAt: time('RFC 3339.'),
    expiresAt: time('A possible deposit ends then.'),
    settledAt: timeOrNull('When a final state was reached.'),
  },
  { title: 'Deposit' },
);

export const depositListAnswer = Type.Object({ data: Type.Array(depositAnswer), nextCursor: textOrNull('For the next page; null on the last.') }, { title: 'Deposits' });

/** Where a user is to send money to. */
export const assignedWalletAnswer = Type.Object(
  {
    walletType: Type.String(),
    number: Type.String({ description: 'The number to send money to.' }),
    title: textOrNull("Name of the account, as the payer's app shows it."),
    expiresAt: time('Until then this user is shown the same number. A transfer that comes later still counts.'),
  },
  { title: 'DepositWallet' },
);

const walletType = Type.Object(
  {
    type: Type.String(),
    currency: Type.String(),
    transactionNumberPattern: Type.String({ description: 'Regular expression of the numbers of this wallet.' }),
    languages: Type.Array(Type.String()),
    minAmount: Type.Integer({ description: 'In paisa.' }),
    maxAmount: Type.Integer({ description: 'In paisa.' }),
    available: Type.Boolean({ description: 'A number could be shown now.' }),
  },
  { title: 'DepositWalletType' },
);

export const walletTypesAnswer = Type.Object({ data: Type.Array(walletType) }, { title: 'DepositWalletTypes' });

export type DepositAnswer = Static<typeof depositAnswer>;
