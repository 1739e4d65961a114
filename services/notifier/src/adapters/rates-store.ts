import { isDuplicateKey } from '@adaigi/mongo';
import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { DayRates } from '../core/converted.ts';
import type { RatesStore } from '../ports.ts';

/** The rates of one day; never changed. */
interface RatesDocument {
  /** yyyy-mm-dd. */
  readonly _id: string;
  readonly base: string;
  /** Pairs, since names of fields in the database should not be a caller's. */
  readonly rates: readonly { readonly currency: string; readonly rate: string }[];
}

const schema = new Schema<RatesDocument>(
  {
    _id: { type: String, required: true },
    base: { type: String, required: true },
    rates: { type: [new Schema({ currency: String, rate: String }, { _id: false })], required: true },
  },
  { collection: 'rates', versionKey: false, autoIndex: false },
);

/** How many days' tables are kept in memory: today's, and those of postbacks that are still tried. */
const KEPT_DAYS = 8;

export function ratesModel(connection: Connection): Model<RatesDocument> {
  return connection.model<RatesDocument>('Rates', schema);
}

/** Rates in MongoDB; a day's table is immutable, so it may be kept. */
export function createRatesStore(model: Model<RatesDocument>): RatesStore {
  const kept = new Map<string, DayRates>();
  const read = async (day: string): Promise<DayRates | null> => {
    const found = await model.findById(day).lean<RatesDocument | null>();
    return found === null ? null : { base: found.base, rates: Object.fromEntries(found.rates.map(({ currency, rate }) => [currency, rate])) };
  };
  return {
    async add(day, table) {
      try {
        await model.create([{ _id: day, base: table.base, rates: Object.entries(table.rates).map(([currency, rate]) => ({ currency, rate })) }]);
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const known = await read(day);
        return known !== null && known.base === table.base && sameRates(known.rates, table.rates);
      }
    },
    async dayFor(at) {
      const [latest] = await model.find({ _id: { $lte: at.toISOString().slice(0, 10) } }, { _id: 1 }).sort({ _id: -1 }).limit(1).lean<{ _id: string }[]>();
      return latest?._id ?? '';
    },
    async of(day) {
      const known = kept.get(day);
      if (known !== undefined) return known;
      const table = await read(day);
      if (table === null) return null;
      kept.set(day, table);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_DAYS && oldest !== undefined) kept.delete(oldest);
      return table;
    },
  };
}

function sameRates(a: DayRates['rates'], b: DayRates['rates']): boolean {
  const codes = Object.keys(a);
  return codes.length === Object.keys(b).length && codes.every((code) => a[code] === b[code]);
}
