import { modeCodec, moneyToProto } from '@adaigi/contracts';
import type { Channel__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/Channel.ts';
import type { PayoutChannel__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/PayoutChannel.ts';
import type { PayoutChannel } from '../payout-ports.ts';
import type { Channel } from '../ports.ts';
import { inquiryTimes } from '../usecases/payout.ts';
import { longestDoubtMs } from '../usecases/schedule.ts';

export function channelToProto({ settings, capabilities, wire }: Channel): Channel__Output {
  return {
    id: settings.id,
    provider: settings.provider,
    wallet: capabilities.wallet,
    mode: modeCodec.toProto(settings.mode),
    minAmount: moneyToProto(settings.minAmount),
    maxAmount: moneyToProto(settings.maxAmount),
    refunds: wire.refund !== null,
    chargeTimeoutMs: settings.connectTimeoutMs + settings.chargeTimeoutMs,
    inquireTimeoutMs: settings.connectTimeoutMs + settings.inquireTimeoutMs,
    longestPromptMs: settings.longestPromptMs,
    maxConcurrent: settings.maxConcurrent,
    disabled: settings.disabled,
    methods: [...capabilities.methods],
    longestDoubtMs: String(longestDoubtMs(settings)),
  };
}

/** Logins come before the request, each as long as an inquiry at most: one for the check of the receiver, its question, and one for the payout. */
const LOGINS = 3;

export function payoutChannelToProto(channel: PayoutChannel): PayoutChannel__Output {
  const { settings } = channel;
  const { connectTimeoutMs, inquireTimeoutMs } = settings;
  return {
    id: settings.id,
    provider: settings.provider,
    wallet: settings.wallet,
    mode: modeCodec.toProto(settings.mode),
    minAmount: moneyToProto(settings.minAmount),
    maxAmount: moneyToProto(settings.maxAmount),
    knowsReference: settings.knowsReference,
    payoutTimeoutMs: (LOGINS + 1) * connectTimeoutMs + LOGINS * inquireTimeoutMs + settings.payoutTimeoutMs,
    inquireTimeoutMs: 2 * (connectTimeoutMs + inquireTimeoutMs),
    maxConcurrent: settings.maxConcurrent,
    disabled: settings.disabled,
    banks: [...settings.banks],
    longestDoubtMs: String(longestDoubtMs(inquiryTimes(channel))),
  };
}
