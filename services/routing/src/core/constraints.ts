import type { ChannelFacts, RouteRequest } from '../ports.ts';
import type { Rules } from './rules.ts';
import type { Volume } from './volume.ts';

/** What forbids a channel for a payment. Names are part of the contract: payments tells from them whether waiting can help. */
export type Constraint =
  | 'other_mode'
  | 'other_wallet'
  | 'other_currency'
  | 'method_not_offered'
  | 'amount_below_channel_limit'
  | 'amount_above_channel_limit'
  | 'amount_outside_policy'
  | 'tried_already'
  | 'channel_disabled'
  | 'off_by_platform'
  | 'off_by_merchant'
  | 'maintenance'
  | 'volume_cap'
  | 'held_while_down';

/** A constraint that strikes, and until when as far as that is known (milliseconds since the epoch). */
export interface Strike {
  readonly constraint: Constraint;
  readonly until: number | null;
}

/** The first constraint that a channel breaks, permanent ones first; null when it may be used. */
export function strikeOn(channel: ChannelFacts, request: RouteRequest, rules: Rules, volume: Pick<Volume, 'fullUntil'>, now: number): Strike | null {
  const lasting = lastingConstraint(channel, request, rules);
  if (lasting !== null) return { constraint: lasting, until: null };
  if (channel.disabled) return { constraint: 'channel_disabled', until: null };
  const { offBy, caps } = rules.ruleOf(channel.id);
  if (offBy !== null) return { constraint: `off_by_${offBy}`, until: null };
  const maintenanceEnd = rules.maintenanceUntil(channel.id, now);
  if (maintenanceEnd !== null) return { constraint: 'maintenance', until: maintenanceEnd };
  for (const { counter, maxPerMinute } of caps) {
    const until = volume.fullUntil(counter, maxPerMinute, now);
    if (until !== null) return { constraint: 'volume_cap', until };
  }
  return null;
}

function lastingConstraint(channel: ChannelFacts, request: RouteRequest, rules: Rules): Constraint | null {
  const { amount } = request;
  if (channel.mode !== request.mode) return 'other_mode';
  if (request.wallet !== null && channel.wallet !== request.wallet) return 'other_wallet';
  if (channel.minAmount.currency !== amount.currency) return 'other_currency';
  if (!channel.methods.includes(request.method)) return 'method_not_offered';
  if (amount.minor < channel.minAmount.minor) return 'amount_below_channel_limit';
  if (amount.minor > channel.maxAmount.minor) return 'amount_above_channel_limit';
  const { minAmount, maxAmount } = rules.ruleOf(channel.id);
  if (amount.minor < minAmount || (maxAmount !== null && amount.minor > maxAmount)) return 'amount_outside_policy';
  return request.excludedChannels.includes(channel.id) ? 'tried_already' : null;
}
