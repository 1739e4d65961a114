import { describe, expect, test } from '@jest/globals';
import { readStatement } from './deposits-csv.ts';

describe('a statement file', () => {
  test('is read line by line', () => {
    expect(readStatement('\uFEFFtransaction,amount,sender,time\r\n23936218009,1200.50,03139471223,2026-11-21T10:00:00+05:00\r\n23936218010,5, ,2026-11-21T05:00:00Z\r\n')).toEqual([
      { transactionNumber: '23936218009', paisa: 120_050, sender: '03139471223', at: '2026-11-21T05:00:00.000Z' },
      { transactionNumber: '23936218010', paisa: 500, sender: '', at: '2026-11-21T05:00:00.000Z' },
    ]);
  });

  test.each([
    ['another header', 'number,amount\n1,2'],
    ['a line that is short', 'transaction,amount,sender,time\n1,2'],
    ['an amount that is none', 'transaction,amount,sender,time\n1,-2,,2026-11-21T10:00:00Z'],
    ['a time without a zone', 'transaction,amount,sender,time\n1,2,,2026-11-21T10:00:00'],
  ])('is refused whole: %s', (_what, text) => {
    expect(() => readStatement(text)).toThrow();
  });
});
