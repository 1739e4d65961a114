import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { Mode } from '../core/delivery.ts';
import type { DisabledReason } from '../core/endpoint.ts';

/** An endpoint as it is stored. */
export interface EndpointDocument {
  _id: string;
  merchantId: string;
  mode: Mode;
  url: string;
  events: string[];
  /** What it was created with: a repeat of its idempotency key is compared with this, whatever was changed since. */
  createdWith: { url: string; events: string[] };
  /** Sealed; null once removed. */
  secret: string | null;
  disabledReason: DisabledReason | null;
  pausedUntil: Date | null;
  createdAt: Date;
  /** Kept without its secret, so that its idempotency key cannot create it again. */
  removed: boolean;
}

const schema = new Schema<EndpointDocument>(
  {
    _id: { type: String, required: true },
    merchantId: { type: String, required: true },
    mode: { type: String, required: true },
    url: { type: String, required: true },
    events: { type: [String], required: true },
    createdWith: { type: new Schema({ url: String, events: [String] }, { _id: false }), required: true },
    secret: { type: String, default: null },
    disabledReason: { type: String, default: null },
    pausedUntil: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    removed: { type: Boolean, required: true },
  },
  { collection: 'endpoints', versionKey: false, autoIndex: false, autoCreate: false },
).index({ merchantId: 1, mode: 1, createdAt: 1 });

export type EndpointModel = Model<EndpointDocument>;

export function endpointModel(connection: Connection): EndpointModel {
  return connection.model<EndpointDocument>('Endpoint', schema);
}
