import { expect, test } from '@jest/globals';
import { cpuPerPayment } from './process-usage.ts';

test('CPU time is told by process and in all, for each payment', () => {
  const lines = cpuPerPayment(new Map([['edge', 1], ['payments', 2]]), new Map([['edge', 2], ['payments', 4.5]]), 100);
  expect(lines.map((line) => line.replaceAll(/ +/g, ' '))).toEqual(['CPU of edge 10.0 ms a payment', 'CPU of payments 25.0 ms a payment', 'CPU of all 35.0 ms a payment']);
});
