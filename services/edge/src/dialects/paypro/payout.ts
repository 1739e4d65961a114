import { BANK_WALLET, PAKISTAN, fromWholeText, normaliseAccountNumber, normaliseMobile, type Receiver } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { Static } from 'typebox';
import type { NewPayout, PayoutView } from '../../payout-ports.ts';
import type { EdgePorts } from '../../ports.ts';
import { accepted, refused, type PayproAnswer } from './answers.ts';
import { findBank, type Bank } from './banks.ts';
import { checkOrder, parameterError } from './check-order.ts';
import { payoutCheck, type payoutFields } from './fields.ts';
import { answerSigned, openOrder, type PayproRequest, type ShapedAnswer, type SignedOrder } from './order.ts';
import { refuseOrder, refuseUnopened } from './refuse-order.ts';
import { payoutStatusOf, platformTradeNo } from './status.ts';
import type { PayproSettings } from './settings.ts';

type Payout = Static<typeof payoutFields>;

const MIN_PAYOUT_PKR = 1;

/** What the payments service calls by other names. */
const FIELD_NAMES = { 'receiver.mobile': 'bankNumber', 'receiver.accountNumber': 'bankNumber', 'receiver.cnic': 'customerCert', 'receiver.bank': 'bankName', wallet: 'bankName' };

/**
 * `payout`: checks in the dialect's order, then one payout. The merchant's `tradeNo` is the idempotency key; pay-ins and payouts count apart.
 * @throws AdaigiError `unavailable` before the sender is proven
 */
export async function payOut(ports: Pick<EdgePorts, 'credentials' | 'payouts' | 'clock'>, request: PayproRequest): Promise<ShapedAnswer> {
  const opened = await openOrder(ports, payoutCheck, request, ['remark']);
  if (opened.kind === 'refused') return refuseUnopened(opened);
  const { order } = opened;
  return answerSigned(order, async () => {
    const checked = checkOrder(payoutCheck, order, ports.clock.now(), MIN_PAYOUT_PKR);
    const wanted = checked.kind === 'wrong' ? checked : newPayout(order.settings, checked.fields);
    return wanted.kind === 'wrong' ? refusePayout(ports, order, wanted.msg) : createPayout(ports, order, wanted.payout);
  });
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
        return refusePayout(ports, order, error.fields.some(({ rule }) => rule === 'unserved') ? 'channel unavailable' : parameterError(error.fields, FIELD_NAMES));
      default:
        throw error;
    }
  }
}

/** The receiver is the wallet or the account that `bankNumber` names. `email` is a contact only, so it is checked and not kept; `mobile`, too, where a wallet is paid. */
function newPayout(settings: PayproSettings, payout: Payout): { kind: 'right'; payout: NewPayout } | { kind: 'wrong'; msg: string } {
  const amount = fromWholeText(payout.amount, PAKISTAN.currency);
  if (amount === null) throw new TypeError('paypro: the amount was not checked');
  const { accountType, bankName, remark = '' } = payout;
  const bank = findBank(bankName, settings.bankAliases);
  if (bank === null || (accountType === 'WALLET' && bank.kind === 'bank')) return { kind: 'wrong', msg: 'parameter error: bankName' };
  if (bank.wallet === null) return { kind: 'wrong', msg: 'channel unavailable' };
  const place = placeOf(bank, payout);
  if (place === null) return { kind: 'wrong', msg: 'parameter error: bankNumber' };
  const wanted: NewPayout = {
    dialect: 'paypro',
    idempotencyKey: payout.tradeNo,
    amount,
    wallet: bank.wallet,
    receiver: { ...place, name: payout.name, cnic: payout.customerCert.replaceAll('-', '') },
    reference: payout.tradeNo,
    description: '',
    metadata: {},
    expiresAt: '',
    notifyUrl: payout.notifyUrl,
    dialectData: { amountText: payout.amount, remark },
  };
  return { kind: 'right', payout: wanted };
}

/** Null where `bankNumber` is no number of that kind. A wallet that is reached as banks are has its number for an account. */
function placeOf(bank: Bank, { bankNumber, mobile: contact }: Payout): Pick<Receiver, 'mobile' | 'bank' | 'accountNumber'> | null {
  const number = normaliseMobile(bankNumber);
  if (bank.wallet !== BANK_WALLET) return number === null ? null : { mobile: number, bank: '', accountNumber: '' };
  const mobile = normaliseMobile(contact);
  const accountNumber = bank.kind === 'wallet' && number !== null ? number : normaliseAccountNumber(bankNumber);
  return mobile === null || accountNumber === null ? null : { mobile, bank: bank.code, accountNumber };
}

function payoutData(payout: PayoutView, settings: PayproSettings): Record<string, string> {
  const { status, text } = payoutStatusOf(payout, settings);
  const remark = payout.dialectData['remark'] ?? '';
  return { platFormTradeNo: platformTradeNo(payout.id), tradeNo: payout.reference, remark, status, desc: text, message: text };
}

function refusePayout(ports: Pick<EdgePorts, 'payouts'>, order: SignedOrder, msg: string): Promise<PayproAnswer> {
  return refuseOrder((idempotencyKey) => ports.payouts.get(order.caller, { dialect: 'paypro', idempotencyKey }), order, msg);
}
