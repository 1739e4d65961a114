import { AdaigiError } from '@adaigi/errors';
import type { EdgePorts, PaymentView } from '../../ports.ts';
import { accepted, refused, type PayproAnswer } from './answers.ts';
import { queryCheck, textFields } from './fields.ts';
import { openOrder, type PayproRequest, type SignedOrder } from './order.ts';
import type { ShapedAnswer } from './pay-in.ts';
import { paymentType, platformTradeNo, statusOf, successTime } from './status.ts';
import type { PayproSettings } from './settings.ts';

/**
 * `queryPayInResult`. A refusal of a query says nothing about the order, so its `data` is always null.
 * @throws AdaigiError `unavailable`
 */
export async function queryPayIn(ports: Pick<EdgePorts, 'credentials' | 'payments'>, request: PayproRequest): Promise<ShapedAnswer> {
  const opened = await openOrder(ports, queryCheck, request);
  if (opened.kind === 'refused') return { settings: opened.settings, answer: opened.answer };
  const { order } = opened;
  return { settings: order.settings, answer: await answerQuery(ports, order) };
}

async function answerQuery(ports: Pick<EdgePorts, 'payments'>, order: SignedOrder): Promise<PayproAnswer> {
  try {
    const { tradeNo } = queryCheck.parse(textFields(queryCheck, order.members));
    const payment = await ports.payments.get(order.caller, { dialect: 'paypro', idempotencyKey: tradeNo });
    return accepted(queryData(payment, order.settings));
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    if (error.code === 'not_found') return refused(order.settings, 'order not found', null);
    if (error.code !== 'invalid_request') throw error;
    return refused(order.settings, `parameter error: ${error.fields.map((field) => field.field).join(', ')}`, null);
  }
}

function queryData(payment: PaymentView, settings: PayproSettings): Record<string, string> {
  const { status, text } = statusOf(payment, settings);
  const wallet = paymentType(payment);
  return {
    platFormTradeNo: platformTradeNo(payment),
    tradeNo: payment.reference,
    amount: payment.dialectData['amountText'] ?? (payment.amount.minor / 100n).toString(),
    status,
    message: status === '0015' ? 'in processing' : text,
    successTime: successTime(payment),
    ...(wallet === '' ? {} : { paymentType: wallet }),
  };
}
