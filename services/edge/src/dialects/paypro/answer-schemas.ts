import { Type, type TObject } from 'typebox';

/** `data` of an accepted pay-in or payout. */
export const orderData = Type.Object({
  platFormTradeNo: Type.String({ description: 'Our order number, 32 hex digits.' }),
  tradeNo: Type.Optional(Type.String()),
  remark: Type.String({ description: 'As it came.' }),
  status: Type.String({ description: '0000 paid, 0015 processing, 00029 failed.' }),
  desc: Type.String(),
  message: Type.Optional(Type.String()),
});

/** `data` of an accepted order with a payment page. */
export const hostedData = Type.Object({ ...orderData.properties, paymentLink: Type.String({ description: 'Send the payer there.' }) });

/** `data` of a pay-in or payout that was asked for. */
export const queryData = Type.Object({
  platFormTradeNo: Type.String(),
  tradeNo: Type.String(),
  amount: Type.String({ description: 'Whole rupees.' }),
  status: Type.String({ description: '0000 paid, 0015 processing, 00029 failed.' }),
  message: Type.String(),
  successTime: Type.String({ description: 'yyyy-MM-dd HH:mm:ss on Pakistan time; empty while not paid.' }),
  paymentType: Type.Optional(Type.String()),
});

/** `data` of a balance. */
export const balanceData = Type.Object({
  availableAmount: Type.String({ description: 'Rupees with two decimals.', examples: ['98000.00'] }),
  freezeAmount: Type.String({ description: 'Set aside for open payouts and refunds.' }),
  unsettledAmount: Type.String(),
});

/** The common envelope around it. */
export function answerSchema(data: TObject) {
  return {
    description: 'The answer, refusals included.',
    ...Type.Object({
      msg: Type.String(),
      code: Type.String({ description: '0000 accepted, 8000 refused, 5000 outcome unknown: keep the order open.' }),
      data: Type.Union([data, Type.Null()]),
      success: Type.Boolean(),
      timestamp: Type.Integer({ description: 'Unix milliseconds.' }),
      sign: Type.Optional(Type.String({ description: 'Only with the setting `response_sign`: by the rule of requests, here over this object or in `data` over its fields.' })),
    }),
  };
}
