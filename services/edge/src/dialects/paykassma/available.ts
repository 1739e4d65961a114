import type { EdgePorts } from '../../ports.ts';
import { done, type PaykassmaAnswer } from './answers.ts';
import type { PaykassmaMerchant } from './merchant.ts';
import { allMethods, isManual } from './methods.ts';

/**
 * `payment-systems/available`: the methods that a payer could use now.
 * @param currencies the codes asked for; none means all
 * @throws AdaigiError `unavailable`
 */
export async function available(ports: Pick<EdgePorts, 'deposits'>, { caller }: PaykassmaMerchant, currencies: readonly string[]): Promise<PaykassmaAnswer> {
  const types = await ports.deposits.walletTypes(caller);
  const open = new Set(types.filter((type) => type.available).map(({ type }) => type));
  const methods = allMethods().filter((method) => (!isManual(method) || open.has(method.type)) && (currencies.length === 0 || currencies.includes(method.currency)));
  return done({
    params: {
      currency_data: [...new Set(methods.map(({ currency }) => currency))].map((code) => ({ code, symbol: code })),
      wallets: methods.map((method, at) => ({
        type: method.type,
        currency_code: method.currency,
        order: at + 1,
        logo: '',
        name: method.name,
        is_manual: isManual(method),
        uploading_payment_bill: false,
      })),
    },
  });
}
