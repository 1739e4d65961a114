import { money, type Attempt, type Capture } from '@adaigi/domain';
import type { Model, QueryFilter } from 'mongoose';
import type { CaptureIndex } from '../operator-ports.ts';
import type { PaymentDocument } from './payment-document.ts';

type Found = Pick<PaymentDocument, '_id' | 'amountMinor' | 'currency' | 'attempts'>;

/** Finds captures by an index of their own, which holds only payments with an attempt that paid. Payers stay sealed. */
export function createCaptureIndex(model: Model<PaymentDocument>): CaptureIndex {
  return {
    async ofChannel(channel, { from, to }, limit) {
      const isAsked = (attempt: Attempt): boolean => attempt.channel === channel && attempt.state === 'succeeded' && attempt.settledAt !== null && attempt.settledAt >= from && attempt.settledAt < to;
      const found = await model
        .find(capturesFilter(channel, from, to))
        .select({ amountMinor: 1, currency: 1, attempts: 1 })
        .limit(limit + 1)
        .readConcern('majority')
        .lean<Found[]>();
      if (found.length > limit) return null;
      return found.flatMap((document) => document.attempts.filter(isAsked).map((attempt) => captureOf(document, attempt)));
    },
  };
}

/** Says twice that an attempt paid: MongoDB sees only by the plain form that its partial index has all of these. */
export function capturesFilter(channel: string, from: Date, to: Date): QueryFilter<PaymentDocument> {
  return { 'attempts.state': 'succeeded', attempts: { $elemMatch: { channel, state: 'succeeded', settledAt: { $gte: from, $lt: to } } } };
}

function captureOf({ _id: paymentId, amountMinor, currency }: Found, { reference, reversed, sentAt, settledAt }: Attempt): Capture {
  return { paymentId, reference, amount: money(BigInt(amountMinor), currency), reversed, sentAt, settledAt: settledAt ?? sentAt };
}
