import type { BalanceView, StatementLineView, StatementPageView } from '../ports.ts';
import type { BalancesAnswer, StatementAnswer } from '../schemas/ledger-answer.ts';
import { orNull } from './present-payment.ts';

export function presentBalances({ balances, asOf }: { readonly balances: readonly BalanceView[]; readonly asOf: string }): BalancesAnswer {
  return { data: balances.map((balance) => ({ currency: balance.currency, ...presentParts(balance) })), asOf };
}

export function presentStatement({ fromDay, toDay, currency }: { fromDay: string; toDay: string; currency: string }, page: StatementPageView): StatementAnswer {
  const { opening, closing, lines, nextCursor } = page;
  return { currency, from: fromDay, to: toDay, opening: presentParts(opening), closing: presentParts(closing), data: lines.map(presentLine), nextCursor: orNull(nextCursor) };
}

function presentLine(line: StatementLineView): StatementAnswer['data'][number] {
  const { id, kind, subject, refundId, reference, occurredAt, bookedAt, gross, fee } = line;
  const texts = { id, kind, subject, refundId: orNull(refundId), reference: orNull(reference), occurredAt, bookedAt };
  return { ...texts, gross: toNumber(gross), fee: toNumber(fee), ...presentParts(line) };
}

function presentParts({ available, held, unsettled, refunding }: Omit<BalanceView, 'currency'>) {
  return { available: toNumber(available), held: toNumber(held), unsettled: toNumber(unsettled), refunding: toNumber(refunding) };
}

/** @throws RangeError beyond 90,000,000,000,000 rupees, where JSON numbers end to be exact: better no answer than a wrong one. */
function toNumber(minor: bigint): number {
  const value = Number(minor);
  if (!Number.isSafeInteger(value)) throw new RangeError('an amount is too large for a JSON number');
  return value;
}
