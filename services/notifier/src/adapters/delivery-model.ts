import { addOutbox } from '@adaigi/mongo';
import type { StoredOutboxEntry } from '@adaigi/mongo';
import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { DeliveryState, Dialect, FailureCode, Mode, PaykassmaContent } from '../core/delivery.ts';

/** A delivery as it is stored: its own schedule, its own lease, its own outbox. */
export interface DeliveryDocument {
  /** Event id and destination. */
  _id: string;
  merchantId: string;
  mode: Mode;
  dialect: Dialect;
  eventId: string;
  eventType: string;
  paymentId: string;
  occurredAt: Date;
  /** Native only. */
  endpointId: string | null;
  body: string | null;
  /** PayPro only. */
  result: 'paid' | 'failed' | null;
  reason: string;
  /** Paykassma only. */
  postback: Omit<PaykassmaContent, 'dialect'> | null;
  state: DeliveryState;
  tries: number;
  failures: number;
  /** When it is due, or when the lease of who sends it ends; null when nothing is to be done. */
  nextActionAt: Date | null;
  lease: string | null;
  /** Its endpoint was switched on since the lease was taken: whoever holds it may have read it as off. Absent in what was stored before this was kept. */
  switchedOn?: boolean;
  lastStatus: number;
  lastFailure: FailureCode | null;
  lastLatencyMs: number;
  createdAt: Date;
  deliveredAt: Date | null;
  /** When MongoDB may forget it; null while it is scheduled. */
  purgeAt: Date | null;
  outbox: readonly StoredOutboxEntry[];
}

const schema = new Schema<DeliveryDocument>(
  {
    _id: { type: String, required: true },
    merchantId: { type: String, required: true },
    mode: { type: String, required: true },
    dialect: { type: String, required: true },
    eventId: { type: String, required: true },
    eventType: { type: String, required: true },
    paymentId: { type: String, required: true },
    occurredAt: { type: Date, required: true },
    endpointId: { type: String, default: null },
    body: { type: String, default: null },
    result: { type: String, default: null },
    reason: { type: String, default: '' },
    postback: { type: new Schema({ story: String, ratesDay: String, sealed: String }, { _id: false }), default: null },
    state: { type: String, required: true },
    tries: { type: Number, required: true },
    failures: { type: Number, required: true },
    nextActionAt: { type: Date, default: null },
    lease: { type: String, default: null },
    switchedOn: { type: Boolean },
    lastStatus: { type: Number, required: true },
    lastFailure: { type: String, default: null },
    lastLatencyMs: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    deliveredAt: { type: Date, default: null },
    purgeAt: { type: Date, default: null },
  },
  { collection: 'deliveries', versionKey: false, autoIndex: false, autoCreate: false },
)
  .index({ nextActionAt: 1 }, { partialFilterExpression: { state: 'scheduled' } })
  .index({ merchantId: 1, mode: 1, createdAt: -1, _id: -1 })
  .index({ endpointId: 1, createdAt: -1 })
  .index({ paymentId: 1 })
  .index({ purgeAt: 1 }, { expireAfterSeconds: 0 });
addOutbox(schema);

export type DeliveryModel = Model<DeliveryDocument>;

export function deliveryModel(connection: Connection): DeliveryModel {
  return connection.model<DeliveryDocument>('Delivery', schema);
}
