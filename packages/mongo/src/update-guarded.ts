import type { Model, QueryFilter, UpdateQuery } from 'mongoose';

/** What every aggregate has: its id and the number of its changes. */
export interface Versioned {
  readonly _id: string;
  readonly version: number;
}

/** Which document, and the version that the change was computed from. */
export interface Guard {
  readonly _id: string;
  readonly version: number;
}

/**
 * Changes a document only if nobody changed it since it was read, and counts the change: the one way in which an aggregate's state moves.
 * Events go into the same update (`$push: {outbox: ...}`).
 *
 * @returns the document after the change, or null when its version is another or it does not exist: read again and decide again.
 */
export async function updateGuarded<T extends Versioned>(model: Model<T>, guard: Guard, change: UpdateQuery<T>): Promise<T | null> {
  const filter: QueryFilter<Versioned> = { _id: guard._id, version: guard.version };
  const counted: UpdateQuery<Versioned> = { ...change, $inc: { ...change.$inc, version: 1 } };
  return (await model.findOneAndUpdate(filter as QueryFilter<T>, counted, { returnDocument: 'after' }).lean<T>().exec()) ?? null;
}
