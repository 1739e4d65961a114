import { fromDecimalText, money, type Money } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { DepositView } from '../../deposit-ports.ts';
import type { EdgePorts } from '../../ports.ts';
import { done, open, refused, refusedField, type PaykassmaAnswer } from './answers.ts';
import { claim } from './claim.ts';
import { activateCheck, invalidText, readFields, takenText } from './fields.ts';
import type { PaykassmaMerchant } from './merchant.ts';
import { fitsKey, isManual, keyLength, methodOf } from './methods.ts';
import { savedIdOf } from './save-custom-id.ts';

/** As the original prints it: clients show it to payers. */
const PENDING = 'The deposit status check has been started. The operation may take longer than expected. Upon completion of the verification, the funds will be credited to your account';

/** `transaction/activate`: claims a transfer by its number. @throws AdaigiError `unavailable` when the outcome is not known */
export async function activate(ports: Pick<EdgePorts, 'deposits' | 'savedIds' | 'transactionKinds'>, merchant: PaykassmaMerchant, body: string): Promise<PaykassmaAnswer> {
  const { settings, caller } = merchant;
  const read = readFields(activateCheck, body, await savedIdOf(ports, caller, body));
  if (read.kind === 'wrong') return refused(settings, read.message);
  const { wallet_type: walletType, currency_code: currency, label, key1, custom_transaction_id: customTransactionId } = read.fields;
  const method = methodOf(walletType);
  if (method === null || !isManual(method)) return refusedField(settings, 'wallet_type', invalidText('wallet_type'));
  if (currency !== method.currency) return refusedField(settings, 'currency_code', invalidText('currency_code'));
  if (!fitsKey(method, key1)) return refusedField(settings, 'key1', `The key1 must be ${keyLength(method)} digits.`);
  const amount = readAmount(read.fields.amount, currency);
  if (amount === null) return refusedField(settings, 'amount', 'The amount must be at least 0.01.');
  try {
    return answerOf(merchant, await claim(ports, merchant, { walletType, label, key1, amount, customTransactionId }));
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    if (error.code === 'idempotency_conflict') return refusedField(settings, 'custom_transaction_id', takenText('custom_transaction_id'));
    if (error.code === 'invalid_request') return refused(settings, 'The claim is not valid.');
    throw error;
  }
}

/** Null unless above zero; the text was checked. Floats of clients (`1199.9999999999998`) are rounded half up to the second decimal. */
export function readAmount(text: string, currency: string): Money | null {
  const [whole = '', decimals = ''] = text.split('.');
  const cut = fromDecimalText(`${whole}.${decimals.slice(0, 2).padEnd(2, '0')}`, currency);
  if (cut === null) return null;
  const minor = cut.minor + (decimals.charAt(2) >= '5' ? 1n : 0n);
  return minor === 0n ? null : money(minor, currency);
}

function answerOf({ settings }: PaykassmaMerchant, deposit: DepositView): PaykassmaAnswer {
  switch (deposit.state) {
    case 'credited': {
      const { minor, currency } = deposit.amount ?? { minor: 0n, currency: '' };
      return done({ deposit: true, deposit_amount: Number(minor) / 100, currency: { code: currency, symbol: currency } });
    }
    case 'pending':
      return open('pending', PENDING);
    case 'possible':
      return open('possible_transaction_created', 'Transaction not found. Possible transaction created');
    case 'expired':
      return refused(settings, 'Transaction not found');
    case 'refused':
      return refused(settings, deposit.reason === 'already_claimed' ? 'Transaction has already been used' : deposit.reason === 'amount_mismatch' ? 'Amount mismatch' : 'Transaction refused');
    default:
      return deposit.state satisfies never;
  }
}
