import type { ChannelFacts, RouteRequest } from '../ports.ts';

/** What forbids a channel for a payment. Names are part of the contract: payments tells from them whether waiting can help. */
export type Constraint =
  | 'other_mode'
  | 'other_wallet'
  | 'other_currency'
  | 'amount_below_channel_limit'
  | 'amount_above_channel_limit'
  | 'channel_disabled'
  | 'tried_already';

/** The first constraint that a channel breaks, permanent ones first; null when it may be used. */
export function brokenConstraint(channel: ChannelFacts, request: RouteRequest): Constraint | null {
  if (channel.mode !== request.mode) return 'other_mode';
  if (request.wallet !== null && channel.wallet !== request.wallet) return 'other_wallet';
  if (channel.minAmount.currency !== request.amount.currency) return 'other_currency';
  if (request.amount.minor < channel.minAmount.minor) return 'amount_below_channel_limit';
  if (request.amount.minor > channel.maxAmount.minor) return 'amount_above_channel_limit';
  if (request.excludedChannels.includes(channel.id)) return 'tried_already';
  return channel.disabled ? 'channel_disabled' : null;
}
