import { PAKISTAN } from '../country.ts';
import { fromDecimalText, type Money } from '../money.ts';
import { readCsvFile, type CsvFile } from './csv-file.ts';

/** The first line of the file. */
export const STATEMENT_HEADER = ['reference', 'status', 'amount', 'transaction'];

/** What a provider's statement says of one charge: that it was paid, or paid and given back since. A statement lists money that moved, so it never says "failed". */
export interface StatementLine {
  /** Our reference at the provider. */
  readonly reference: string;
  readonly status: 'paid' | 'reversed';
  readonly amount: Money;
  /** The provider's transaction number; empty when it is not named. */
  readonly providerTransactionId: string;
}

/** Of one request: each may change a payment, and all must be done before its sender gives up. */
export const MOST_STATEMENT_LINES = 1_000;

const REFERENCE = /^[A-Z0-9]{20}$/;
const TRANSACTION = /^[\x21-\x7e]{0,64}$/;

/**
 * Reads the charges of a provider's statement: the header `reference,status,amount,transaction`, then a charge a line; amounts in rupees, `status` `paid` or `reversed`. No provider
 * publishes the form of its own statements, so an operator brings them into this one.
 */
export function readProviderStatement(text: string, mostLines = MOST_STATEMENT_LINES): CsvFile<StatementLine> {
  return readCsvFile(text, { header: STATEMENT_HEADER, mostLines, readLine });
}

function readLine([reference = '', status = '', rupees = '', providerTransactionId = '']: readonly string[]): StatementLine | string {
  if (!REFERENCE.test(reference)) return 'must begin with a reference of ours: 20 characters A-Z 0-9';
  if (status !== 'paid' && status !== 'reversed') return 'must have the status paid or reversed';
  const amount = fromDecimalText(rupees, PAKISTAN.currency);
  if (amount === null || amount.minor === 0n) return 'must have rupees above zero, with at most two decimals';
  if (!TRANSACTION.test(providerTransactionId)) return 'must have a transaction number of at most 64 characters without spaces, or nothing';
  return { reference, status, amount, providerTransactionId };
}
