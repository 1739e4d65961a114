export { connectMongo, databaseName, type MongoOptions } from './connect.ts';
export { duplicateIndex, isDuplicateKey, toUnavailable } from './errors.ts';
export { createFieldCipher, SealedError, type FieldCipher, type SealedPlace } from './field-cipher.ts';
export { checkIndexes, ensureIndexes, type IndexDrift, type IndexedModel } from './indexes.ts';
export { addOutbox, createOutboxStore, type AggregateOutbox, type StoredOutboxEntry, type WithOutbox } from './outbox.ts';
export { updateGuarded, type Guard, type Versioned } from './update-guarded.ts';
export { untilReachable } from './until-reachable.ts';
