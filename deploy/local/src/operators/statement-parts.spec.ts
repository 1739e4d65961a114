import { expect, test } from '@jest/globals';
import { MOST_STATEMENT_LINES, readProviderStatement, STATEMENT_HEADER } from '@adaigi/domain';
import { readStatementParts } from './statement-parts.ts';

const HEADER = STATEMENT_HEADER.join(',');
const fileOf = (count: number) => `\uFEFF${HEADER}\r\n${Array.from({ length: count }, (_, index) => `${String(index).padStart(20, '0')},paid,5,T${index}\r\n`).join('')}`;

test('a statement that fits into one request is sent as it is', () => {
  const content = Buffer.from(fileOf(MOST_STATEMENT_LINES));
  const { lines, parts } = readStatementParts(content);
  expect(lines).toHaveLength(MOST_STATEMENT_LINES);
  expect(parts).toEqual([{ file: content, firstLine: 2, lastLine: MOST_STATEMENT_LINES + 1 }]);
  expect(readStatementParts(Buffer.from(`${HEADER}\n`)).parts).toHaveLength(1);
});

test('a longer one is sent in parts that can be read, together exactly what it has', () => {
  const { lines, parts } = readStatementParts(Buffer.from(fileOf(2 * MOST_STATEMENT_LINES + 7)));
  expect(parts.map(({ firstLine, lastLine }) => [firstLine, lastLine])).toEqual([[2, 1_001], [1_002, 2_001], [2_002, 2_008]]);
  const sent = parts.flatMap(({ file }) => {
    const read = readProviderStatement(file.toString('utf8'));
    return read.kind === 'read' ? read.lines : [];
  });
  expect(sent).toEqual(lines);
});

test('one with a line that cannot be read is not begun', () => {
  expect(() => readStatementParts(Buffer.from(`${fileOf(1_500)}nonsense,paid,5,\n`))).toThrow('Line 1502 of the file must begin with a reference of ours');
});
