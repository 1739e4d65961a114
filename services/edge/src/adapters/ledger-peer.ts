import { modeCodec, type GrpcClient } from '@adaigi/contracts';
import type { Balance__Output } from '@adaigi/contracts/gen/adaigi/ledger/v1/Balance.ts';
import type { LedgerServiceDefinition } from '@adaigi/contracts/gen/adaigi/ledger/v1/LedgerService.ts';
import type { StatementLine__Output } from '@adaigi/contracts/gen/adaigi/ledger/v1/StatementLine.ts';
import type { BalanceView, Caller, Ledger, StatementLineView } from '../ports.ts';
import { asked } from './asked.ts';

/** The ledger service behind its port. */
export function createLedgerPeer(client: GrpcClient<LedgerServiceDefinition>): Ledger {
  return {
    async balances(caller) {
      const { balances, asOf } = await asked(client.getBalances(worldOf(caller)));
      return { balances: balances.map(balanceView), asOf };
    },
    async statement(caller, query) {
      const { opening, closing, lines, nextCursor } = await asked(client.getStatement({ ...worldOf(caller), ...query }));
      return { opening: balanceView(opening), closing: balanceView(closing), lines: lines.map(lineView), nextCursor };
    },
  };
}

function worldOf(caller: Caller) {
  return { merchantId: caller.merchantId, mode: modeCodec.toProto(caller.mode) };
}

function balanceView(balance: Balance__Output | null): BalanceView {
  if (balance === null) throw new TypeError('ledger: the answer lacks what was asked for');
  const { currency, availableMinor, heldMinor, unsettledMinor, refundingMinor } = balance;
  return { currency, available: BigInt(availableMinor), held: BigInt(heldMinor), unsettled: BigInt(unsettledMinor), refunding: BigInt(refundingMinor) };
}

function lineView(line: StatementLine__Output): StatementLineView {
  const { entryId, kind, subject, refundId, reference, occurredAt, bookedAt } = line;
  return {
    id: entryId,
    kind,
    subject,
    refundId,
    reference,
    occurredAt,
    bookedAt,
    gross: BigInt(line.grossMinor),
    fee: BigInt(line.feeMinor),
    available: BigInt(line.availableMinor),
    held: BigInt(line.heldMinor),
    unsettled: BigInt(line.unsettledMinor),
    refunding: BigInt(line.refundingMinor),
  };
}
