import { createHash, randomUUID } from 'node:crypto';
import { fromWholeText, type Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { scanJsonObject, verifyPaykassmaWithdrawal } from '@adaigi/signatures';
import type { Caller, EdgePorts } from '../../ports.ts';
import { done, refused, refusedField, type PaykassmaAnswer } from './answers.ts';
import { invalidText, readFields, takenText, withdrawalCheck } from './fields.ts';
import type { PaykassmaMerchant } from './merchant.ts';
import { isWithin, limitsOf, methodOf, type Method } from './methods.ts';

/** A withdrawal whose sender is proven and whose fields are right. */
interface Withdrawal {
  readonly id: string;
  readonly method: Method;
  readonly amount: Money;
  readonly label: string;
  /** 03XXXXXXXXX. */
  readonly accountNumber: string;
  readonly accountName: string;
}

type Ports = Pick<EdgePorts, 'payouts' | 'testWithdrawals' | 'postbacks'>;

/**
 * `/v2/withdrawal/create`. Who sends it is proven first: nothing is told about orders to others. The same content again is ok, since a
 * client that lost our answer must not take a live withdrawal for refused; other content under the same id is refused.
 * @throws AdaigiError `unavailable` when the outcome is not known
 */
export async function createWithdrawal(ports: Ports, merchant: PaykassmaMerchant & { readonly privateKey: string }, body: string): Promise<PaykassmaAnswer> {
  const { settings, caller } = merchant;
  if (settings.signMode !== 'off' && scanJsonObject(body) !== null && !verifyPaykassmaWithdrawal(body, merchant.privateKey, settings.signMode)) {
    return refusedField(settings, 'signature', hasSignature(body) ? 'The signature is invalid.' : 'The signature field is required.');
  }
  const read = readFields(withdrawalCheck, body);
  if (read.kind === 'wrong') return refused(settings, read.message);
  const { payment_system: type, currency_code: currency, is_test: isTest } = read.fields;
  const method = methodOf(type);
  const limits = method === null ? null : limitsOf(method, 'withdrawal', settings);
  if (method === null || limits === null) return refusedField(settings, 'payment_system', invalidText('payment_system'));
  if (currency !== method.currency) return refusedField(settings, 'currency_code', invalidText('currency_code'));
  const amount = fromWholeText(read.fields.amount.replace(/\.0+$/, ''), currency);
  if (amount === null || !isWithin(amount, limits)) return refusedField(settings, 'amount', `The amount must be between ${limits[0]} and ${limits[1]}.`);
  const withdrawal: Withdrawal = {
    id: read.fields.withdrawal_id ?? randomUUID(),
    method,
    amount,
    label: read.fields.label,
    accountNumber: read.fields.account_number,
    accountName: read.fields.account_name.trim(),
  };
  const taken = refusedField(settings, 'withdrawal_id', takenText('withdrawal_id'));
  if (isTest === 'true') return (await pretend(ports, caller, withdrawal)) ? done() : taken;
  // An id that stood for a test must not come to stand for money.
  if (await ports.testWithdrawals.knows(caller, withdrawal.id)) return taken;
  try {
    await payOut(ports, merchant, withdrawal);
    return done();
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    if (error.code === 'idempotency_conflict') return taken;
    if (error.code === 'insufficient_balance') return refusedField(settings, 'withdrawals_sum_amount', 'Insufficient balance');
    if (error.code === 'invalid_request') return refused(settings, 'The withdrawal is not valid.');
    throw error;
  }
}

function hasSignature(body: string): boolean {
  return (scanJsonObject(body) ?? []).some(({ name, kind, text }) => name === 'signature' && kind === 'string' && text !== '');
}

async function payOut(ports: Pick<EdgePorts, 'payouts'>, { caller, settings }: PaykassmaMerchant, { id, method, amount, label, accountNumber, accountName }: Withdrawal): Promise<void> {
  await ports.payouts.create(caller, {
    dialect: 'paykassma',
    idempotencyKey: id,
    amount,
    wallet: method.wallet,
    receiver: { mobile: accountNumber, name: accountName, cnic: '', bank: '', accountNumber: '' },
    reference: id,
    description: '',
    metadata: {},
    expiresAt: '',
    notifyUrl: '',
    dialectData: { label, walletType: method.type },
    ...(settings.waitsForFunds ? { waitsForFunds: true } : {}),
  });
}

/** A test: no hold, no entry in any book, only the postback that a paid one would get. False when the id stands for something else. */
async function pretend(ports: Ports, caller: Caller, withdrawal: Withdrawal): Promise<boolean> {
  const { id, method, amount, label, accountNumber, accountName } = withdrawal;
  if (await isPaidOut(ports, caller, id)) return false;
  const content = JSON.stringify([method.type, String(amount.minor), amount.currency, label, accountNumber, accountName]);
  if (!(await ports.testWithdrawals.remember(caller, id, createHash('sha256').update(content).digest('hex')))) return false;
  await ports.postbacks.sendTest(caller, { withdrawalId: id, walletType: method.type, amount, label, accountNumber, accountName });
  return true;
}

async function isPaidOut({ payouts }: Pick<EdgePorts, 'payouts'>, caller: Caller, idempotencyKey: string): Promise<boolean> {
  try {
    await payouts.get(caller, { dialect: 'paykassma', idempotencyKey });
    return true;
  } catch (error) {
    if (error instanceof AdaigiError && error.code === 'not_found') return false;
    throw error;
  }
}
