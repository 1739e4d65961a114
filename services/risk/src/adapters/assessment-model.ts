import { addOutbox } from '@adaigi/mongo';
import type { StoredOutboxEntry } from '@adaigi/mongo';
import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { Decision, RuleId } from '../core/evaluate.ts';
import type { Mode } from '../core/rule-set.ts';

/** Name of the index that gives each place on a number's trail to one payment. */
export const TRAIL_INDEX = 'trail';

/** Assessments are kept this long: far longer than any payment lives and any limit looks back. */
const KEEP_S = 180 * 86_400;

/** An assessment as it is stored. */
export interface AssessmentDocument {
  /** The payment. */
  _id: string;
  merchantId: string;
  mode: Mode;
  mobile: string;
  decision: Decision;
  hits: RuleId[];
  rulesVersion: string;
  assessedAt: Date;
  /** The mark; absent where there is none. */
  ordinal?: number;
  day?: string;
  dayCount?: number;
  dayMinor?: number;
  outbox: readonly StoredOutboxEntry[];
}

const schema = new Schema<AssessmentDocument>(
  {
    _id: { type: String, required: true },
    merchantId: { type: String, required: true },
    mode: { type: String, required: true },
    mobile: { type: String, required: true },
    decision: { type: String, required: true },
    hits: { type: [String], required: true },
    rulesVersion: { type: String, required: true },
    assessedAt: { type: Date, required: true },
    ordinal: Number,
    day: String,
    dayCount: Number,
    dayMinor: Number,
  },
  { collection: 'assessments', versionKey: false, autoIndex: false, autoCreate: false },
)
  .index({ mode: 1, mobile: 1, ordinal: -1 }, { name: TRAIL_INDEX, unique: true, partialFilterExpression: { ordinal: { $exists: true } } })
  .index({ assessedAt: 1 }, { expireAfterSeconds: KEEP_S });
addOutbox(schema);

export type AssessmentModel = Model<AssessmentDocument>;

export function assessmentModel(connection: Connection): AssessmentModel {
  return connection.model<AssessmentDocument>('Assessment', schema);
}
