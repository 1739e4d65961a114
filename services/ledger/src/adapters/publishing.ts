import { modeCodec, sideCodec, topics } from '@adaigi/contracts';
import type { LedgerEntryEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/LedgerEntryEvent.ts';
import type { EventProducer, OutgoingEvent } from '@adaigi/kafka';
import type { Connection } from 'mongoose';
import type { EntryDocument } from './documents.ts';

/** Entries of one send. */
export const PUBLISHING_BATCH = 500;

/**
 * Publishes a batch of waiting entries and takes their marks away. An entry is its own outbox: it never changes, so what is published is what was
 * booked. A crash in between publishes it again under the same id.
 */
export function createPublishing(connection: Connection, producer: EventProducer): () => Promise<number> {
  const entries = connection.collection<EntryDocument>('entries');
  return async () => {
    // Only what a majority has: an entry that a failover takes back must not be told.
    const waiting = await entries.find({ unpublished: true }, { readConcern: 'majority' }).sort({ bookedAt: 1 }).limit(PUBLISHING_BATCH).toArray();
    if (waiting.length === 0) return 0;
    await producer.publish(waiting.map(toEvent));
    const published = { _id: { $in: waiting.map(({ _id }) => _id) } };
    // Losing this publishes twice, nothing worse: it waits for no majority.
    await entries.updateMany(published, { $unset: { unpublished: '' } }, { writeConcern: { w: 1, journal: false } });
    return waiting.length;
  };
}

function toEvent(entry: EntryDocument): OutgoingEvent<LedgerEntryEvent__Output> {
  const { _id, kind, merchantId, mode, currency, subject, ordinal, refundId, legs, occurredAt, bookedAt, traceparent } = entry;
  const [seq, time] = [String(ordinal), bookedAt.toISOString()];
  return {
    topic: topics.ledgerEntries,
    type: 'ledger.entry_booked',
    id: `${_id}.ledger`,
    key: subject,
    time,
    seq,
    traceparent,
    payload: {
      entryId: _id,
      subject,
      seq,
      kind,
      merchantId,
      mode: modeCodec.toProto(mode),
      currency,
      legs: legs.map(({ account, side, minor }) => ({ account, side: sideCodec.toProto(side), amountMinor: minor.toString() })),
      refundId,
      occurredAt: occurredAt.toISOString(),
      bookedAt: time,
    },
  };
}
