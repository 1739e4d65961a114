import { AdaigiError } from '@adaigi/errors';
import type { EdgePorts } from '../../ports.ts';
import { done, refused, refusedField, type PaykassmaAnswer } from './answers.ts';
import { createCheck, invalidText, readFields } from './fields.ts';
import type { PaykassmaMerchant } from './merchant.ts';
import { isManual, methodOf } from './methods.ts';

/**
 * `transaction/create/{wallet_type}`: the number to send money to. Makes no order; which number was shown to which label is remembered.
 * @throws AdaigiError `unavailable`
 */
export async function createTransaction(ports: Pick<EdgePorts, 'deposits'>, { caller, settings }: PaykassmaMerchant, walletType: string, body: string): Promise<PaykassmaAnswer> {
  const method = methodOf(walletType);
  if (method === null || !isManual(method)) return refused(settings, invalidText('wallet_type'));
  const read = readFields(createCheck, body);
  if (read.kind === 'wrong') return refused(settings, read.message);
  const { currency, label } = read.fields;
  if (currency !== method.currency) return refusedField(settings, 'currency', invalidText('currency'));
  try {
    const { number } = await ports.deposits.assign(caller, { walletType, currency, label });
    return done({ params: { identifier: number } });
  } catch (error) {
    if (error instanceof AdaigiError && error.code === 'no_wallet_available') return refused(settings, 'No wallet available');
    throw error;
  }
}
