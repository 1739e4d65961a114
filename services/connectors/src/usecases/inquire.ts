import type { ExchangeOperation, InquiryOrder } from '@adaigi/connector-kit';
import type { Money, Outcome } from '@adaigi/domain';
import type { Channel, Dependencies, ExchangeKey, ExchangeRecord } from '../ports.ts';
import { channelOf } from './channel-of.ts';
import { isFinal } from './final.ts';
import { heldBack, isContested } from './held-back.ts';
import { NO_INQUIRY, nextInquiry } from './schedule.ts';
import type { NextInquiry } from './schedule.ts';

export interface InquireCommand {
  readonly channel: string;
  readonly operation: ExchangeOperation;
  readonly reference: string;
  readonly amount: Money;
  readonly sentAt: Date;
  readonly notAfter: Date;
  readonly inquiriesMade: number;
  /** Somebody hinted that money moved: what the provider has said to the contrary may be out of date. */
  readonly hinted: boolean;
}

export interface Finding {
  readonly outcome: Outcome;
  readonly next: NextInquiry;
}

/**
 * Finds out what became of an operation. Our own record first: where there is none, the reference is fenced and nothing was sent, for
 * certain; where there is a final answer, it stands, but for a decline or a "no such transaction" that a hint speaks against. Only then the
 * provider is asked.
 */
export async function inquire(deps: Dependencies, command: InquireCommand): Promise<Finding> {
  const channel = channelOf(deps.channels, command.channel);
  const { channel: id, operation, reference } = command;
  const key = { channel: id, operation, reference };
  const look = await deps.records.look(key, command.sentAt);
  if (look.kind === 'fenced' || look.record.state === 'tombstone') return settled({ kind: 'not_sent', reason: 'never_received' });
  const { outcome: known } = look.record;
  const stands = known !== null && isFinal(known);
  if (stands && !(command.hinted && isProvidersWord(known))) return settled(known);

  // The record's own limit is the one that was obeyed; the caller's can only be later.
  const lastLeft = Math.max(command.notAfter.getTime(), look.record.details?.notAfter.getTime() ?? 0);
  const sinceMs = look.now.getTime() - lastLeft;
  const next = (): NextInquiry => nextInquiry(channel.settings, command.inquiriesMade + 1, sinceMs, deps.random());
  const found = await channel.wire.inquire(question(channel, command, look.record, look.now, sinceMs));
  const outcome = aboutTheOperation(heldBack(look.record, found));
  if (stands) return await judgeHint(deps, key, { known, outcome, next: next() });
  // An amount that was named wrongly once must not be forgotten by the next answer that names none.
  if (isFinal(outcome) || isContested(outcome)) await deps.records.answer(key, outcome);
  return isFinal(outcome) ? settled(outcome) : { outcome, next: next() };
}

/** A hint against what is stored: asked again until the provider has answered, or the schedule is used up; then what was known stands. */
async function judgeHint(deps: Dependencies, key: ExchangeKey, { known, outcome, next }: { known: Outcome; outcome: Outcome; next: NextInquiry }): Promise<Finding> {
  if (outcome.kind === 'succeeded') {
    await deps.records.answer(key, outcome);
    return settled(outcome);
  }
  if (isFinal(outcome)) return settled(known);
  if (!next.exhausted) return { outcome, next };
  deps.alarms.raise({ kind: 'hint_unanswered', key });
  return settled(known);
}

function question({ settings }: Channel, command: InquireCommand, record: ExchangeRecord, now: Date, sinceMs: number): InquiryOrder {
  const { operation, reference, amount } = command;
  const { details, outcome } = record;
  return {
    operation,
    reference,
    amount: details?.amount ?? amount,
    method: details?.method ?? 'wallet',
    charge: details?.charge ?? null,
    conclusive: sinceMs > settings.windowMs,
    notFoundConclusive: sinceMs > settings.notFoundWindowMs,
    answeredCode: outcome !== null && 'providerCode' in outcome ? outcome.providerCode : '',
    now,
  };
}

/**
 * Whether no money is the provider's own word, which it may contradict later. `never_received` in an answered record is its "no such transaction";
 * every other `not_sent` is our own knowledge that nothing left.
 */
function isProvidersWord(known: Outcome): boolean {
  return known.kind === 'declined' || (known.kind === 'not_sent' && known.reason === 'never_received');
}

/** Our own breaker or bulkhead, or no connection: nothing was asked, so nothing is known about the operation. */
function aboutTheOperation(outcome: Outcome): Outcome {
  if (outcome.kind !== 'not_sent' || outcome.reason === 'never_received') return outcome;
  return { kind: 'unknown', reason: outcome.reason, integrityProblem: null, providerCode: '', providerTransactionId: '' };
}

function settled(outcome: Outcome): Finding {
  return { outcome, next: NO_INQUIRY };
}
