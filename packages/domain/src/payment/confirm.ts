import type { Change } from './change.ts';
import { isFinal, type Payer, type Payment } from './types.ts';

/** What the payer said on the page that the payment waits for. */
export interface Confirmation {
  readonly payer: Payer;
  readonly payerKey: string;
  readonly wallet: string;
  readonly at: Date;
}

/** Lets a payment go on that waited for its payer. Only once: a second word, of whomever, changes nothing. */
export function confirm(payment: Payment, { payer, payerKey, wallet, at }: Confirmation): Change {
  if (isFinal(payment.state)) return { kind: 'refused', refusal: 'already_final' };
  if (payment.waitReason !== 'payer_unconfirmed') return { kind: 'unchanged' };
  return { kind: 'changed', payment: { ...payment, payer, payerKey, wallet, waitReason: null }, events: [], resumeAt: at };
}
