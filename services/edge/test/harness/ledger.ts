import type { LedgerServiceDefinition } from '@adaigi/contracts/gen/adaigi/ledger/v1/LedgerService.ts';
import type { GetStatementRequest__Output } from '@adaigi/contracts/gen/adaigi/ledger/v1/GetStatementRequest.ts';
import type { StatementLine__Output } from '@adaigi/contracts/gen/adaigi/ledger/v1/StatementLine.ts';
import { AdaigiError } from '@adaigi/errors';
import type { GrpcHandlers } from '@adaigi/grpc';

/** A ledger with the same balance for every merchant and a statement of `lines` lines; the cursor is the number of the next one. */
export interface FakeLedger {
  readonly handlers: GrpcHandlers<LedgerServiceDefinition>;
  readonly asked: GetStatementRequest__Output[];
  readonly worlds: { merchantId: string; mode: string }[];
  lines: number;
  /** Fails from this line on; null never. */
  failsAt: number | null;
}

export function fakeLedger(): FakeLedger {
  const never = () => Promise.reject(new AdaigiError('internal', 'the edge never calls this'));
  const balance = (availableMinor: number) => ({ currency: 'PKR', availableMinor: String(availableMinor), heldMinor: '200', unsettledMinor: '300', refundingMinor: '0' });
  const ledger: FakeLedger = {
    asked: [],
    worlds: [],
    lines: 3,
    failsAt: null,
    handlers: {
      async getBalances({ merchantId, mode }) {
        ledger.worlds.push({ merchantId, mode });
        return Promise.resolve({ balances: [balance(-100)], asOf: '2026-11-21T10:00:00.000Z' });
      },
      async getStatement(request) {
        ledger.asked.push(request);
        const from = Number(request.cursor || '0');
        if (ledger.failsAt !== null && from >= ledger.failsAt) throw new AdaigiError('unavailable', 'away');
        const to = Math.min(from + request.limit, ledger.lines);
        const lines = Array.from({ length: to - from }, (_, index) => lineOf(from + index));
        return Promise.resolve({ opening: balance(0), closing: balance(ledger.lines), lines, nextCursor: to < ledger.lines ? String(to) : '' });
      },
      hold: never,
      commit: never,
      release: never,
      getHold: never,
      listEntries: never,
      fund: never,
      recordProviderSettlement: never,
    },
  };
  return ledger;
}

function lineOf(index: number): StatementLine__Output {
  return {
    entryId: `entry_${index}`,
    kind: 'payment_captured',
    subject: `pay_${index}`,
    refundId: '',
    reference: `order-${index}`,
    occurredAt: '2026-11-21T10:00:00.000Z',
    bookedAt: '2026-11-21T10:00:01.000Z',
    grossMinor: '2',
    feeMinor: '1',
    availableMinor: '1',
    heldMinor: '0',
    unsettledMinor: '0',
    refundingMinor: '0',
  };
}
