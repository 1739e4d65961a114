import { isDuplicateKey } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Operator, OperatorStore } from '../ports.ts';

/** An operator at rest; the handle is the `_id`, so none is given twice. */
export interface OperatorDocument extends Omit<Operator, 'handle'> {
  readonly _id: string;
}

const schema = new Schema<OperatorDocument>(
  { _id: { type: String, required: true }, tokenHash: { type: String, required: true }, createdAt: { type: Date, required: true }, disabledAt: Date },
  { collection: 'operators', versionKey: false, strict: 'throw' },
);

export function operatorModel(connection: Connection): Model<OperatorDocument> {
  return connection.model<OperatorDocument>('Operator', schema);
}

/** Operators in MongoDB. Read from the primary by what a majority has: a disabled one must not come back by a failover. */
export function createOperatorStore(model: Model<OperatorDocument>): OperatorStore {
  return {
    async insert({ handle, ...rest }) {
      try {
        await model.create([{ _id: handle, ...rest }]);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async find(handle) {
      return fromDocument(await model.findById(handle).readConcern('majority').lean<OperatorDocument | null>());
    },
    async disable(handle, at) {
      await model.updateOne({ _id: handle, disabledAt: null }, { $set: { disabledAt: at } });
      return fromDocument(await model.findById(handle).readConcern('majority').lean<OperatorDocument | null>());
    },
  };
}

function fromDocument(found: OperatorDocument | null): Operator | null {
  if (found === null) return null;
  const { _id, ...rest } = found;
  return { ...rest, handle: _id, disabledAt: rest.disabledAt ?? null };
}
