import type { JazzcashPayoutAccount } from '../core/accounts.ts';
import type { Desk, Hidden } from '../usecases/desk.ts';
import type { PayoutAnswer } from '../usecases/payout.ts';
import { paymentReply, payoutCode, refusedReply } from './payout-replies.ts';
import type { PayoutReply } from './payout-replies.ts';

export type Fields = Readonly<Record<string, string>>;
export type Answered = { readonly kind: 'reply'; readonly reply: PayoutReply; readonly wrongSignature?: boolean } | { readonly kind: 'token-expired' } | Hidden;
export type Perform = (desk: Desk, account: JazzcashPayoutAccount, fields: Fields) => Promise<Answered>;

export const REFERENCE = /^[A-Za-z0-9]{1,30}$/;

/** Rupees with two decimals as paisa; 0 for anything else. */
export function readAmount(text: string): bigint {
  const [, rupees = '', paisa = ''] = /^(\d{1,10})\.(\d\d)$/.exec(text) ?? [];
  return BigInt(`${rupees || '0'}${paisa || '00'}`);
}

export function refuse(code: string, reference: string): Answered {
  return { kind: 'reply', reply: refusedReply(code, reference) };
}

/** The answer to a payment, whatever it was made to. */
export function paymentAnswer(answer: PayoutAnswer, reference: string): Answered {
  switch (answer.kind) {
    case 'duplicate':
      return refuse(payoutCode.duplicate, reference);
    case 'result':
    case 'pending':
      return { kind: 'reply', reply: paymentReply(answer.order, answer.kind === 'pending'), wrongSignature: answer.wrongSignature };
    default:
      return answer;
  }
}
