import { PAKISTAN, fromWholeText } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { hmacHex } from '@adaigi/signatures';
import type { Static } from 'typebox';
import type { Caller, EdgePorts, NewPayment, PaymentView } from '../../ports.ts';
import { payerOf } from '../../usecases/payer.ts';
import { accepted, refused, refusedOrder, type PayproAnswer } from './answers.ts';
import { payInCheck, textFields, type payInFields } from './fields.ts';
import { openOrder, remarkOf, type PayproRequest, type SignedOrder } from './order.ts';
import { platformTradeNo, statusOf } from './status.ts';
import type { PayproSettings } from './settings.ts';

type PayIn = Static<typeof payInFields>;

const MIN_AMOUNT_PKR = 100;
const MAX_AMOUNT_PKR = 1_000_000_000;
const REPEAT_WINDOW_S = 3600;

/** An answer with the settings that shape its envelope. */
export interface ShapedAnswer {
  readonly answer: PayproAnswer;
  readonly settings: PayproSettings;
}

/**
 * `payinApi`: checks in the dialect's order, then one payment. The merchant's `tradeNo` is the idempotency key.
 * @throws AdaigiError `unavailable` when the outcome is not known
 */
export async function payIn(ports: Pick<EdgePorts, 'credentials' | 'payments' | 'clock'>, request: PayproRequest): Promise<ShapedAnswer> {
  const opened = await openOrder(ports, payInCheck, request);
  if (opened.kind === 'refused') {
    const { answer, settings, remark } = opened;
    return { settings, answer: { ...answer, data: refusedOrder(settings, remark, answer.msg) } };
  }
  const { order } = opened;
  const { settings } = order;
  const checked = checkOrder(order, ports.clock.now());
  if (checked.kind === 'wrong') return { settings, answer: await refuseSigned(ports, order, checked.msg) };
  return { settings, answer: await createOrder(ports, order, checked.payIn) };
}

type CheckedOrder = { readonly kind: 'right'; readonly payIn: PayIn } | { readonly kind: 'wrong'; readonly msg: string };

function checkOrder(order: SignedOrder, now: Date): CheckedOrder {
  const wrong = (msg: string): CheckedOrder => ({ kind: 'wrong', msg });
  try {
    const payIn = payInCheck.parse(textFields(payInCheck, order.members), urlProblems);
    const rupees = Number(payIn.amount);
    if (rupees < MIN_AMOUNT_PKR || rupees > MAX_AMOUNT_PKR) return wrong('amount out of range');
    if (isStale(payIn.timestamp, order.settings.maxClockSkewS, now)) return wrong('timestamp expired');
    return { kind: 'right', payIn };
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    return wrong(`parameter error: ${error.fields.map((field) => field.field).join(', ')}`);
  }
}

function urlProblems(input: unknown): { field: string; rule: string; message: string }[] {
  const url = typeof input === 'object' && input !== null && 'notifyUrl' in input ? input.notifyUrl : undefined;
  const isAbsolute = typeof url === 'string' && /^https?:\/\//i.test(url) && URL.canParse(url);
  return isAbsolute ? [] : [{ field: 'notifyUrl', rule: 'pattern', message: 'must be an absolute http(s) URL' }];
}

/** Ten digits are seconds, as some clients of this family send. */
function isStale(timestamp: string, maxSkewS: number, now: Date): boolean {
  if (maxSkewS === 0) return false;
  const sentMs = timestamp.length <= 10 ? Number(timestamp) * 1000 : Number(timestamp);
  return Math.abs(now.getTime() - sentMs) > maxSkewS * 1000;
}

async function createOrder(ports: Pick<EdgePorts, 'payments'>, order: SignedOrder, payIn: PayIn): Promise<PayproAnswer> {
  const { settings, caller } = order;
  try {
    const { payment, replayed } = await ports.payments.create(caller, newPayment(caller, settings, payIn));
    if (replayed && !settings.idempotentReplay) return refused(settings, 'duplicate tradeNo', null);
    return accepted(orderData(payment, settings));
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    switch (error.code) {
      case 'idempotency_conflict':
        return refused(settings, 'duplicate tradeNo', null);
      case 'repeat_within_window':
        return refuseSigned(ports, order, 'parameter error: custId (same amount within one hour)');
      case 'invalid_request':
        return refuseSigned(ports, order, `parameter error: ${error.fields.map((field) => field.field).join(', ')}`);
      default:
        throw error;
    }
  }
}

function newPayment(caller: Caller, settings: PayproSettings, payIn: PayIn): NewPayment {
  const amount = fromWholeText(payIn.amount, PAKISTAN.currency);
  if (amount === null) throw new TypeError('paypro: the amount was not checked');
  const { custId = '', paymentType = '', remark = '' } = payIn;
  const isGuarded = custId !== '' && Number(payIn.amount) > settings.largeAmountPkr;
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

function orderData(payment: PaymentView, settings: PayproSettings): Record<string, string> {
  const { status, text } = statusOf(payment, settings);
  const remark = payment.dialectData['remark'] ?? '';
  return { platFormTradeNo: platformTradeNo(payment), tradeNo: payment.reference, remark, status, desc: text, message: text };
}

/**
 * A refusal whose sender is proven. `8000` with status 00029 tells a merchant that the order failed, so it is said only when there is no
 * such order: a client that lost our first answer and then sends nonsense must not fail a live one.
 */
async function refuseSigned(ports: Pick<EdgePorts, 'payments'>, order: SignedOrder, msg: string): Promise<PayproAnswer> {
  const { settings, members } = order;
  const isFree = await orderIsAbsent(ports, order);
  return refused(settings, msg, isFree ? refusedOrder(settings, remarkOf(members), msg) : null);
}

async function orderIsAbsent(ports: Pick<EdgePorts, 'payments'>, order: SignedOrder): Promise<boolean> {
  const tradeNo = order.members.find((member) => member.name === 'tradeNo');
  if (tradeNo?.kind !== 'string' || tradeNo.text.length > 64) return true;
  try {
    await ports.payments.get(order.caller, { dialect: 'paypro', idempotencyKey: tradeNo.text });
    return false;
  } catch (error) {
    // Anything but a clear "no" leaves it open.
    return error instanceof AdaigiError && error.code === 'not_found';
  }
}
