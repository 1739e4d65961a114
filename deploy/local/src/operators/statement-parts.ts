import { MOST_STATEMENT_LINES, readProviderStatement, type StatementLine } from '@adaigi/domain';

/** What one request takes of a file. */
export interface StatementPart {
  /** A file by itself, with the header. */
  readonly file: Buffer;
  /** Its charges, by the lines of the whole file, from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
}

const MOST_LINES = 1_000_000;

/**
 * Reads a provider's statement of any length and splits it into what one request takes. A file that fits is left as it is.
 *
 * @throws Error naming the first line that cannot be read: nothing of such a file is applied.
 */
export function readStatementParts(content: Buffer): { readonly lines: readonly StatementLine[]; readonly parts: readonly StatementPart[] } {
  const text = content.toString('utf8');
  const read = readProviderStatement(text, MOST_LINES);
  if (read.kind === 'unreadable') throw new Error(`Line ${read.line} of the file ${read.rule}.`);
  const { lines } = read;
  if (lines.length <= MOST_STATEMENT_LINES) return { lines, parts: [{ file: content, firstLine: 2, lastLine: lines.length + 1 }] };
  const [header = '', ...charges] = text.replace(/^\uFEFF/, '').trimEnd().split(/\r?\n/);
  const parts = Array.from({ length: Math.ceil(lines.length / MOST_STATEMENT_LINES) }, (_, index): StatementPart => {
    const start = index * MOST_STATEMENT_LINES;
    const mine = charges.slice(start, start + MOST_STATEMENT_LINES);
    return { file: Buffer.from(`${[header, ...mine].join('\n')}\n`), firstLine: start + 2, lastLine: start + mine.length + 1 };
  });
  return { lines, parts };
}
