import { modeCodec, moneyToProto } from '@adaigi/contracts';
import type { Channel__Output } from '@adaigi/contracts/gen/adaigi/connectors/v1/Channel.ts';
import type { Channel } from '../ports.ts';

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
  };
}
