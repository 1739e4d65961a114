import { addOutbox, type StoredOutboxEntry } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Credential, CredentialKind, Merchant } from '../ports.ts';

/** A credential at rest, with the one text by which it is found. */
export interface CredentialDocument extends Credential {
  /** `<kind>:<id>`. */
  readonly key: string;
}

/** A merchant at rest. */
export interface MerchantDocument extends Omit<Merchant, 'id' | 'credentials' | 'settings'> {
  readonly _id: string;
  /** Pairs, since names of fields in the database should not be a caller's. */
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  readonly credentials: readonly CredentialDocument[];
  readonly outbox: readonly StoredOutboxEntry[];
}

export const CREDENTIAL_INDEX = 'credential_key';

const schema = new Schema<MerchantDocument>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    status: { type: String, required: true },
    settings: { type: [new Schema({ name: String, value: String }, { _id: false })], default: [] },
    dialects: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
    seq: { type: Number, required: true },
    version: { type: Number, required: true },
    credentials: {
      type: [
        new Schema(
          { key: String, kind: String, id: String, mode: String, algorithm: String, sealedSecret: String, publicKey: String, createdAt: Date, revokedAt: Date },
          { _id: false, id: false },
        ),
      ],
      default: [],
    },
  },
  { collection: 'merchants', versionKey: false, strict: 'throw' },
);
schema.index({ 'credentials.key': 1 }, { unique: true, name: CREDENTIAL_INDEX });
schema.index({ createdAt: 1, _id: 1 });
addOutbox(schema);

export function merchantModel(connection: Connection): Model<MerchantDocument> {
  return connection.model<MerchantDocument>('Merchant', schema);
}

export function credentialKey(kind: CredentialKind, id: string): string {
  return `${kind}:${id}`;
}

export function toDocument({ id, credentials, settings, ...rest }: Merchant): Omit<MerchantDocument, 'outbox'> {
  return {
    ...rest,
    _id: id,
    settings: Object.entries(settings).map(([name, value]) => ({ name, value })),
    credentials: credentials.map((credential) => ({ ...credential, key: credentialKey(credential.kind, credential.id) })),
  };
}

export function fromDocument({ _id, credentials, settings, outbox: _unpublished, ...rest }: MerchantDocument): Merchant {
  return {
    ...rest,
    id: _id,
    settings: Object.fromEntries(settings.map(({ name, value }) => [name, value])),
    credentials: credentials.map(({ key: _derived, ...credential }) => ({ ...credential, revokedAt: credential.revokedAt ?? null })),
  };
}
