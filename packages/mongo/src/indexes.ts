import type { Model } from 'mongoose';

/** An index that is on the server and not in the code, or the other way round. */
export interface IndexDrift {
  readonly collection: string;
  /** Declared, but not on the server. */
  readonly missing: readonly string[];
  /** On the server, but not declared. */
  readonly surplus: readonly string[];
}

/** What {@link ensureIndexes} and {@link checkIndexes} need of a model, whatever its documents are. */
export type IndexedModel = Pick<Model<never>, 'createCollection' | 'createIndexes' | 'diffIndexes' | 'collection'>;

/**
 * Creates collections and declared indexes that are missing. Drops nothing: another version of the service may need what this one does not know.
 *
 * @throws when an index of the same name or keys has other options, or the data breaks a unique index.
 */
export async function ensureIndexes(...models: readonly IndexedModel[]): Promise<void> {
  for (const model of models) {
    await model.createCollection();
    await model.createIndexes();
  }
}

/** Compares the server with the code; an empty list means that they agree. */
export async function checkIndexes(...models: readonly IndexedModel[]): Promise<readonly IndexDrift[]> {
  const drifts: IndexDrift[] = [];
  for (const model of models) {
    const { toCreate, toDrop } = await model.diffIndexes();
    const missing = toCreate.map((keys) => JSON.stringify(keys));
    if (missing.length > 0 || toDrop.length > 0) drifts.push({ collection: model.collection.name, missing, surplus: toDrop });
  }
  return drifts;
}
