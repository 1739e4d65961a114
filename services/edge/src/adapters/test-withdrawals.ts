import { createHash } from 'node:crypto';
import { isDuplicateKey } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Caller, TestWithdrawals } from '../ports.ts';

export interface TestWithdrawalDocument {
  /** Digest of merchant, world and withdrawal id. */
  readonly _id: string;
  /** Digest of what was asked for: nothing personal is kept. */
  readonly content: string;
  readonly expiresAt: Date;
}

/** Long enough for any integration's tests; ids are the merchant's to repeat afterwards. */
const KEPT_MS = 90 * 24 * 3_600_000;

const schema = new Schema<TestWithdrawalDocument>(
  { _id: { type: String, required: true }, content: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { versionKey: false, collection: 'test_withdrawals' },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function testWithdrawalModel(connection: Connection): Model<TestWithdrawalDocument> {
  return connection.model<TestWithdrawalDocument>('TestWithdrawal', schema);
}

/** Which withdrawal ids stood for tests, in a store that every replica shares. */
export function createTestWithdrawals(model: Model<TestWithdrawalDocument>, clock: { now(): Date }): TestWithdrawals {
  return {
    async remember(caller, withdrawalId, content) {
      const _id = idOf(caller, withdrawalId);
      const expiresAt = new Date(clock.now().getTime() + KEPT_MS);
      try {
        await model.create([{ _id, content, expiresAt }]);
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const known = await model.findById(_id).lean<TestWithdrawalDocument | null>();
        return known?.content === content;
      }
    },
    async knows(caller, withdrawalId) {
      return (await model.exists({ _id: idOf(caller, withdrawalId) })) !== null;
    },
  };
}

function idOf({ merchantId, mode }: Caller, withdrawalId: string): string {
  return createHash('sha256').update(JSON.stringify([merchantId, mode, withdrawalId])).digest('base64url');
}
