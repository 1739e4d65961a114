import { holdStateCodec, modeCodec, moneyToProto, sideCodec } from '@adaigi/contracts';
import type { Balance__Output } from '@adaigi/contracts/gen/adaigi/ledger/v1/Balance.ts';
import type { Entry__Output } from '@adaigi/contracts/gen/adaigi/ledger/v1/Entry.ts';
import type { Hold__Output } from '@adaigi/contracts/gen/adaigi/ledger/v1/Hold.ts';
import type { StatementLine__Output } from '@adaigi/contracts/gen/adaigi/ledger/v1/StatementLine.ts';
import type { Mode } from '@adaigi/domain';
import type { MerchantBalance } from '../core/balance.ts';
import type { Entry, StatementLine } from '../core/entry.ts';
import type { Hold } from '../core/holds.ts';
import { toLegs } from '../core/movement.ts';

export function holdMessage(merchantId: string, mode: Mode, hold: Hold): Hold__Output {
  const { reference, currency, minor, feeMinor, method, state, channel, createdAt, updatedAt } = hold;
  return {
    reference,
    merchantId,
    mode: modeCodec.toProto(mode),
    amount: moneyToProto({ minor, currency }),
    fee: moneyToProto({ minor: feeMinor, currency }),
    method,
    state: holdStateCodec.toProto(state),
    channel,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function balanceMessage(currency: string, { available, held, unsettled, refunding }: MerchantBalance): Balance__Output {
  return { currency, availableMinor: String(available), heldMinor: String(held), unsettledMinor: String(unsettled), refundingMinor: String(refunding) };
}

export function entryMessage({ id, kind, merchantId, mode, currency, subject, refundId, moved, occurredAt, bookedAt }: Entry): Entry__Output {
  const legs = toLegs(moved).map(({ account, side, minor }) => ({ account, side: sideCodec.toProto(side), minor: String(minor) }));
  const times = { occurredAt: occurredAt.toISOString(), bookedAt: bookedAt.toISOString() };
  return { id, kind, merchantId, mode: modeCodec.toProto(mode), currency, subject, refundId, legs, ...times };
}

export function lineMessage({ entry, grossMinor, feeMinor, change }: StatementLine): StatementLine__Output {
  const { currency: _same, ...changes } = balanceMessage(entry.currency, change);
  return {
    entryId: entry.id,
    kind: entry.kind,
    subject: entry.subject,
    refundId: entry.refundId,
    reference: entry.reference,
    occurredAt: entry.occurredAt.toISOString(),
    bookedAt: entry.bookedAt.toISOString(),
    grossMinor: String(grossMinor),
    feeMinor: String(feeMinor),
    ...changes,
  };
}
