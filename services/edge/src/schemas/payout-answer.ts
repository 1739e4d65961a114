import { Type, type Static } from 'typebox';
import { ATTEMPT_STATES, PAYOUT_STATES } from '@adaigi/domain';

const time = (description: string) => Type.String({ format: 'date-time', description });
const timeOrNull = (description: string) => Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description });
const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

const attemptAnswer = Type.Object({
  number: Type.Integer(),
  channel: Type.String({ description: 'The path that was taken.' }),
  state: Type.Enum([...ATTEMPT_STATES]),
  reason: textOrNull('Why it was declined or is in doubt.'),
  sentAt: timeOrNull('When it was decided to send it.'),
  settledAt: timeOrNull('When its outcome was known.'),
});

/** A payout as merchants see it; personal data is masked. */
export const payoutAnswer = Type.Object(
  {
    id: Type.String(),
    state: Type.Enum([...PAYOUT_STATES], {
      description: 'created: the balance is not decided yet. held: the money is set aside. processing: it may be moving. succeeded and failed are final; failed gives the money back.',
    }),
    amount: Type.Integer({ description: 'What the receiver gets, in paisa.' }),
    fee: Type.Union([Type.Integer(), Type.Null()], { description: 'What you pay on top, in paisa; null until the money is set aside.' }),
    currency: Type.String(),
    wallet: Type.String({ description: 'The wallet, or `bank`.' }),
    receiver: Type.Object({
      mobile: Type.String(),
      name: textOrNull('Initials.'),
      cnic: textOrNull('Masked.'),
      bank: textOrNull('Where the account is; null where a wallet is paid.'),
      accountNumber: textOrNull('Masked; null where a wallet is paid.'),
    }),
    reference: Type.String(),
    description: textOrNull('Your own text.'),
    metadata: Type.Record(Type.String(), Type.String()),
    isTest: Type.Boolean({ description: 'Money of the test world: nothing real moves.' }),
    createdAt: time('RFC 3339.'),
    expiresAt: timeOrNull('No new attempt starts after it.'),
    settledAt: timeOrNull('When the final state was reached.'),
    reversed: Type.Boolean({ description: 'It had succeeded, and the wallet has taken the money back since: amount and fee are in your balance again.' }),
    failure: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }), Type.Null()], { description: 'Why the receiver did not get it.' }),
    attempts: Type.Array(attemptAnswer),
  },
  { title: 'Payout' },
);
export type PayoutAnswer = Static<typeof payoutAnswer>;

/** One page of payouts. */
export const payoutListAnswer = Type.Object({ data: Type.Array(payoutAnswer), nextCursor: textOrNull('For the next page; null on the last.') }, { title: 'PayoutList' });
