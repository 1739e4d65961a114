import { fromDecimalText, normaliseMobile, readCsvFile, sameMoney, type CsvFile, type Money, type Transfer } from '@adaigi/domain';
import type { WalletType } from './wallet-types.ts';

/** One credit of a statement. */
export type StatementCredit = Pick<Transfer, 'number' | 'amount' | 'senderNumber' | 'transferredAt'>;

/** Of one file: they are recorded in one write. */
export const MOST_CREDITS = 5_000;

const TIME = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads a statement of a wallet of a type: the header `transaction,amount,sender,time`, then a credit a line; amounts in rupees, times in RFC 3339 with their zone, the sender
 * a mobile number or nothing.
 */
export function readStatement(text: string, { numberPattern, minAmount }: WalletType): CsvFile<StatementCredit> {
  return readCsvFile(text, { header: ['transaction', 'amount', 'sender', 'time'], mostLines: MOST_CREDITS, readLine: (fields) => readCredit(fields, numberPattern, minAmount.currency) });
}

function readCredit([number = '', rupees = '', sender = '', time = '']: readonly string[], numberPattern: RegExp, currency: Money['currency']): StatementCredit | string {
  if (!numberPattern.test(number)) return `must begin with a transaction number that matches ${numberPattern.source}`;
  const amount = fromDecimalText(rupees, currency);
  if (amount === null || amount.minor === 0n) return 'must have rupees above zero, with at most two decimals';
  const senderNumber = sender === '' ? '' : normaliseMobile(sender);
  if (senderNumber === null) return 'must have a Pakistani mobile number as the sender, or nothing';
  const transferredAt = new Date(TIME.test(time) ? time : Number.NaN);
  if (Number.isNaN(transferredAt.getTime())) return 'must have a time with its zone, as 2026-11-21T10:00:00+05:00';
  return { number, amount, senderNumber, transferredAt };
}

/** What a statement tells that is not known. */
export interface StatementNews {
  readonly fresh: readonly Transfer[];
  /** Of known transfers that the statement contradicts. */
  readonly contradictedIds: readonly string[];
  /** Lines that tell what is known already. */
  readonly known: number;
  /** Lines that tell another amount than is known. */
  readonly contradicting: number;
  readonly recordedMinor: bigint;
}

/**
 * Compares the transfers of a statement with what is known of them, as if they were told one after another: a line that comes twice is known the second time.
 *
 * @param known - amounts by transfer id
 */
export function compareStatement(transfers: readonly Transfer[], known: ReadonlyMap<string, Money>): StatementNews {
  const fresh = new Map<string, Transfer>();
  const contradicted = new Set<string>();
  let [repeats, contradicting] = [0, 0];
  for (const transfer of transfers) {
    const before = known.get(transfer.id) ?? fresh.get(transfer.id)?.amount;
    if (before === undefined) fresh.set(transfer.id, transfer);
    else if (sameMoney(before, transfer.amount)) repeats += 1;
    else {
      contradicting += 1;
      contradicted.add(transfer.id);
    }
  }
  const told = [...fresh.values()].map((transfer) => (contradicted.has(transfer.id) ? { ...transfer, contradicted: true } : transfer));
  const recordedMinor = told.reduce((sum, { amount }) => sum + amount.minor, 0n);
  return { fresh: told, contradictedIds: [...contradicted].filter((id) => !fresh.has(id)), known: repeats, contradicting, recordedMinor };
}
