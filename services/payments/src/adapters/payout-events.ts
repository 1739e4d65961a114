import { faultCodec, minorToText, modeCodec, payoutStateCodec, topics } from '@adaigi/contracts';
import type { PayoutEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PayoutEvent.ts';
import { payoutNeedsOperator, type Payout, type PayoutEvent } from '@adaigi/domain';
import { outboxEntry } from '@adaigi/kafka';
import type { StoredOutboxEntry } from '@adaigi/mongo';

/** Renders the events of a change for the outbox. Ids are functions of payout and sequence; nothing of the receiver is in them. */
export function toPayoutOutbox(payout: Payout, events: readonly PayoutEvent[]): StoredOutboxEntry[] {
  const time = payout.updatedAt.toISOString();
  return events.map(({ type, seq }) => ({
    ...outboxEntry({ topic: topics.payouts, id: `${payout.id}.payouts.${seq}`, type, key: payout.id, time, seq: String(seq), payload: payload(payout, seq) }),
    at: payout.updatedAt,
  }));
}

function payload(payout: Payout, seq: number): PayoutEvent__Output {
  return {
    payoutId: payout.id,
    seq: String(seq),
    merchantId: payout.merchantId,
    mode: modeCodec.toProto(payout.mode),
    dialect: payout.dialect,
    reference: payout.reference,
    amountMinor: minorToText(payout.amount),
    feeMinor: payout.fee === null ? '' : minorToText(payout.fee),
    currency: payout.amount.currency,
    state: payoutStateCodec.toProto(payout.state),
    wallet: payout.wallet,
    channel: payout.attempts.at(-1)?.channel ?? '',
    reason: payout.failure?.reason ?? '',
    fault: payout.failure === null ? 'FAULT_UNSPECIFIED' : faultCodec.toProto(payout.failure.fault),
    attempts: payout.attempts.length,
    needsOperator: payoutNeedsOperator(payout),
    createdAt: payout.createdAt.toISOString(),
    occurredAt: payout.updatedAt.toISOString(),
    version: String(payout.version),
  };
}
