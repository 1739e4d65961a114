import { AdaigiError } from '@adaigi/errors';
import type { EdgePorts, RawCallback, ReadCallback } from '../ports.ts';

/**
 * Takes a provider's message in: authentic ones are on Kafka before the provider hears "received". When Kafka or the connectors are away
 * the provider must try again, so that is an error here.
 * @throws AdaigiError `not_found` for a channel that nobody serves, `unavailable`
 */
export async function receiveCallback(
  ports: Pick<EdgePorts, 'callbackReaders' | 'callbackEvents' | 'clock'>,
  provider: string,
  callback: RawCallback,
): Promise<ReadCallback> {
  const receivedAt = ports.clock.now();
  const read = await ports.callbackReaders.read(provider, callback);
  if (read === null) throw new AdaigiError('not_found', 'There is no such channel.');
  if (read.accepted) await ports.callbackEvents.publish({ channel: callback.channel, reference: read.reference, outcome: read.outcome, receivedAt });
  return read;
}
