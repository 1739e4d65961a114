import { NO_FACTS } from '@adaigi/domain';
import type { Money, Outcome } from '@adaigi/domain';
import type { PayoutChannel, PayoutDependencies } from '../payout-ports.ts';
import type { ExchangeRecord } from '../ports.ts';
import { isFinal } from './final.ts';
import type { Finding } from './inquire.ts';
import { inquiryTimes, payoutChannelOf } from './payout.ts';
import { NO_INQUIRY, nextInquiry } from './schedule.ts';

export interface InquirePayoutCommand {
  readonly channel: string;
  readonly reference: string;
  readonly amount: Money;
  readonly sentAt: Date;
  readonly notAfter: Date;
  readonly inquiriesMade: number;
  /** It is known to be paid: the question is whether the provider took it back since. */
  readonly lookBack: boolean;
}

/**
 * Finds out what became of a payout. Our own record first: where there is none, the reference is fenced and nothing was sent, for certain; where
 * there is a final answer, it stands. Only then the provider is asked, and where it cannot be, the doubt goes to a person at once.
 */
export async function inquirePayout(deps: PayoutDependencies, command: InquirePayoutCommand): Promise<Finding> {
  const channel = payoutChannelOf(deps.payoutChannels, command.channel);
  const { channel: id, reference } = command;
  const key = { channel: id, operation: 'payout', reference } as const;
  const look = await deps.records.look(key, command.sentAt);
  if (look.kind === 'fenced' || look.record.state === 'tombstone') return settled({ kind: 'not_sent', reason: 'never_received' });
  if (command.lookBack) return lookBack(deps, channel, command, look.record);
  const { outcome: known } = look.record;
  if (known !== null && isFinal(known)) return settled(known);

  // The record's own limit is the one that was obeyed; the caller's can only be later.
  const lastLeft = Math.max(command.notAfter.getTime(), look.record.details?.notAfter.getTime() ?? 0);
  const sinceMs = look.now.getTime() - lastLeft;
  const underWayMs = callMs(channel) - sinceMs;
  // The call's own answer may still come, and may bring the number to ask by.
  if (known === null && underWayMs > 0) return { outcome: unknown('provider_pending'), next: { afterMs: Math.ceil(underWayMs), exhausted: false } };

  const found = await ask(deps, channel, command, look.record, sinceMs);
  if (found.kind === 'unknown' && found.reason === 'no_inquiry') return { outcome: found, next: { afterMs: 0, exhausted: true } };
  const next = nextInquiry(inquiryTimes(channel), command.inquiriesMade + 1, sinceMs, deps.random());
  // Our own breaker or bulkhead, no connection or no login: nothing was asked, so nothing is known about the payout.
  if (found.kind === 'not_sent') return { outcome: unknown(found.reason), next };
  if (!isFinal(found)) return { outcome: found, next };
  await deps.records.answer(key, found);
  return settled(found);
}

/**
 * What the provider says of a payout that was paid. Only "reversed" is news; a provider that denies what it had confirmed contradicts itself, and
 * a person must hear of that: it proves nothing about the money.
 */
async function lookBack(deps: PayoutDependencies, channel: PayoutChannel, command: InquirePayoutCommand, record: ExchangeRecord): Promise<Finding> {
  const found = await ask(deps, channel, command, record, Number.POSITIVE_INFINITY);
  if (found.kind === 'not_sent') return settled(unknown(found.reason));
  if (found.kind === 'declined' || found.kind === 'pending') deps.alarms.raise({ kind: 'paid_payout_denied', key: { channel: command.channel, operation: 'payout', reference: command.reference } });
  return { outcome: found, next: { afterMs: 0, exhausted: found.kind === 'unknown' && found.reason === 'no_inquiry' } };
}

function ask({ newReference }: PayoutDependencies, { settings, wire }: PayoutChannel, command: InquirePayoutCommand, record: ExchangeRecord, sinceMs: number): Promise<Outcome> {
  const { details, outcome } = record;
  return wire.inquire({
    reference: command.reference,
    inquiryReference: newReference(),
    amount: details?.amount ?? command.amount,
    providerTransactionId: outcome !== null && 'providerTransactionId' in outcome ? outcome.providerTransactionId : '',
    conclusive: sinceMs > settings.windowMs,
  });
}

/** From the last moment at which a payout may leave to the last at which its answer may come. */
function callMs({ settings }: PayoutChannel): number {
  return settings.connectTimeoutMs + settings.payoutTimeoutMs;
}

function unknown(reason: Extract<Outcome, { kind: 'unknown' }>['reason']): Outcome {
  return { kind: 'unknown', reason, integrityProblem: null, ...NO_FACTS };
}

function settled(outcome: Outcome): Finding {
  return { outcome, next: NO_INQUIRY };
}
