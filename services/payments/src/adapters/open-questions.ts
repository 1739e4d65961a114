import type { Model } from 'mongoose';
import type { OpenQuestionIndex } from '../operator-ports.ts';
import { EVER, type PaymentDocument } from './payment-document.ts';

/** Finds open questions by the indexes that the gauges and the sweep use, which hold only payments with something to do. */
export function createOpenQuestionIndex(model: Model<PaymentDocument>): OpenQuestionIndex {
  return {
    async paymentIds(limit) {
      const ids = { _id: 1 } as const;
      const found = await Promise.all([
        model.find({ needsOperator: true }, ids).sort({ createdAt: 1 }).limit(limit).lean<{ _id: string }[]>(),
        model.find({ doubtSince: { $type: 'date' } }, ids).sort({ doubtSince: 1 }).limit(limit).lean<{ _id: string }[]>(),
        model.find({ nextActionAt: EVER, 'refunds.state': 'processing' }, ids).sort({ nextActionAt: 1 }).limit(limit).lean<{ _id: string }[]>(),
      ]);
      return [...new Set(found.flat().map(({ _id }) => _id))];
    },
  };
}
