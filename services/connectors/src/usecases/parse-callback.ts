import type { CallbackReply, RawCallback } from '@adaigi/connector-kit';
import { NO_FACTS } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import type { Dependencies, ExchangeKey, ExchangeRecord } from '../ports.ts';
import { channelOf } from './channel-of.ts';
import { heldBack, isContested } from './held-back.ts';

export type Reading =
  | { readonly kind: 'accepted'; readonly reference: string; readonly outcome: Outcome; readonly reply: CallbackReply }
  | { readonly kind: 'refused'; readonly refusal: string; readonly reply: CallbackReply };

/**
 * Authenticates a provider's message and says what it proves. Messages about payments that we never sent are acknowledged, since the provider
 * would only repeat them, and raise an alarm; so do those that contradict what was asked. Where there is no record at all, proof that money moved
 * is a hint: it may have been sent before the records began. Whether the payment is ours, its owner knows.
 */
export async function parseCallback(deps: Dependencies, channelId: string, callback: RawCallback): Promise<Reading> {
  const { wire } = channelOf(deps.channels, channelId);
  const verdict = wire.parseCallback(callback);
  if (verdict.kind === 'refused') {
    deps.alarms.raise({ kind: 'callback_refused', channel: channelId, refusal: verdict.refusal });
    return verdict;
  }
  const { reference, named, reply } = verdict;
  const key = { channel: channelId, operation: 'charge', reference } as const;
  const record = await recordOf(deps, key, verdict.outcome);
  if (record === null || record.state === 'tombstone') {
    deps.alarms.raise({ kind: 'unknown_reference', key });
    if (record === null && tellsOfMoney(verdict.outcome)) return { kind: 'accepted', reference, outcome: HINT, reply };
    return { kind: 'refused', refusal: 'unknown_reference', reply };
  }
  // Of what was sent before the records began nothing is known to compare an amount with: an inquiry brings the payment's own.
  const isIncomparable = record.details === null && named !== null;
  const outcome = isIncomparable ? HINT : heldBack(record, verdict.outcome, named);
  const field = outcome.kind === 'unknown' ? outcome.integrityProblem : null;
  if (field !== null) deps.alarms.raise({ kind: 'callback_contradicts', key, field });
  return { kind: 'accepted', reference, outcome, reply };
}

const HINT: Outcome = { kind: 'unknown', reason: 'provider_pending', integrityProblem: null, ...NO_FACTS };

/** Only a signed message ever does. */
function tellsOfMoney(outcome: Outcome): boolean {
  return outcome.kind === 'succeeded' || isContested(outcome);
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 320;

/**
 * The record that the message is judged by. A "paid" that names no amount often comes a moment before the answer to the call itself, which names
 * it: that answer is waited for, so that a wrong amount is held back whichever of the two comes first.
 */
async function recordOf(deps: Dependencies, key: ExchangeKey, outcome: Outcome): Promise<ExchangeRecord | null> {
  const { replyGraceMs } = channelOf(deps.channels, key.channel).settings;
  let record = await deps.records.find(key);
  if (outcome.kind !== 'succeeded' || outcome.amount !== null) return record;
  let pauseMs = FIRST_PAUSE_MS;
  for (let waitedMs = 0; record?.state === 'sent' && waitedMs < replyGraceMs; waitedMs += pauseMs, pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    await deps.pause(pauseMs);
    record = await deps.records.find(key);
  }
  return record;
}
