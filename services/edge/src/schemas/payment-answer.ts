import { Type, type Static } from 'typebox';
import { ATTEMPT_STATES, PAYMENT_STATES, REFUND_STATES } from '@adaigi/domain';

const time = (description: string) => Type.String({ format: 'date-time', description });
const timeOrNull = (description: string) => Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description });
const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

/** A refund as merchants see it. */
export const refundAnswer = Type.Object(
  {
    id: Type.String(),
    paymentId: Type.String(),
    amount: Type.Integer({ description: 'In paisa.' }),
    currency: Type.String(),
    state: Type.Enum([...REFUND_STATES]),
    reason: textOrNull('Your own text.'),
    failureCode: textOrNull('Why it failed, or waits for a person.'),
    createdAt: time('RFC 3339.'),
    settledAt: timeOrNull('When the final state was reached.'),
  },
  { title: 'Refund' },
);
export type RefundAnswer = Static<typeof refundAnswer>;

const attemptAnswer = Type.Object({
  number: Type.Integer(),
  channel: Type.String({ description: 'The path that was taken.' }),
  wallet: Type.String(),
  state: Type.Enum([...ATTEMPT_STATES]),
  routingReason: Type.String({ description: 'Why this channel was chosen.' }),
  reason: textOrNull('Why it was declined.'),
  sentAt: timeOrNull('When it was decided to send it.'),
  settledAt: timeOrNull('When its outcome was known.'),
});

/** A payment as merchants see it; personal data is masked. */
export const paymentAnswer = Type.Object(
  {
    id: Type.String(),
    state: Type.Enum([...PAYMENT_STATES], { description: 'succeeded, failed, cancelled and expired are final.' }),
    amount: Type.Integer({ description: 'In paisa.' }),
    currency: Type.String(),
    wallet: textOrNull('The wallet you fixed; null when the method is open.'),
    payer: Type.Object({ mobile: Type.String(), name: textOrNull('Initials.'), email: textOrNull('Masked.'), cnic: textOrNull('Masked.') }),
    reference: Type.String(),
    description: textOrNull('Your own text.'),
    metadata: Type.Record(Type.String(), Type.String()),
    createdAt: time('RFC 3339.'),
    expiresAt: timeOrNull('No new attempt starts after it.'),
    settledAt: timeOrNull('When the final state was reached.'),
    nextAction: Type.Union([Type.Object({ type: Type.String(), token: textOrNull('Shown to the payer.'), expiresAt: timeOrNull('Void after it.') }), Type.Null()], {
      description: 'What the payer must do; null when nothing.',
    }),
    failure: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }), Type.Null()], { description: 'Why it ended without money.' }),
    refunded: Type.Integer({ description: 'Refunded or being refunded, in paisa.' }),
    refunds: Type.Array(refundAnswer),
    attempts: Type.Array(attemptAnswer),
  },
  { title: 'Payment' },
);
export type PaymentAnswer = Static<typeof paymentAnswer>;

/** One page of payments. */
export const paymentListAnswer = Type.Object({ data: Type.Array(paymentAnswer), nextCursor: textOrNull('For the next page; null on the last.') }, { title: 'PaymentList' });
