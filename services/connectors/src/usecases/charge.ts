import type { ChargeMethod } from '@adaigi/connector-kit';
import type { Money, Outcome, Payer } from '@adaigi/domain';
import type { Channel, Dependencies } from '../ports.ts';
import { channelOf } from './channel-of.ts';
import { isFinal } from './final.ts';
import { nextInquiry } from './schedule.ts';
import { sendOnce } from './send-once.ts';

export interface ChargeCommand {
  readonly channel: string;
  readonly reference: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly payer: Payer;
  readonly description: string;
  readonly method: ChargeMethod;
  readonly notAfter: Date;
}

export interface Answer {
  readonly outcome: Outcome;
  /** 0 when the outcome is final. */
  readonly nextInquiryAfterMs: number;
}

/** Charges a payer; at most one request ever leaves for a reference. Once it has left, nothing but the channel's time-out ends it. */
export async function charge(deps: Dependencies, command: ChargeCommand): Promise<Answer> {
  const channel = channelOf(deps.channels, command.channel);
  const outcome = refusal(channel, command) ?? (await send(deps, channel, command));
  return answerWith(deps, channel, outcome);
}

function send(deps: Dependencies, channel: Channel, command: ChargeCommand): Promise<Outcome> {
  const { reference, paymentId, amount, payer, description, method, notAfter } = command;
  const key = { channel: command.channel, operation: 'charge', reference } as const;
  return sendOnce(deps, key, { paymentId, amount, method, charge: null, notAfter }, (leaveBy) =>
    channel.wire.charge({ reference, amount, payer, description, method, now: new Date(), leaveBy }),
  );
}

/** What the channel cannot do is refused before anything is recorded or sent. */
function refusal({ settings, capabilities }: Channel, { amount, method }: ChargeCommand): Outcome | null {
  if (settings.disabled) return { kind: 'not_sent', reason: 'no_channel' };
  const { currency } = settings.minAmount;
  const fits = amount.currency === currency && amount.minor >= settings.minAmount.minor && amount.minor <= settings.maxAmount.minor;
  const reason = fits ? 'no_channel' : 'amount_not_allowed';
  if (fits && capabilities.methods.includes(method)) return null;
  return { kind: 'declined', fault: 'merchant', retry: 'other-path', reason, providerCode: '', providerTransactionId: '' };
}

export function answerWith({ random }: Dependencies, { settings }: Channel, outcome: Outcome): Answer {
  return { outcome, nextInquiryAfterMs: isFinal(outcome) ? 0 : nextInquiry(settings, 0, 0, random()).afterMs };
}
