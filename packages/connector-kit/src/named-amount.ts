import { money } from '@adaigi/domain';
import type { Money } from '@adaigi/domain';

/**
 * What a message that was not asked for names, in minor units as the providers of this kit write them: `null` for no amount, or the field that
 * cannot be about a charge of this channel: another currency, or an amount that is no plain number. Neither is taken for "names none".
 * @param text the amount as it is written; empty where it is left out
 * @param named the currency as it is written; empty where it is left out
 * @param currency the channel's
 */
export function namedAmount(text: string, named: string, currency: string): Money | null | 'amount' | 'currency' {
  if (named !== '' && named !== currency) return 'currency';
  if (text === '') return null;
  return /^(0|[1-9][0-9]{0,14})$/.test(text) ? money(BigInt(text), currency) : 'amount';
}
