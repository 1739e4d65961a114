import { AdaigiError } from '@adaigi/errors';
import type { Channel, Channels } from '../ports.ts';

/** @throws AdaigiError `not_found` for a channel that this process does not serve. */
export function channelOf(channels: Channels, id: string): Channel {
  const channel = channels.get(id);
  if (channel !== undefined) return channel;
  throw new AdaigiError('not_found', 'This process does not serve the channel.', { fields: [{ field: 'channel', rule: 'unknown', message: 'is not served here' }] });
}
