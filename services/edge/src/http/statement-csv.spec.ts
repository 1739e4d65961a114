import { expect, test } from '@jest/globals';
import type { StatementLineView } from '../ports.ts';
import { statementCsv } from './statement-csv.ts';

const BALANCE = { currency: 'PKR', available: 100n, held: 0n, unsettled: -5n, refunding: 0n };
const LINE: StatementLineView = {
  id: 'e',
  kind: 'payment_captured',
  subject: 'pay_1',
  refundId: '',
  reference: 'order-1',
  bookedAt: '2026-11-21T10:00:01.000Z',
  occurredAt: '2026-11-21T10:00:00.000Z',
  gross: 1_000n,
  fee: 15n,
  available: 0n,
  held: 0n,
  unsettled: 985n,
  refunding: 0n,
};

async function csvOf(...lines: StatementLineView[]): Promise<string[]> {
  let text = '';
  for await (const part of statementCsv(BALANCE, (async function* all() {
    for (const line of lines) yield await Promise.resolve(line);
  })())) text += part;
  expect(text.endsWith('\r\n')).toBe(true);
  return text.slice(0, -2).split('\r\n');
}

test('a statement goes from its opening to the sum of its lines', async () => {
  expect(await csvOf(LINE, { ...LINE, kind: 'settlement', gross: 0n, fee: 0n, available: 980n, unsettled: -980n })).toEqual([
    'booked_at,occurred_at,kind,subject,refund_id,reference,currency,gross,fee,available,held,unsettled,refunding',
    ',,opening_balance,,,,PKR,,,100,0,-5,0',
    '2026-11-21T10:00:01.000Z,2026-11-21T10:00:00.000Z,payment_captured,pay_1,,order-1,PKR,1000,15,0,0,985,0',
    '2026-11-21T10:00:01.000Z,2026-11-21T10:00:00.000Z,settlement,pay_1,,order-1,PKR,0,0,980,0,-980,0',
    ',,closing_balance,,,,PKR,,,1080,0,0,0',
  ]);
});

test.each([
  ['a "b", c', '"a ""b"", c"'],
  ['=HYPERLINK(1)', "'=HYPERLINK(1)"],
  ['@x', "'@x"],
  ['-1+1', "'-1+1"],
  ['+92', "'+92"],
])('an order number that is awkward stays text: %s', async (reference, cell) => {
  expect((await csvOf({ ...LINE, reference }))[2]).toContain(`,${cell},PKR,`);
});
