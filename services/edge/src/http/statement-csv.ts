import type { BalanceView, StatementLineView } from '../ports.ts';

const HEADER = ['booked_at', 'occurred_at', 'kind', 'subject', 'refund_id', 'reference', 'currency', 'gross', 'fee', 'available', 'held', 'unsettled', 'refunding'];

type Parts = Pick<BalanceView, 'available' | 'held' | 'unsettled' | 'refunding'>;

/**
 * A statement as CSV (RFC 4180), amounts in paisa. Its first row is the opening balance, its last the closing one, which is the opening one and all
 * lines between, so that the file adds up although the day may not be over.
 */
export async function* statementCsv(opening: BalanceView, lines: AsyncIterable<StatementLineView>): AsyncGenerator<string> {
  const { currency } = opening;
  let closing: Parts = opening;
  yield row(HEADER) + balanceRow('opening_balance', currency, opening);
  for await (const line of lines) {
    closing = { available: closing.available + line.available, held: closing.held + line.held, unsettled: closing.unsettled + line.unsettled, refunding: closing.refunding + line.refunding };
    const { bookedAt, occurredAt, kind, subject, refundId, reference, gross, fee } = line;
    yield row([bookedAt, occurredAt, kind, subject, refundId, safe(reference), currency, gross, fee, ...amounts(line)]);
  }
  yield balanceRow('closing_balance', currency, closing);
}

function balanceRow(kind: string, currency: string, balance: Parts): string {
  return row(['', '', kind, '', '', '', currency, '', '', ...amounts(balance)]);
}

function amounts({ available, held, unsettled, refunding }: Parts): bigint[] {
  return [available, held, unsettled, refunding];
}

function row(cells: readonly (string | bigint)[]): string {
  return `${cells.map((cell) => quoted(String(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A spreadsheet must not take somebody's text for a formula. */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
