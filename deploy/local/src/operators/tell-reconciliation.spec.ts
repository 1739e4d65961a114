import { expect, test } from '@jest/globals';
import { money, type Capture, type Reconciled } from '@adaigi/domain';
import { findings, tableLines } from './tell-reconciliation.ts';

const capture = (reference: string, reversed = false): Capture => ({
  paymentId: `pay_${reference}`, reference, amount: money(50_050n, 'PKR'), reversed, sentAt: new Date('2026-11-20T07:00:00Z'), settledAt: new Date('2026-11-20T07:00:03Z'),
});
const RECONCILED: readonly Reconciled[] = [
  { reference: 'A', class: 'agreed', stated: { status: 'paid', minor: 50_050n }, capture: capture('A') },
  { reference: 'B', class: 'contradicting', stated: { status: 'paid', minor: 5n }, capture: null },
  { reference: 'C', class: 'missing', stated: null, capture: capture('C') },
  { reference: 'D', class: 'reversed_only_here', stated: null, capture: capture('D', true) },
];

test('the table counts both sides and every class, with rupees', () => {
  const cells = tableLines(RECONCILED).map((line) => line.trim().split(/ {2,}/));
  expect(cells).toEqual([
    ['charges', 'rupees'],
    ['on the statement: paid', '2', '500.55'],
    ['on the statement: reversed', '0', '0.00'],
    ['with us in the period: paid', '2', '1001.00'],
    ['with us in the period: reversed', '1', '500.50'],
    ['both the same', '1', '500.50'],
    ['another amount', '1', '0.05'],
    ['paid more than once there', '0', '0.00'],
    ['reversed with us, paid there', '0', '0.00'],
    ['only on the statement', '0', '0.00'],
    ['only with us', '1', '500.50'],
    ['only with us, at the edge of the period', '0', '0.00'],
    ['only with us, reversed', '1', '500.50'],
  ]);
});

test('what people should look at is named with its payment, and nothing else is', () => {
  expect(findings(RECONCILED, 'jazzcash-main')).toEqual([
    { title: 'Another amount than was asked for', lines: ['B  Rs 0.05 on the statement'] },
    { title: 'Paid with us, not on the statement: nothing is changed by that', lines: ['C  Rs 500.50 with us: pay_C, sent 2026-11-20T07:00:00.000Z, settled 2026-11-20T07:00:03.000Z'] },
  ]);
});
