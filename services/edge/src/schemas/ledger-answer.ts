import { Type, type Static } from 'typebox';

const time = (description: string) => Type.String({ format: 'date-time', description });
const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const parts = (what: string) => ({
  available: Type.Integer({ description: `${what} what can be paid out; may be below zero when refunds exceed what came in.` }),
  held: Type.Integer({ description: `${what} what is set aside for payouts, fees included.` }),
  unsettled: Type.Integer({ description: `${what} what came in, less fees, and is not settled yet.` }),
  refunding: Type.Integer({ description: `${what} what is on its way back to payers.` }),
});

const balanceParts = parts('In paisa:');
const balance = Type.Object({ currency: Type.String(), ...balanceParts }, { title: 'Balance' });

/** A merchant's balances. */
export const balancesAnswer = Type.Object({ data: Type.Array(balance, { description: 'One per currency.' }), asOf: time('They are exact at this moment.') }, { title: 'Balances' });
export type BalancesAnswer = Static<typeof balancesAnswer>;

const line = Type.Object(
  {
    id: Type.String(),
    kind: Type.String({ description: 'payment_captured, deposit_credited, payment_reversed, refund, hold, hold_committed, hold_released, settlement or funding.' }),
    subject: Type.String({ description: 'The payment, the deposit, the payout or the settled day.' }),
    refundId: textOrNull('The refund.'),
    reference: textOrNull('Your order number.'),
    occurredAt: time('When it happened.'),
    bookedAt: time('When it was booked; decides the day of the statement.'),
    gross: Type.Integer({ description: 'Amount before fees, in paisa.' }),
    fee: Type.Integer({ description: 'Below zero when a fee was given back.' }),
    ...parts('Change of'),
  },
  { title: 'StatementLine' },
);

/** One page of a statement. */
export const statementAnswer = Type.Object(
  {
    currency: Type.String(),
    from: Type.String(),
    to: Type.String(),
    opening: Type.Object(balanceParts, { description: 'At the start of the first day.' }),
    closing: Type.Object(balanceParts, { description: 'At the end of the last day, or now.' }),
    data: Type.Array(line, { description: 'Oldest first.' }),
    nextCursor: textOrNull('For the next page; null on the last.'),
  },
  { title: 'Statement' },
);
export type StatementAnswer = Static<typeof statementAnswer>;
