import { depositStateCodec, minorToText, modeCodec, topics } from '@adaigi/contracts';
import type { DepositEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/DepositEvent.ts';
import type { Deposit, DepositEvent } from '@adaigi/domain';
import { outboxEntry } from '@adaigi/kafka';
import type { StoredOutboxEntry } from '@adaigi/mongo';

/** Renders the events of a change for the outbox. Ids are functions of deposit and sequence; nothing of payer, user or wallet number is in them. */
export function toDepositOutbox(deposit: Deposit, events: readonly DepositEvent[]): StoredOutboxEntry[] {
  const time = deposit.updatedAt.toISOString();
  return events.map(({ type, seq }) => ({
    ...outboxEntry({ topic: topics.deposits, id: `${deposit.id}.deposits.${seq}`, type, key: deposit.id, time, seq: String(seq), payload: payload(deposit, seq) }),
    at: deposit.updatedAt,
  }));
}

function payload(deposit: Deposit, seq: number): DepositEvent__Output {
  const { state, transfer } = deposit;
  // Whoever changes a deposit tells: one that is only being looked at has no event.
  if (state === 'checking') throw new RangeError('a claim that is being looked at has no event');
  return {
    depositId: deposit.id,
    seq: String(seq),
    merchantId: deposit.merchantId,
    mode: modeCodec.toProto(deposit.mode),
    dialect: deposit.dialect,
    reference: deposit.reference,
    amountMinor: transfer === null ? '' : minorToText(transfer.amount),
    claimedMinor: deposit.claimed === null ? '' : minorToText(deposit.claimed),
    currency: deposit.currency,
    state: depositStateCodec.toProto(state),
    walletType: deposit.walletType,
    channel: transfer === null ? '' : `receiving-${deposit.walletType}`,
    reason: deposit.reason ?? '',
    createdAt: deposit.createdAt.toISOString(),
    occurredAt: deposit.updatedAt.toISOString(),
    version: String(deposit.version),
  };
}
