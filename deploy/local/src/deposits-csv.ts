import { rupeesToPaisa } from './cli/rupees.ts';

/** One credit of a statement. */
export interface StatementCredit {
  readonly transactionNumber: string;
  readonly paisa: number;
  /** Empty where the statement does not tell. */
  readonly sender: string;
  /** RFC 3339. */
  readonly at: string;
}

const HEADER = ['transaction', 'amount', 'sender', 'time'];

/**
 * Reads a statement: the header `transaction,amount,sender,time`, then a credit a line; amounts in rupees, times in RFC 3339 with their zone. Commas separate, nothing is quoted.
 *
 * @throws Error naming the first line that cannot be read; then none of the file is taken.
 */
export function readStatement(text: string): StatementCredit[] {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').trimEnd().split(/\r?\n/);
  if (header.trim().toLowerCase() !== HEADER.join(',')) throw new Error(`The first line must be ${HEADER.join(',')}.`);
  return lines.map((line, index) => {
    const fields = line.split(',').map((field) => field.trim());
    const [transactionNumber = '', amount = '', sender = '', time = ''] = fields;
    const paisa = rupeesToPaisa(amount);
    const at = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(time) ? new Date(time) : new Date(Number.NaN);
    if (fields.length !== HEADER.length || transactionNumber === '' || paisa === undefined || Number.isNaN(at.getTime())) {
      throw new Error(`Line ${index + 2} cannot be read: it must be a transaction number, rupees, a mobile number or nothing, and a time as 2026-11-21T10:00:00+05:00.`);
    }
    return { transactionNumber, paisa, sender, at: at.toISOString() };
  });
}
