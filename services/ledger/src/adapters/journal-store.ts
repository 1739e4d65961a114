import { duplicateIndex, isDuplicateKey } from '@adaigi/mongo';
import { currentTraceparent } from '@adaigi/runtime';
import type { Connection } from 'mongoose';
import { statementLine } from '../core/entry.ts';
import type { EntryPlace, Journal } from '../ports.ts';
import { PAYMENT_ORDINAL_INDEX } from './documents.ts';
import type { EntryDocument } from './documents.ts';
import { fromDocument, toDocument, toFact } from './entry-document.ts';

/** The journal in MongoDB: an insert with two unique names, the event and the payment's next number, and no other document. */
export function createJournal(connection: Connection): Journal {
  const entries = connection.collection<EntryDocument>('entries');
  return {
    async insert(entry) {
      try {
        await entries.insertOne(toDocument(entry, currentTraceparent()));
        return 'booked';
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return duplicateIndex(error) === PAYMENT_ORDINAL_INDEX ? 'outrun' : 'known';
      }
    },
    async factsOf(paymentId) {
      const found = await entries.find({ paymentId }, { projection: { fact: 1 }, readConcern: 'majority' }).toArray();
      return found.flatMap(({ fact }) => (fact === undefined ? [] : [toFact(fact)]));
    },
    async list({ merchantId, mode, subject, limit, after }) {
      const filter = { merchantId, mode, ...(subject === '' ? {} : { subject }), ...beyond(after, '$lt') };
      return (await entries.find(filter).sort({ bookedDay: -1, bookedAt: -1, _id: -1 }).limit(limit).toArray()).map(fromDocument);
    },
    async lines({ scope, fromDay, toDay, limit, after }) {
      const { merchantId, mode, currency } = scope;
      const filter = { merchantId, mode, currency, bookedDay: { $gte: fromDay, $lte: toDay }, ...beyond(after, '$gt') };
      return (await entries.find(filter).sort({ bookedDay: 1, bookedAt: 1, _id: 1 }).limit(limit).toArray()).map((document) => statementLine(fromDocument(document)));
    },
  };
}

/** Behind a place in the order of day, time and id. */
function beyond(after: EntryPlace | null, way: '$lt' | '$gt') {
  if (after === null) return {};
  const { day, at, id } = after;
  return { $or: [{ bookedDay: { [way]: day } }, { bookedDay: day, bookedAt: { [way]: at } }, { bookedDay: day, bookedAt: at, _id: { [way]: id } }] };
}
