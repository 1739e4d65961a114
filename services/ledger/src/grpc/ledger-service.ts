import { modeCodec, moneyFromProto } from '@adaigi/contracts';
import type { GrpcHandlers } from '@adaigi/contracts';
import type { LedgerServiceDefinition } from '@adaigi/contracts/gen/adaigi/ledger/v1/LedgerService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { Balances, FundsBook } from '../ports.ts';
import type { createCommitHold } from '../usecases/commit-hold.ts';
import type { createFundMerchant } from '../usecases/fund-merchant.ts';
import type { createGetStatement } from '../usecases/get-statement.ts';
import type { createHoldMoney } from '../usecases/hold-money.ts';
import type { createListEntries } from '../usecases/list-entries.ts';
import type { createRecordProviderSettlement } from '../usecases/record-provider-settlement.ts';
import type { createReleaseHold } from '../usecases/release-hold.ts';
import { balanceMessage, entryMessage, holdMessage, lineMessage } from './messages.ts';

export interface LedgerUseCases {
  readonly holdMoney: ReturnType<typeof createHoldMoney>;
  readonly commitHold: ReturnType<typeof createCommitHold>;
  readonly releaseHold: ReturnType<typeof createReleaseHold>;
  readonly funds: Pick<FundsBook, 'find'>;
  readonly balances: Pick<Balances, 'ofMerchant'>;
  readonly listEntries: ReturnType<typeof createListEntries>;
  readonly getStatement: ReturnType<typeof createGetStatement>;
  readonly fundMerchant: ReturnType<typeof createFundMerchant>;
  readonly recordProviderSettlement: ReturnType<typeof createRecordProviderSettlement>;
  readonly now: () => Date;
}

/** The gRPC face of the service. */
export function ledgerHandlers(use: LedgerUseCases): GrpcHandlers<LedgerServiceDefinition> {
  return {
    hold: async ({ reference, method, amount, ...request }) => {
      const { merchantId, mode } = worldOf(request);
      return { hold: holdMessage(merchantId, mode, await use.holdMoney({ merchantId, mode, reference, method, amount: moneyFromProto(amount) })) };
    },
    commit: async ({ reference, channel, paidAfterRelease, ...request }) => {
      const { merchantId, mode } = worldOf(request);
      return { hold: holdMessage(merchantId, mode, await use.commitHold({ merchantId, mode, reference, channel, paidAfterRelease })) };
    },
    release: async ({ reference, returnedAfterCommit, ...request }) => {
      const { merchantId, mode } = worldOf(request);
      return { hold: holdMessage(merchantId, mode, await use.releaseHold({ merchantId, mode, reference, returnedAfterCommit })) };
    },
    getHold: async ({ reference, ...request }) => {
      const { merchantId, mode } = worldOf(request);
      const hold = await use.funds.find(merchantId, mode, required(reference, 'reference'));
      if (hold === null) throw new AdaigiError('not_found', 'There is no such hold.');
      return { hold: holdMessage(merchantId, mode, hold) };
    },
    getBalances: async (request) => {
      const { merchantId, mode } = worldOf(request);
      const asOf = use.now().toISOString();
      const found = await use.balances.ofMerchant(merchantId, mode);
      return { balances: found.map(({ currency, balance }) => balanceMessage(currency, balance)), asOf };
    },
    listEntries: async ({ subject, limit, cursor, ...request }) => {
      const { entries, nextCursor } = await use.listEntries({ ...worldOf(request), subject, limit, cursor });
      return { entries: entries.map(entryMessage), nextCursor };
    },
    getStatement: async ({ currency, fromDay, toDay, limit, cursor, ...request }) => {
      const scope = { ...worldOf(request), currency };
      const { opening, closing, lines, nextCursor } = await use.getStatement({ scope, fromDay, toDay, limit, cursor });
      return { opening: balanceMessage(currency, opening), closing: balanceMessage(currency, closing), lines: lines.map(lineMessage), nextCursor };
    },
    fund: async ({ merchantId, reference, amount }) => {
      const money = moneyFromProto(amount);
      const balance = await use.fundMerchant({ merchantId: required(merchantId, 'merchant_id'), reference, amount: money });
      return { balance: balanceMessage(money.currency, balance) };
    },
    recordProviderSettlement: async ({ channel, mode, reference, received, providerFee, occurredAt }) => {
      const money = moneyFromProto(received, 'received');
      const rest = await use.recordProviderSettlement({
        channel,
        mode: modeCodec.fromProto(mode, 'mode'),
        reference,
        received: money,
        providerFee: moneyFromProto(providerFee, 'provider_fee'),
        occurredAt: timeOf(occurredAt, 'occurred_at'),
      });
      return { clearingMinor: String(rest), currency: money.currency };
    },
  };
}

function worldOf({ merchantId, mode }: { readonly merchantId: string; readonly mode: Parameters<typeof modeCodec.fromProto>[0] }) {
  return { merchantId: required(merchantId, 'merchant_id'), mode: modeCodec.fromProto(mode, 'mode') };
}

function required(value: string, field: string): string {
  if (value !== '') return value;
  throw new AdaigiError('invalid_request', `${field} is required.`, { fields: [{ field, rule: 'required', message: 'is required' }] });
}

function timeOf(text: string, field: string): Date {
  const at = new Date(text);
  if (text !== '' && !Number.isNaN(at.getTime())) return at;
  throw new AdaigiError('invalid_request', `${field} must be an RFC 3339 time.`, { fields: [{ field, rule: 'format', message: 'must be an RFC 3339 time' }] });
}
