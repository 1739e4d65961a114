import { PAKISTAN, fromWholeText } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { hmacHex } from '@adaigi/signatures';
import type { Static } from 'typebox';
import type { EdgePorts, NewPayment, PaymentView } from '../../ports.ts';
import { payerOf } from '../../usecases/payer.ts';
import { accepted, refused, type PayproAnswer } from './answers.ts';
import { checkOrder, parameterError } from './check-order.ts';
import { payInCheck, type payInFields } from './fields.ts';
import { answerSigned, openOrder, type PayproRequest, type ShapedAnswer, type SignedOrder } from './order.ts';
import { refuseOrder, refuseUnopened } from './refuse-order.ts';
import { platformTradeNo, statusOf } from './status.ts';
import type { PayproSettings } from './settings.ts';

type PayIn = Static<typeof payInFields>;
type PayInPorts = Pick<EdgePorts, 'credentials' | 'payments' | 'clock'>;

/** Smallest pay-in of the dialect, in rupees. */
export const MIN_PAY_IN_PKR = 100;

const REPEAT_WINDOW_S = 3600;

/**
 * `payinApi`: checks in the dialect's order, then one payment. The merchant's `tradeNo` is the idempotency key.
 * @throws AdaigiError `unavailable` before the sender is proven
 */
export async function payIn(ports: PayInPorts, request: PayproRequest): Promise<ShapedAnswer> {
  const opened = await openOrder(ports, payInCheck, request);
  if (opened.kind === 'refused') return refuseUnopened(opened);
  const { order } = opened;
  const { settings } = order;
  return answerSigned(order, async () => {
    const checked = checkOrder(payInCheck, order, ports.clock.now(), MIN_PAY_IN_PKR);
    if (checked.kind === 'wrong') return refusePayIn(ports, order, checked.msg);
    return createPayIn(ports, order, newPayIn(order, checked.fields), (payment) => payInData(payment, settings));
  });
}

/** Steps 6 to 8 for both kinds of pay-in: duplicates, the `custId` hour rule, the payment. */
export async function createPayIn(
  ports: Pick<EdgePorts, 'payments'>,
  order: SignedOrder,
  payment: NewPayment,
  dataOf: (payment: PaymentView) => Record<string, string>,
): Promise<PayproAnswer> {
  const { settings, caller } = order;
  try {
    const created = await ports.payments.create(caller, payment);
    if (created.replayed && !settings.idempotentReplay) return refused(settings, 'duplicate tradeNo', null);
    return accepted(dataOf(created.payment));
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    switch (error.code) {
      case 'idempotency_conflict':
        return refused(settings, 'duplicate tradeNo', null);
      case 'repeat_within_window':
        return refusePayIn(ports, order, 'parameter error: custId (same amount within one hour)');
      case 'invalid_request':
        return refusePayIn(ports, order, parameterError(error.fields));
      default:
        throw error;
    }
  }
}

/** The payment that a pay-in asks for. */
export function newPayIn({ caller, settings }: SignedOrder, payIn: PayIn): NewPayment {
  const amount = fromWholeText(payIn.amount, PAKISTAN.currency);
  if (amount === null) throw new TypeError('paypro: the amount was not checked');
  const { custId = '', paymentType = '', remark = '' } = payIn;
  const isGuarded = custId !== '' && isLarge(payIn.amount, settings);
  return {
    dialect: 'paypro',
    idempotencyKey: payIn.tradeNo,
    amount,
    wallet: paymentType === '' ? settings.defaultWallet : paymentType,
    method: '',
    payer: payerOf({ mobile: payIn.mobile, name: payIn.name, email: payIn.email, ...(payIn.customerCert === undefined ? {} : { cnic: payIn.customerCert }) }),
    reference: payIn.tradeNo,
    description: '',
    metadata: {},
    expiresAt: '',
    notifyUrl: payIn.notifyUrl,
    dialectData: { amountText: payIn.amount, remark, custId, paymentType },
    repeatGuard: isGuarded ? { key: hmacHex('paypro-repeat', caller.merchantId, caller.mode, custId, payIn.amount), windowS: REPEAT_WINDOW_S } : null,
  };
}

/** Whether the rules for large amounts hold. */
export function isLarge(amount: string, settings: PayproSettings): boolean {
  return Number(amount) > settings.largeAmountPkr;
}

/** `data` of an accepted pay-in. */
export function payInData(payment: PaymentView, settings: PayproSettings): Record<string, string> {
  const { status, text } = statusOf(payment, settings);
  const remark = payment.dialectData['remark'] ?? '';
  return { platFormTradeNo: platformTradeNo(payment.id), tradeNo: payment.reference, remark, status, desc: text, message: text };
}

export function refusePayIn(ports: Pick<EdgePorts, 'payments'>, order: SignedOrder, msg: string): Promise<PayproAnswer> {
  return refuseOrder((idempotencyKey) => ports.payments.get(order.caller, { dialect: 'paypro', idempotencyKey }), order, msg);
}
