import type { Money } from '@adaigi/domain';
import type { Dependencies } from '../ports.ts';
import { channelOf } from './channel-of.ts';
import { answerWith } from './charge.ts';
import type { Answer } from './charge.ts';
import { sendOnce } from './send-once.ts';

export interface RefundCommand {
  readonly channel: string;
  readonly reference: string;
  readonly charge: { readonly reference: string; readonly captured: Money; readonly providerTransactionId: string };
  readonly paymentId: string;
  readonly amount: Money;
  readonly notAfter: Date;
}

/** Gives money back; at most one request ever leaves for a refund's reference. */
export async function refund(deps: Dependencies, command: RefundCommand): Promise<Answer> {
  const channel = channelOf(deps.channels, command.channel);
  const { refund: send } = channel.wire;
  if (send === null) return { outcome: { kind: 'not_sent', reason: 'refund_is_manual' }, nextInquiryAfterMs: 0 };
  const { reference, paymentId, amount, charge, notAfter } = command;
  const key = { channel: command.channel, operation: 'refund', reference } as const;
  const details = { paymentId, amount, method: 'wallet', charge: { reference: charge.reference, captured: charge.captured }, notAfter } as const;
  const outcome = await sendOnce(deps, key, details, (leaveBy) => send({ reference, amount, charge, now: new Date(), leaveBy }));
  return answerWith(deps, channel, outcome);
}
