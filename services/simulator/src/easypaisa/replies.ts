import type { EasypaisaAccount } from '../core/accounts.ts';
import { drawDigits } from '../core/draw.ts';
import { slashedTime } from '../core/karachi.ts';
import type { Order } from '../core/order.ts';
import { oneIn } from '../core/quirks.ts';
import { rupeesNumber, rupeesText } from './amount.ts';
import { inquiryFailure, success } from './codes.ts';
import type { Code } from './codes.ts';
import { optionalNames } from './fields.ts';

export type Reply = Readonly<Record<string, string | number>>;

/** A refusal before the order exists: code and text, nothing else. */
export function bare({ code, desc }: Code): Reply {
  return { responseCode: code, responseDesc: desc };
}

/** Code and text as an order's answers carry them; some real answers lack the text. */
function result({ code, desc }: Code, orderId: string): Reply {
  return oneIn(8, orderId, 'desc') ? { responseCode: code } : { responseCode: code, responseDesc: desc };
}

function optionals(order: Order): Reply {
  return Object.fromEntries(optionalNames.flatMap((name) => (order.echo[name] === undefined ? [] : [[name, order.echo[name]]])));
}

/** The charge's answer. 0001 names the order too; other declines often do not. */
export function maReply(order: Order, account: EasypaisaAccount, answer: Code): Reply {
  const { reference } = order;
  const described = result(answer, reference);
  if (answer.code !== '0000' && answer.code !== '0001' && oneIn(2, reference, 'bare')) return described;
  return {
    orderId: reference,
    storeId: Number(account.storeId),
    ...(answer.code === '0000' ? { transactionId: drawDigits(11, account.id, reference, 'transaction') } : {}),
    transactionDateTime: slashedTime(order.openedAt),
    ...described,
    ...optionals(order),
  };
}

/** A token was issued: 0000, and nothing is paid yet. */
export function otcReply(order: Order, account: EasypaisaAccount): Reply {
  return {
    orderId: order.reference,
    storeId: Number(account.storeId),
    paymentToken: order.echo['paymentToken'] ?? '',
    transactionDateTime: slashedTime(order.openedAt),
    paymentTokenExpiryDateTime: order.echo['paymentTokenExpiryDateTime'] ?? '',
    ...result(success, order.reference),
    ...optionals(order),
  };
}

/** The inquiry's answer: 0000 says that the look-up worked, `transactionStatus` says what became of the payment. */
export function inquiryReply(order: Order, account: EasypaisaAccount, wrongAmount: boolean): Reply {
  const { reference } = order;
  const amountMinor = order.amountMinor + (wrongAmount ? 100n : 0n);
  return {
    orderId: reference,
    accountNum: account.accountNum,
    storeId: Number(account.storeId),
    storeName: 'Adaigi Simulator',
    msisdn: order.mobile,
    paymentMode: order.method === 'token' ? 'OTC' : 'MA',
    ...status(order),
    transactionAmount: oneIn(4, reference, 'amount') ? rupeesText(amountMinor) : rupeesNumber(amountMinor),
    transactionDateTime: slashedTime(order.openedAt),
    ...(order.method === 'token'
      ? { paymentToken: order.echo['paymentToken'] ?? '', paymentTokenExpiryDateTime: order.echo['paymentTokenExpiryDateTime'] ?? '' }
      : {}),
    ...(order.settlementFailed && order.state === 'paid' ? { settlementStatus: 'FAILED' } : {}),
    ...result(success, reference),
  };
}

function status(order: Order): Reply {
  switch (order.state) {
    case 'open':
      return order.whileOpen === 'looks-failed'
        ? { transactionStatus: 'FAILED', errorCode: 'NO_RESPONSE_FROM_EWP', errorReason: 'No response from EWP' }
        : { transactionStatus: 'PENDING' };
    case 'paid':
      return { transactionStatus: 'PAID' };
    case 'refunded':
    case 'reversed':
      return { transactionStatus: 'REVERSED' };
    case 'failed':
    case 'expired': {
      const { status: transactionStatus, errorCode } = inquiryFailure(order.failure ?? { reason: 'system-error' });
      return errorCode === '' ? { transactionStatus } : { transactionStatus, errorCode, errorReason: errorCode.toLowerCase().replaceAll('_', ' ') };
    }
    default:
      return order.state satisfies never;
  }
}

/** What the IPN's look-up address serves: the attributes a portal would be set to. */
export function orderStatusReply(order: Order, wrongAmount: boolean): Reply {
  const { transactionStatus = '' } = status(order);
  return {
    order_id: order.reference,
    transaction_status: transactionStatus,
    transaction_amount: rupeesText(order.amountMinor + (wrongAmount ? 100n : 0n)),
    payment_method: order.method === 'token' ? 'OTC' : 'MA',
  };
}
