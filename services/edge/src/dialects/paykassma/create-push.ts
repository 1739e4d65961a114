import type { Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { EdgePorts, PaymentView } from '../../ports.ts';
import { payerOf } from '../../usecases/payer.ts';
import { readAmount } from './activate.ts';
import { done, refused, refusedField, type PaykassmaAnswer } from './answers.ts';
import { invalidText, pushCheck, readFields, takenText } from './fields.ts';
import type { PaykassmaMerchant } from './merchant.ts';
import { isManual, isWithin, limitsOf, methodOf, type Method } from './methods.ts';
import { savedIdOf } from './save-custom-id.ts';

/** A request to a payer's phone. */
export interface Push {
  readonly method: Method;
  readonly amount: Money;
  readonly label: string;
  readonly customTransactionId: string;
  /** 03XXXXXXXXX. */
  readonly phoneNumber: string;
}

/** `payment/create/{method}`: asks the payer on the phone. The result comes by postback; one that ended without money has none, and is told when it is sent again. @throws AdaigiError `unavailable` */
export async function createPush(ports: Pick<EdgePorts, 'payments' | 'savedIds' | 'transactionKinds'>, merchant: PaykassmaMerchant, type: string, body: string): Promise<PaykassmaAnswer> {
  const { settings, caller } = merchant;
  const method = methodOf(type);
  if (method === null || isManual(method)) return refused(settings, invalidText('wallet_type'));
  const read = readFields(pushCheck, body, await savedIdOf(ports, caller, body));
  if (read.kind === 'wrong') return refused(settings, read.message);
  const { currency, label, custom_transaction_id: customTransactionId, phone_number: phoneNumber } = read.fields;
  if (currency !== method.currency) return refusedField(settings, 'currency', invalidText('currency'));
  const amount = readAmount(read.fields.amount, currency);
  const limits = limitsOf(method, 'deposit', settings) ?? [0, 0];
  if (amount === null || !isWithin(amount, limits)) return refusedField(settings, 'amount', `The amount must be between ${limits[0]} and ${limits[1]}.`);
  try {
    const payment = await push(ports, merchant, { method, amount, label, customTransactionId, phoneNumber });
    return isWithoutMoney(payment) ? refused(settings, payment.failure?.message ?? 'The payment was not completed') : done();
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    if (error.code === 'idempotency_conflict') return refusedField(settings, 'custom_transaction_id', takenText('custom_transaction_id'));
    if (error.code === 'invalid_request') return refused(settings, 'The payment is not valid.');
    throw error;
  }
}

function isWithoutMoney({ state }: PaymentView): boolean {
  return state === 'failed' || state === 'cancelled' || state === 'expired';
}

/** One payment per `custom_transaction_id`, and none where it stands for a claim. @throws AdaigiError `idempotency_conflict`, `unavailable` */
export async function push(ports: Pick<EdgePorts, 'payments' | 'transactionKinds'>, { caller }: PaykassmaMerchant, wish: Push): Promise<PaymentView> {
  if (!(await ports.transactionKinds.bind(caller, wish.customTransactionId, 'push'))) throw new AdaigiError('idempotency_conflict', 'the id names a claim');
  const { payment } = await ports.payments.create(caller, {
    dialect: 'paykassma',
    idempotencyKey: wish.customTransactionId,
    amount: wish.amount,
    wallet: wish.method.wallet,
    method: '',
    payer: payerOf({ mobile: wish.phoneNumber }),
    reference: wish.customTransactionId,
    description: '',
    metadata: {},
    expiresAt: '',
    notifyUrl: '',
    dialectData: { label: wish.label, walletType: wish.method.type },
    repeatGuard: null,
  });
  return payment;
}
