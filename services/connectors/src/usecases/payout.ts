import { AdaigiError } from '@adaigi/errors';
import { BANK_WALLET, NO_FACTS } from '@adaigi/domain';
import type { Money, Outcome, Receiver } from '@adaigi/domain';
import type { PayoutChannel, PayoutChannels, PayoutDependencies } from '../payout-ports.ts';
import type { Answer } from './charge.ts';
import { isFinal } from './final.ts';
import { nextInquiry } from './schedule.ts';
import { sendOnce } from './send-once.ts';

export interface PayoutCommand {
  readonly channel: string;
  readonly reference: string;
  readonly payoutId: string;
  readonly amount: Money;
  readonly receiver: Receiver;
  readonly notAfter: Date;
}

/** Pays somebody; at most one request that moves money ever leaves for a reference, by the same record as a charge. */
export async function payout(deps: PayoutDependencies, command: PayoutCommand): Promise<Answer> {
  const channel = payoutChannelOf(deps.payoutChannels, command.channel);
  const outcome = refusal(channel, command) ?? (await send(deps, channel, command));
  return { outcome, nextInquiryAfterMs: isFinal(outcome) ? 0 : nextInquiry(inquiryTimes(channel), 0, 0, deps.random()).afterMs };
}

function send(deps: PayoutDependencies, channel: PayoutChannel, command: PayoutCommand): Promise<Outcome> {
  const { reference, payoutId, amount, receiver, notAfter } = command;
  const key = { channel: command.channel, operation: 'payout', reference } as const;
  const details = { paymentId: payoutId, amount, method: 'wallet', charge: null, notAfter } as const;
  return sendOnce(deps, key, details, (leaveBy) => channel.wire.payout({ reference, checkReference: deps.newReference(), amount, receiver, leaveBy }));
}

/** What the channel cannot do is refused before anything is recorded or sent. */
function refusal({ settings }: PayoutChannel, { amount, receiver }: PayoutCommand): Outcome | null {
  if (settings.disabled) return { kind: 'not_sent', reason: 'no_channel' };
  const { minAmount, maxAmount, wallet } = settings;
  // What is meant for a bank account must never reach the wallet of its owner's number, nor the other way round.
  const hasAccount = [receiver.bank, receiver.accountNumber].map((part) => part !== '');
  if (hasAccount.some((isGiven) => isGiven !== (wallet === BANK_WALLET))) return declined('configuration');
  if (amount.currency === minAmount.currency && amount.minor >= minAmount.minor && amount.minor <= maxAmount.minor) return null;
  return declined('amount_not_allowed');
}

function declined(reason: 'configuration' | 'amount_not_allowed'): Outcome {
  return { kind: 'declined', fault: 'merchant', retry: 'other-path', reason, ...NO_FACTS };
}

/** No payout is ever proven by "not found", so only one window counts. */
export function inquiryTimes({ settings }: PayoutChannel) {
  const { inquiryScheduleMs, windowMs } = settings;
  return { inquiryScheduleMs, windowMs, notFoundWindowMs: windowMs };
}

/** @throws AdaigiError `not_found` for a payout channel that this process does not serve. */
export function payoutChannelOf(channels: PayoutChannels, id: string): PayoutChannel {
  const channel = channels.get(id);
  if (channel !== undefined) return channel;
  throw new AdaigiError('not_found', 'This process does not serve the payout channel.', {
    fields: [{ field: 'channel', rule: 'unknown', message: 'is not served here' }],
  });
}
