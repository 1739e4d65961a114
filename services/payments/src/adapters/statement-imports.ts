import { money } from '@adaigi/domain';
import type { FieldCipher } from '@adaigi/mongo';
import type { Model, QueryFilter } from 'mongoose';
import type { AuditFacts } from '../core/audit-chain.ts';
import { compareStatement, type StatementNews } from '../core/statement.ts';
import type { ImportedFile, StatementImports } from '../deposit-ports.ts';
import type { RecordOnce } from './audit-log.ts';
import { toTransferDocument, type TransferDocument } from './transfer-store.ts';

type Amount = Pick<TransferDocument, '_id' | 'amountMinor' | 'currency'>;

/** Imports in MongoDB: the transfers and the record of who stands for them are one transaction, so that no money appears for which nobody answers. */
export function createStatementImports(model: Model<TransferDocument>, cipher: FieldCipher, audit: RecordOnce): StatementImports {
  return {
    async save(file, transfers) {
      // One after another, and before the transaction: whoever holds a connection and asks for many more may get none.
      const documents = new Map<string, TransferDocument>();
      for (const transfer of transfers) if (!documents.has(transfer.id)) documents.set(transfer.id, { ...(await toTransferDocument(transfer, cipher)), importId: file.importId });
      let recordedIds: readonly string[] = [];
      const { entry, replayed } = await audit.recordOnce(file.importId, async (session) => {
        const told = { _id: { $in: transfers.map(({ id }) => id) } } as QueryFilter<TransferDocument>;
        const amounts = await model.find(told).select({ amountMinor: 1, currency: 1 }).session(session).lean<Amount[]>();
        const news = compareStatement(transfers, new Map(amounts.map(({ _id, amountMinor, currency }) => [_id, money(BigInt(amountMinor), currency)])));
        const fresh = news.fresh.map(({ id, contradicted }) => ({ ...documents.get(id), contradicted }));
        if (fresh.length > 0) await model.collection.insertMany(fresh as never, { session });
        if (news.contradictedIds.length > 0) await model.collection.updateMany({ _id: { $in: news.contradictedIds as never[] } }, { $set: { contradicted: true } }, { session });
        recordedIds = news.fresh.map(({ id }) => id);
        return factsOf(file, transfers.length, news);
      });
      return { entry, replayed, recordedIds: replayed ? [] : recordedIds };
    },
  };
}

function factsOf({ importId, mode, walletType, receivingNumber, currency, fileSha256, operators, at }: ImportedFile, lines: number, news: StatementNews): AuditFacts {
  const { fresh, known, contradicting, recordedMinor } = news;
  const statement = { walletType, receivingNumber, fileSha256, lines, recorded: fresh.length, known, contradicting, recordedMinor: String(recordedMinor), currency };
  return { action: 'statement.imported', merchantId: '', mode, paymentId: importId, attemptNumber: 0, refundId: '', verdict: '', stateBefore: '', stateAfter: '', reason: '', operators, at, statement };
}
