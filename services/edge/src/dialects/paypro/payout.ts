import { PAKISTAN, fromWholeText, normaliseMobile } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { Static } from 'typebox';
import type { NewPayout, PayoutView } from '../../payout-ports.ts';
import type { EdgePorts } from '../../ports.ts';
import { accepted, refused, type PayproAnswer } from './answers.ts';
import { findBank } from './banks.ts';
import { checkOrder, parameterError } from './check-order.ts';
import { payoutCheck, type payoutFields } from './fields.ts';
import { openOrder, shaped, type PayproRequest, type ShapedAnswer, type SignedOrder } from './order.ts';
import { refuseOrder, refuseUnopened } from './refuse-order.ts';
import { payoutStatusOf, platformTradeNo } from './status.ts';
import type { PayproSettings } from './settings.ts';

type Payout = Static<typeof payoutFields>;

const MIN_PAYOUT_PKR = 1;

/** What the payments service calls by other names. */
const FIELD_NAMES = { 'receiver.mobile': 'bankNumber', 'receiver.cnic': 'customerCert', wallet: 'bankName' };

/**
 * `payout`: checks in the dialect's order, then one payout. The merchant's `tradeNo` is the idempotency key; pay-ins and payouts count apart.
 * @throws AdaigiError `unavailable` when the outcome is not known
 */
export async function payOut(ports: Pick<EdgePorts, 'credentials' | 'payouts' | 'clock'>, request: PayproRequest): Promise<ShapedAnswer> {
  const opened = await openOrder(ports, payoutCheck, request, ['remark']);
  if (opened.kind === 'refused') return refuseUnopened(opened);
  const { order } = opened;
  const { settings } = order;
  const checked = checkOrder(payoutCheck, order, ports.clock.now(), MIN_PAYOUT_PKR);
  const wanted = checked.kind === 'wrong' ? checked : newPayout(settings, checked.fields);
  if (wanted.kind === 'wrong') return shaped(order, await refusePayout(ports, order, wanted.msg));
  return shaped(order, await createPayout(ports, order, wanted.payout));
}

async function createPayout(ports: Pick<EdgePorts, 'payouts'>, order: SignedOrder, wanted: NewPayout): Promise<PayproAnswer> {
  const { settings, caller } = order;
  try {
    const { payout, replayed } = await ports.payouts.create(caller, wanted);
    if (replayed && !settings.idempotentReplay) return refused(settings, 'duplicate tradeNo', null);
    return accepted(payoutData(payout, settings));
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    switch (error.code) {
      case 'idempotency_conflict':
        return refused(settings, 'duplicate tradeNo', null);
      case 'insufficient_balance':
        return refusePayout(ports, order, 'insufficient balance');
      case 'invalid_request':
        return refusePayout(ports, order, parameterError(error.fields, FIELD_NAMES));
      default:
        throw error;
    }
  }
}

/** The receiver is the wallet that `bankNumber` names; `mobile` and `email` are contacts only, so they are checked and not kept. */
function newPayout(settings: PayproSettings, payout: Payout): { kind: 'right'; payout: NewPayout } | { kind: 'wrong'; msg: string } {
  const amount = fromWholeText(payout.amount, PAKISTAN.currency);
  if (amount === null) throw new TypeError('paypro: the amount was not checked');
  const { accountType, bankName, bankNumber, remark = '' } = payout;
  const bank = findBank(bankName, settings.bankAliases);
  if (bank === null || (accountType === 'WALLET' && bank.kind === 'bank')) return { kind: 'wrong', msg: 'parameter error: bankName' };
  if (bank.wallet === null) return { kind: 'wrong', msg: 'channel unavailable' };
  const mobile = normaliseMobile(bankNumber);
  if (mobile === null) return { kind: 'wrong', msg: 'parameter error: bankNumber' };
  const wanted: NewPayout = {
    dialect: 'paypro',
    idempotencyKey: payout.tradeNo,
    amount,
    wallet: bank.wallet,
    receiver: { mobile, name: payout.name, cnic: payout.customerCert.replaceAll('-', '') },
    reference: payout.tradeNo,
    description: '',
    metadata: {},
    expiresAt: '',
    notifyUrl: payout.notifyUrl,
    dialectData: { amountText: payout.amount, remark },
  };
  return { kind: 'right', payout: wanted };
}

function payoutData(payout: PayoutView, settings: PayproSettings): Record<string, string> {
  const { status, text } = payoutStatusOf(payout, settings);
  const remark = payout.dialectData['remark'] ?? '';
  return { platFormTradeNo: platformTradeNo(payout.id), tradeNo: payout.reference, remark, status, desc: text, message: text };
}

function refusePayout(ports: Pick<EdgePorts, 'payouts'>, order: SignedOrder, msg: string): Promise<PayproAnswer> {
  return refuseOrder((idempotencyKey) => ports.payouts.get(order.caller, { dialect: 'paypro', idempotencyKey }), order, msg);
}
