import type { EasypaisaPayoutAccount } from '../core/accounts.ts';
import type { Desk, Hidden } from '../usecases/desk.ts';
import type { PayoutAnswer } from '../usecases/payout.ts';
import { failed, transferReply } from './payout-replies.ts';
import type { PayoutReply } from './payout-replies.ts';

export type Fields = Readonly<Record<string, string>>;
export type Answered = { readonly kind: 'reply'; readonly reply: PayoutReply } | { readonly kind: 'token-expired' } | Hidden;
export type Perform = (desk: Desk, account: EasypaisaPayoutAccount, fields: Fields) => Promise<Answered>;

/** Rupees, with decimals or without, as paisa; 0 for anything else. */
export function readAmount(text: string): bigint {
  const [, rupees = '', paisa = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return BigInt(`${rupees || '0'}${paisa.padEnd(2, '0')}`);
}

/** `923001234567` -> `03001234567`; undefined for anything else. */
export function readMobile(msisdn: string): string | undefined {
  const [, digits] = /^92(3\d{9})$/.exec(msisdn) ?? [];
  return digits === undefined ? undefined : `0${digits}`;
}

export function refuse(message: string, code: string): Answered {
  return { kind: 'reply', reply: failed(message, code) };
}

export const invalid: Answered = refuse('INVALID_PARAMETER', '2');

/** The answer to a transfer, whatever it was made to. Its references are made here, so that none comes twice. */
export function transferAnswer(answer: PayoutAnswer): Answered {
  switch (answer.kind) {
    case 'duplicate':
      return { kind: 'error' };
    case 'result':
    case 'pending':
      return { kind: 'reply', reply: transferReply(answer.order, answer.kind === 'pending') };
    default:
      return answer;
  }
}
