import { fromWholeText, type Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { DepositView } from '../deposit-ports.ts';
import { claim, claimOf } from '../dialects/paykassma/claim.ts';
import { push } from '../dialects/paykassma/create-push.ts';
import type { PaykassmaMerchant } from '../dialects/paykassma/merchant.ts';
import { fitsKey, isManual, isWithin, limitsOf, methodOf, type Method } from '../dialects/paykassma/methods.ts';
import type { EdgePorts, PaymentView, TransactionKind } from '../ports.ts';
import type { WindowRequest } from './query.ts';

type Ports = Pick<EdgePorts, 'deposits' | 'payments' | 'transactionKinds'>;

/** How a visit stands. */
export type Standing =
  /** Nothing is claimed or asked now. `typed`: the number that got nothing, which the payer may correct or try again; null at first. */
  | { readonly kind: 'new'; readonly typed: Typed | null }
  | { readonly kind: 'success'; readonly amount: Money }
  /** Kept for a check by a person. */
  | { readonly kind: 'checked' }
  /** The transfer is not known yet. */
  | { readonly kind: 'awaited' }
  /** The payer is being asked on this number. */
  | { readonly kind: 'asked'; readonly mobile: string }
  | { readonly kind: 'failed' };

/** What the payer typed before and what is wrong with it. */
export interface Typed {
  readonly text: string;
  readonly problem: Exclude<Entered, 'claimed'> | 'late';
}

/** A visit of the payment window whose URL is right. */
export interface Visit {
  readonly merchant: PaykassmaMerchant;
  readonly request: WindowRequest;
  readonly method: Method;
  readonly amount: Money;
}

/** Null when the method, the currency or the amount is not one that this merchant offers. */
export function visitOf(merchant: PaykassmaMerchant, request: WindowRequest): Visit | null {
  const method = methodOf(request.walletType);
  const limits = method === null ? null : limitsOf(method, 'deposit', merchant.settings);
  if (method === null || limits === null || !request.currencies.includes(method.currency)) return null;
  const amount = fromWholeText(request.fixedAmount, method.currency);
  return amount === null || !isWithin(amount, limits) ? null : { merchant, request, method, amount };
}

/**
 * What is known of the visit's transaction. Null when its id stands for another user's or another method's: nothing of it is shown.
 * @throws AdaigiError `unavailable`
 */
export async function standingOf(ports: Ports, visit: Visit): Promise<Standing | null> {
  const { merchant, request, method } = visit;
  if (!isManual(method)) {
    const payment = await paymentOf(ports, visit);
    if (payment === null) return newUnless(ports, visit, 'claim');
    const { label, walletType } = payment.dialectData;
    return label === request.label && walletType === method.type ? standingOfPayment(payment) : null;
  }
  const deposit = await claimOf(ports, merchant, request.customTransactionId);
  if (deposit === null) return newUnless(ports, visit, 'push');
  return deposit.label === request.label && deposit.walletType === method.type ? standingOfDeposit(deposit) : null;
}

/** Nothing stands at the visit's id yet, unless it is bound to the other kind. */
async function newUnless({ transactionKinds }: Ports, { merchant, request }: Visit, other: TransactionKind): Promise<Standing | null> {
  const isOther = (await transactionKinds.kindOf(merchant.caller, request.customTransactionId)) === other;
  return isOther ? null : { kind: 'new', typed: null };
}

/** What became of a typed number: `claimed` shows how it stands, the others keep the form. */
export type Entered = 'claimed' | 'malformed' | 'used' | 'refused';

/** Claims the transfer that the payer typed. @throws AdaigiError `unavailable` */
export async function enterKey(ports: Ports, { merchant, request, method, amount }: Visit, typed: string): Promise<Entered> {
  const key1 = plainDigits(typed);
  if (!isManual(method) || !fitsKey(method, key1)) return 'malformed';
  try {
    const { label, customTransactionId } = request;
    const deposit = await claim(ports, merchant, { walletType: method.type, label, key1, amount, customTransactionId });
    return deposit.state === 'refused' ? problemOf(deposit) : 'claimed';
  } catch (error) {
    // Bound to another number that is still open: how that one stands is what the payer should see.
    if (error instanceof AdaigiError && error.code === 'idempotency_conflict') return 'claimed';
    if (error instanceof AdaigiError && error.code === 'invalid_request') return 'refused';
    throw error;
  }
}

function problemOf({ reason }: DepositView): 'used' | 'refused' {
  return reason === 'already_claimed' ? 'used' : 'refused';
}

/** Asks the payer on the number that was typed. @throws AdaigiError `unavailable` */
export async function enterPhone(ports: Ports, { merchant, request, method, amount }: Visit, typed: string): Promise<Entered> {
  const phoneNumber = plainDigits(typed).replace(/^(?:00)?92(?=3\d{9}$)/, '0');
  if (!/^03\d{9}$/.test(phoneNumber)) return 'malformed';
  try {
    const { label, customTransactionId } = request;
    await push(ports, merchant, { method, amount, label, customTransactionId, phoneNumber });
    return 'claimed';
  } catch (error) {
    if (error instanceof AdaigiError && error.code === 'idempotency_conflict') return 'claimed';
    if (error instanceof AdaigiError && error.code === 'invalid_request') return 'refused';
    throw error;
  }
}

/** Urdu and Arabic keyboards have digits of their own; people copy spaces and dashes along. */
function plainDigits(typed: string): string {
  return typed
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\s+-]/g, '');
}

async function paymentOf(ports: Ports, { merchant, request }: Visit): Promise<PaymentView | null> {
  try {
    return await ports.payments.get(merchant.caller, { dialect: 'paykassma', idempotencyKey: request.customTransactionId });
  } catch (error) {
    if (error instanceof AdaigiError && error.code === 'not_found') return null;
    throw error;
  }
}

function standingOfPayment({ state, amount, payer }: PaymentView): Standing {
  switch (state) {
    case 'accepted':
    case 'processing':
      return { kind: 'asked', mobile: payer.mobile };
    case 'succeeded':
      return { kind: 'success', amount };
    case 'failed':
    case 'cancelled':
    case 'expired':
      return { kind: 'failed' };
    default:
      return state satisfies never;
  }
}

function standingOfDeposit(deposit: DepositView): Standing {
  switch (deposit.state) {
    case 'credited':
      return { kind: 'success', amount: deposit.amount ?? deposit.claimedAmount ?? { minor: 0n, currency: '' } };
    case 'pending':
      return { kind: 'checked' };
    case 'possible':
      return { kind: 'awaited' };
    case 'expired':
      return { kind: 'new', typed: { text: deposit.transactionNumber, problem: 'late' } };
    case 'refused':
      // Somebody else's number is a typing error, and a number may come to be right later. What a person has refused stays refused.
      return deposit.reason === 'refused_by_operator' ? { kind: 'failed' } : { kind: 'new', typed: { text: deposit.transactionNumber, problem: problemOf(deposit) } };
    default:
      return deposit.state satisfies never;
  }
}
