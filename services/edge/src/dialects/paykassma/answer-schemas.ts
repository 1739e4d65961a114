import { Type, type TProperties } from 'typebox';

const message = Type.Union([Type.String(), Type.Record(Type.String(), Type.Array(Type.String()))], { description: 'A text, or what is wrong with each field.' });

/** An answer with what it says when it is `ok`; refusals say `fail` and why. */
export function answerSchema(properties: TProperties = {}, statuses: readonly string[] = ['ok', 'fail']) {
  const optional = Object.fromEntries(Object.entries({ ...properties, message }).map(([name, schema]) => [name, Type.Optional(schema)]));
  return { description: 'The answer, refusals included.', ...Type.Object({ status: Type.Enum([...statuses]), ...optional }) };
}

const currency = Type.Object({ code: Type.String(), symbol: Type.String() });

export const createAnswer = answerSchema({ params: Type.Object({ identifier: Type.String({ description: 'The number to send money to.' }) }) });
export const activateAnswer = answerSchema(
  { deposit: Type.Boolean(), deposit_amount: Type.Number({ description: 'What the transfer really was.' }), currency },
  ['ok', 'pending', 'possible_transaction_created', 'fail'],
);
export const availableAnswer = answerSchema({
  params: Type.Object({
    currency_data: Type.Array(currency),
    wallets: Type.Array(
      Type.Object({
        type: Type.String(),
        currency_code: Type.String(),
        order: Type.Integer(),
        logo: Type.String(),
        name: Type.String(),
        is_manual: Type.Boolean(),
        uploading_payment_bill: Type.Boolean(),
      }),
    ),
  }),
});
