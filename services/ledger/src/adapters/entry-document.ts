import type { Entry } from '../core/entry.ts';
import { fromLegs, toLegs } from '../core/movement.ts';
import type { PaymentFact } from '../core/payment-facts.ts';
import { toBigInt } from './documents.ts';
import type { EntryDocument, FactDocument } from './documents.ts';

/** A new entry as it is stored: not yet in the balances, not yet on the topic. */
export function toDocument(entry: Entry, traceparent: string | undefined): EntryDocument {
  const { id, moved, fact, ...rest } = entry;
  return {
    _id: id,
    ...rest,
    legs: toLegs(moved),
    ...(fact === null ? {} : { paymentId: entry.subject, fact }),
    ...(traceparent === undefined ? {} : { traceparent }),
    unfolded: true,
    unpublished: true,
  };
}

export function fromDocument(document: EntryDocument): Entry {
  const { _id, kind, merchantId, mode, currency, subject, ordinal, refundId, reference, legs, occurredAt, bookedAt, bookedDay, settleDay, fact } = document;
  return {
    id: _id,
    kind,
    merchantId,
    mode,
    currency,
    subject,
    ordinal,
    refundId,
    reference,
    moved: fromLegs(legs.map(({ account, side, minor }) => ({ account, side, minor: toBigInt(minor) }))),
    occurredAt,
    bookedAt,
    bookedDay,
    settleDay,
    fact: fact === undefined ? null : toFact(fact),
  };
}

export function toFact(document: FactDocument): PaymentFact {
  const { kind, channel = '', refundId = '', giveBack = false, fate = 'under_way' } = document;
  const minor = toBigInt(document.minor);
  switch (kind) {
    case 'captured':
      return { kind, channel, minor, feeMinor: toBigInt(document.feeMinor) };
    case 'reversed':
      return { kind };
    case 'refund':
      return { kind, refundId, giveBack, channel, minor, fate };
    default:
      return kind satisfies never;
  }
}
