import { AdaigiError } from '@adaigi/errors';
import type { PayoutView } from '../../payout-ports.ts';
import type { EdgePorts, PaymentView } from '../../ports.ts';
import { accepted, refused, type PayproAnswer } from './answers.ts';
import { checkOrder, parameterError } from './check-order.ts';
import { queryCheck } from './fields.ts';
import { answerSigned, answerUnsigned, openOrder, type PayproRequest, type ShapedAnswer, type SignedOrder } from './order.ts';
import type { PayproSettings } from './settings.ts';
import { paymentType, payoutStatusOf, platformTradeNo, statusOf, successTime, type PayproStatus } from './status.ts';

type QueryPorts = Pick<EdgePorts, 'credentials' | 'clock'>;

/** @throws AdaigiError `unavailable` */
export function queryPayIn(ports: QueryPorts & Pick<EdgePorts, 'payments'>, request: PayproRequest): Promise<ShapedAnswer> {
  return query(ports, request, async ({ caller, settings }, idempotencyKey) => {
    const payment = await ports.payments.get(caller, { dialect: 'paypro', idempotencyKey });
    const wallet = paymentType(payment);
    return { ...queryData(payment, statusOf(payment, settings)), ...(wallet === '' ? {} : { paymentType: wallet }) };
  });
}

/** @throws AdaigiError `unavailable` */
export function queryPayOut(ports: QueryPorts & Pick<EdgePorts, 'payouts'>, request: PayproRequest): Promise<ShapedAnswer> {
  return query(ports, request, async ({ caller, settings }, idempotencyKey) => {
    const payout = await ports.payouts.get(caller, { dialect: 'paypro', idempotencyKey });
    return queryData(payout, payoutStatusOf(payout, settings));
  });
}

type Answer = (order: SignedOrder, tradeNo: string) => Promise<Record<string, string>>;

/** A refusal of a query says nothing about the order, so its `data` is always null. */
async function query(ports: QueryPorts, request: PayproRequest, answer: Answer): Promise<ShapedAnswer> {
  const opened = await openOrder(ports, queryCheck, request);
  if (opened.kind === 'refused') return answerUnsigned(opened, opened.answer);
  const { order } = opened;
  const { settings } = order;
  return answerSigned(order, async () => {
    const checked = checkOrder(queryCheck, order, ports.clock.now());
    if (checked.kind === 'wrong') return refused(settings, checked.msg, null);
    return found(settings, () => answer(order, checked.fields.tradeNo));
  });
}

async function found(settings: PayproSettings, answer: () => Promise<Record<string, string>>): Promise<PayproAnswer> {
  try {
    return accepted(await answer());
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    if (error.code === 'not_found') return refused(settings, 'order not found', null);
    if (error.code !== 'invalid_request') throw error;
    return refused(settings, parameterError(error.fields), null);
  }
}

function queryData(order: PaymentView | PayoutView, { status, text, isOpen }: PayproStatus): Record<string, string> {
  return {
    platFormTradeNo: platformTradeNo(order.id),
    tradeNo: order.reference,
    amount: order.dialectData['amountText'] ?? (order.amount.minor / 100n).toString(),
    status,
    message: isOpen ? 'in processing' : text,
    successTime: successTime(order),
  };
}
