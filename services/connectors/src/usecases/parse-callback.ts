import type { CallbackReply, RawCallback } from '@adaigi/connector-kit';
import type { Outcome } from '@adaigi/domain';
import type { Dependencies } from '../ports.ts';
import { channelOf } from './channel-of.ts';
import { heldBack } from './held-back.ts';

export type Reading =
  | { readonly kind: 'accepted'; readonly reference: string; readonly outcome: Outcome; readonly reply: CallbackReply }
  | { readonly kind: 'refused'; readonly refusal: string; readonly reply: CallbackReply };

/**
 * Authenticates a provider's message and says what it proves. Authentic messages about payments that we never sent are acknowledged, since the
 * provider would only repeat them, and raise an alarm.
 */
export async function parseCallback(deps: Dependencies, channelId: string, callback: RawCallback): Promise<Reading> {
  const { wire } = channelOf(deps.channels, channelId);
  const verdict = wire.parseCallback(callback);
  if (verdict.kind === 'refused') {
    deps.alarms.raise({ kind: 'callback_refused', channel: channelId, refusal: verdict.refusal });
    return verdict;
  }
  const { reference, outcome, reply } = verdict;
  const record = await deps.records.find({ channel: channelId, operation: 'charge', reference });
  if (record === null || record.state === 'tombstone') {
    deps.alarms.raise({ kind: 'unknown_reference', channel: channelId });
    return { kind: 'refused', refusal: 'unknown_reference', reply };
  }
  return { kind: 'accepted', reference, outcome: heldBack(record, outcome), reply };
}
