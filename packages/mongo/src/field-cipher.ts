import type { Connection } from 'mongoose';
import type { Secret } from '@adaigi/config';
import { createDataKeys } from './data-keys.ts';
import { KEY_BYTES, seal, unseal, wrappingKey } from './seal.ts';

/** The place a sealed text belongs to; it opens nowhere else. */
export interface SealedPlace {
  readonly collection: string;
  /** `_id` of its document. */
  readonly id: string;
  readonly field: string;
}

/** Encrypts single fields: AES-256-GCM under a data key per scope (a merchant), which is kept wrapped by the master key. */
export interface FieldCipher {
  seal(scope: string, place: SealedPlace, plaintext: string): Promise<string>;
  /** @throws SealedError when the scope was shredded, or the text was changed or moved. */
  open(scope: string, place: SealedPlace, sealed: string): Promise<string>;
  /** Forgets the scope's key: whatever was sealed with it, backups included, can never be opened again. Other replicas follow within 60 s. */
  shred(scope: string): Promise<void>;
}

/** A sealed text that cannot be opened. Says why, never what. */
export class SealedError extends Error {
  readonly reason: 'shredded' | 'damaged';

  constructor(reason: 'shredded' | 'damaged') {
    super(`sealed field cannot be opened: ${reason}`);
    this.name = 'SealedError';
    this.reason = reason;
  }
}

/** Version, key id, iv + ciphertext + tag. */
const SEALED = /^v1\.([0-9a-f]{12})\.([A-Za-z0-9_-]+)$/;

/** @param masterKey - base64 of 32 bytes, kept outside the database. */
export async function createFieldCipher(connection: Connection, masterKey: Secret): Promise<FieldCipher> {
  const master = Buffer.from(masterKey.reveal(), 'base64');
  if (master.length !== KEY_BYTES) throw new RangeError(`master key must be base64 of ${KEY_BYTES} bytes`);
  const keys = createDataKeys(connection, wrappingKey(master));
  return {
    async seal(scope, place, plaintext) {
      const { id, key } = await keys.findOrCreate(scope);
      return `v1.${id}.${seal(key, aadOf(place, id), Buffer.from(plaintext, 'utf8'))}`;
    },
    async open(scope, place, sealed) {
      const [, keyId, body] = SEALED.exec(sealed) ?? [];
      if (keyId === undefined || body === undefined) throw new SealedError('damaged');
      const found = await keys.find(scope);
      if (found === null || found.id !== keyId) throw new SealedError('shredded');
      const plaintext = unseal(found.key, aadOf(place, keyId), body);
      if (plaintext === null) throw new SealedError('damaged');
      return plaintext.toString('utf8');
    },
    shred: (scope) => keys.shred(scope),
  };
}

function aadOf(place: SealedPlace, keyId: string): string {
  return JSON.stringify([place.collection, place.id, place.field, keyId]);
}
