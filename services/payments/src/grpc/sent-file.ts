import { createHash } from 'node:crypto';
import type { CsvFile } from '@adaigi/domain';
import { invalid } from './requests.ts';

const LARGEST_FILE = 1 << 20;

/**
 * The lines of a file that operators sent as it is, and its SHA-256 in hex, which their records name.
 *
 * @throws AdaigiError invalid_request for one that is too large, or naming the first line that cannot be read
 */
export function linesOfSentFile<T>(file: Buffer, read: (text: string) => CsvFile<T>): { readonly lines: readonly T[]; readonly fileSha256: string } {
  if (file.length > LARGEST_FILE) throw invalid('file', 'max_length', `must have at most ${LARGEST_FILE} bytes: split it`);
  const found = read(file.toString('utf8'));
  if (found.kind === 'unreadable') throw invalid('file', 'format', `line ${found.line} ${found.rule}`);
  return { lines: found.lines, fileSha256: createHash('sha256').update(file).digest('hex') };
}
