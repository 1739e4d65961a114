import { decisionCodec, modeCodec, topics } from '@adaigi/contracts';
import { outboxEntry } from '@adaigi/kafka';
import type { OutboxEntry } from '@adaigi/kafka';
import { duplicateIndex, isDuplicateKey } from '@adaigi/mongo';
import type { StoredOutboxEntry } from '@adaigi/mongo';
import type { Mark } from '../core/trail.ts';
import type { Assessment, AssessmentStore } from '../ports.ts';
import { TRAIL_INDEX } from './assessment-model.ts';
import type { AssessmentDocument, AssessmentModel } from './assessment-model.ts';

/** Assessments in MongoDB, each with its event in the same document. */
export function createAssessmentStore(
  model: AssessmentModel,
  relay: (paymentId: string, entries: readonly OutboxEntry[]) => void,
): AssessmentStore {
  return {
    marks: async (mode, mobile, limit) => {
      const found = await model.find({ mode, mobile, ordinal: { $gt: 0 } }).sort({ ordinal: -1 }).limit(limit).lean();
      return found.map(markOf).filter((mark) => mark !== null);
    },
    store: async (assessment) => {
      const entry = eventOf(assessment);
      try {
        await model.collection.insertOne(toDocument(assessment, entry) as never);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const known = await model.findById(assessment.paymentId).lean();
        if (known !== null) return { kind: 'known', assessment: toAssessment(known) };
        if (duplicateIndex(error) === TRAIL_INDEX) return { kind: 'outrun' };
        throw error;
      }
      relay(assessment.paymentId, [entry]);
      return { kind: 'stored' };
    },
  };
}

function eventOf(assessment: Assessment): StoredOutboxEntry {
  const { paymentId, merchantId, mode, decision, hits, rulesVersion, assessedAt } = assessment;
  const time = assessedAt.toISOString();
  const entry = outboxEntry({
    topic: topics.riskDecisions,
    type: 'risk.assessed',
    // One assessment per payment: its event needs no other identity.
    id: `risk:${paymentId}`,
    key: paymentId,
    time,
    seq: '1',
    payload: {
      paymentId,
      merchantId,
      mode: modeCodec.toProto(mode),
      decision: decisionCodec.toProto(decision),
      rules: [...hits],
      rulesVersion,
      occurredAt: time,
    },
  });
  return { ...entry, at: assessedAt };
}

function toDocument({ paymentId, mark, hits, ...rest }: Assessment, entry: StoredOutboxEntry): AssessmentDocument {
  const trail = mark === null ? {} : { ordinal: mark.ordinal, day: mark.day, dayCount: mark.dayCount, dayMinor: mark.dayMinor };
  return { _id: paymentId, ...rest, hits: [...hits], ...trail, outbox: [entry] };
}

function toAssessment(document: AssessmentDocument): Assessment {
  const { _id: paymentId, merchantId, mode, mobile, decision, hits, rulesVersion, assessedAt } = document;
  return { paymentId, merchantId, mode, mobile, decision, hits, rulesVersion, assessedAt, mark: markOf(document) };
}

function markOf({ ordinal, assessedAt: at, day, dayCount, dayMinor }: AssessmentDocument): Mark | null {
  if (ordinal === undefined || day === undefined || dayCount === undefined || dayMinor === undefined) return null;
  return { ordinal, at, day, dayCount, dayMinor };
}
