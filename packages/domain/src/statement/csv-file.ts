/** A file as it was read, or the first line (from 1) that cannot be, and what is wrong with it. */
export type CsvFile<T> = { readonly kind: 'read'; readonly lines: readonly T[] } | { readonly kind: 'unreadable'; readonly line: number; readonly rule: string };

export interface CsvForm<T> {
  readonly header: readonly string[];
  readonly mostLines: number;
  /** The line's fields without spaces around them, one for each of the header. Returns what they say, or what is wrong with them. */
  readonly readLine: (fields: readonly string[]) => T | string;
}

/** Reads a file of a form: commas separate, nothing is quoted. A file is taken whole or not at all. */
export function readCsvFile<T extends object>(text: string, { header, mostLines, readLine }: CsvForm<T>): CsvFile<T> {
  const [first = '', ...rest] = text.replace(/^\uFEFF/, '').trimEnd().split(/\r?\n/);
  if (first.trim().toLowerCase() !== header.join(',')) return { kind: 'unreadable', line: 1, rule: `must be ${header.join(',')}` };
  if (rest.length > mostLines) return { kind: 'unreadable', line: mostLines + 2, rule: `is too many: at most ${mostLines} a file` };
  const lines: T[] = [];
  for (const [index, line] of rest.entries()) {
    const fields = line.split(',').map((field) => field.trim());
    const read = fields.length === header.length ? readLine(fields) : `must have ${header.length} fields: ${header.join(', ')}`;
    if (typeof read === 'string') return { kind: 'unreadable', line: index + 2, rule: read };
    lines.push(read);
  }
  return { kind: 'read', lines };
}
