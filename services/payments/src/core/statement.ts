import { fromDecimalText, normaliseMobile, sameMoney, type Money, type Transfer } from '@adaigi/domain';
import type { WalletType } from './wallet-types.ts';

/** One credit of a statement. */
export type StatementCredit = Pick<Transfer, 'number' | 'amount' | 'senderNumber' | 'transferredAt'>;

/** A statement as it was read, or the first line (from 1) that cannot be, and what is wrong with it. */
export type ReadStatement = { readonly kind: 'read'; readonly credits: readonly StatementCredit[] } | { readonly kind: 'unreadable'; readonly line: number; readonly rule: string };

/** Of one file: they are recorded in one write. */
export const MOST_CREDITS = 5_000;

const HEADER = ['transaction', 'amount', 'sender', 'time'];
const TIME = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads a statement of a wallet of a type: the header `transaction,amount,sender,time`, then a credit a line; amounts in rupees, times in RFC 3339 with their zone, the sender
 * a mobile number or nothing. Commas separate, nothing is quoted. A file is taken whole or not at all.
 */
export function readStatement(text: string, type: WalletType): ReadStatement {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').trimEnd().split(/\r?\n/);
  if (header.trim().toLowerCase() !== HEADER.join(',')) return { kind: 'unreadable', line: 1, rule: `must be ${HEADER.join(',')}` };
  if (lines.length > MOST_CREDITS) return { kind: 'unreadable', line: MOST_CREDITS + 2, rule: `is too many: at most ${MOST_CREDITS} credits a file` };
  const credits: StatementCredit[] = [];
  for (const [index, line] of lines.entries()) {
    const credit = readCredit(line, type);
    if (typeof credit === 'string') return { kind: 'unreadable', line: index + 2, rule: credit };
    credits.push(credit);
  }
  return { kind: 'read', credits };
}

/** A credit, or what is wrong with its line. */
function readCredit(line: string, { numberPattern, minAmount }: WalletType): StatementCredit | string {
  const fields = line.split(',').map((field) => field.trim());
  const [number = '', rupees = '', sender = '', time = ''] = fields;
  if (fields.length !== HEADER.length) return `must have ${HEADER.length} fields: ${HEADER.join(', ')}`;
  if (!numberPattern.test(number)) return `must begin with a transaction number that matches ${numberPattern.source}`;
  const amount = fromDecimalText(rupees, minAmount.currency);
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
