import { describe, expect, test } from '@jest/globals';
import { MOST_STATEMENT_LINES, readProviderStatement } from '../index.ts';

const HEADER = 'reference,status,amount,transaction';
const REFERENCE = 'AB12CD34EF56GH78IJ90';
const LINE = `${REFERENCE},paid,1250.50,T-778`;

describe('statements of providers', () => {
  test('are read line by line, whatever ends a line', () => {
    const text = `\uFEFF${HEADER}\r\n${LINE}\r\n${REFERENCE}, reversed ,10,\r\n`;
    const money = (minor: bigint) => ({ minor, currency: 'PKR' });
    expect(readProviderStatement(text)).toEqual({
      kind: 'read',
      lines: [
        { reference: REFERENCE, status: 'paid', amount: money(125_050n), providerTransactionId: 'T-778' },
        { reference: REFERENCE, status: 'reversed', amount: money(1_000n), providerTransactionId: '' },
      ],
    });
  });

  test.each([
    ['reference,state', 1],
    [`${HEADER}\n${LINE}\nAB12,paid,1,`, 3],
    [`${HEADER}\n${REFERENCE},failed,1,`, 2],
    [`${HEADER}\n${REFERENCE},paid,1.005,`, 2],
    [`${HEADER}\n${REFERENCE},paid,0,`, 2],
    [`${HEADER}\n${REFERENCE},paid,1`, 2],
    [`${HEADER}\n${REFERENCE},paid,1,a b`, 2],
    [`${HEADER}\n${`${LINE}\n`.repeat(MOST_STATEMENT_LINES + 1)}`, MOST_STATEMENT_LINES + 2],
  ])('that cannot be read are refused whole, naming the first wrong line: %#', (text, line) => {
    expect(readProviderStatement(text)).toMatchObject({ kind: 'unreadable', line });
  });
});
