import { describe, expect, test } from '@jest/globals';
import { money, type Money, type Transfer } from '@adaigi/domain';
import * as fc from 'fast-check';
import { compareStatement, MOST_CREDITS, readStatement } from './statement.ts';
import type { WalletType } from './wallet-types.ts';

const TYPE: WalletType = { type: 'easypaisa', wallet: 'easypaisa', numberPattern: /^\d{10,12}$/, receivingPattern: null, languages: ['ur'], minAmount: money(1n, 'PKR'), maxAmount: money(2n, 'PKR') };
const HEADER = 'transaction,amount,sender,time';

describe('a statement file', () => {
  test('is read line by line', () => {
    expect(readStatement(`\uFEFF${HEADER}\r\n23936218009,1200.50,+923139471223,2026-11-21T10:00:00+05:00\r\n23936218010,5, ,2026-11-21T05:00:00Z\r\n`, TYPE)).toEqual({
      kind: 'read',
      lines: [
        { number: '23936218009', amount: money(120_050n, 'PKR'), senderNumber: '03139471223', transferredAt: new Date('2026-11-21T05:00:00Z') },
        { number: '23936218010', amount: money(500n, 'PKR'), senderNumber: '', transferredAt: new Date('2026-11-21T05:00:00Z') },
      ],
    });
    expect(readStatement(HEADER, TYPE)).toEqual({ kind: 'read', lines: [] });
  });

  test.each([
    ['another header', 'number,amount\n1,2', 1],
    ['a line that is short', `${HEADER}\n23936218009,5,,2026-11-21T10:00:00Z\n1,2`, 3],
    ['a number that is none of the type', `${HEADER}\n1,2,,2026-11-21T10:00:00Z`, 2],
    ['an amount that is none', `${HEADER}\n23936218009,-2,,2026-11-21T10:00:00Z`, 2],
    ['nothing as the amount', `${HEADER}\n23936218009,0.00,,2026-11-21T10:00:00Z`, 2],
    ['a sender that is no mobile number', `${HEADER}\n23936218009,2,Ali,2026-11-21T10:00:00Z`, 2],
    ['a time without a zone', `${HEADER}\n23936218009,2,,2026-11-21T10:00:00`, 2],
    ['too many lines', [HEADER, ...Array.from({ length: MOST_CREDITS + 1 }, () => '23936218009,2,,2026-11-21T10:00:00Z')].join('\n'), MOST_CREDITS + 2],
  ])('is refused whole: %s', (_what, text, line) => {
    expect(readStatement(text, TYPE)).toMatchObject({ kind: 'unreadable', line });
  });
});

describe('what a statement tells', () => {
  const at = new Date('2026-11-21T05:00:00Z');
  const transfer = (id: string, minor: bigint): Transfer => ({ id, mode: 'test', walletType: 'easypaisa', receivingNumber: '03450000001', number: id, amount: money(minor, 'PKR'), senderNumber: '', transferredAt: at, recordedAt: at, contradicted: false, claimedBy: null, blocked: false });
  const lines = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), minor: fc.bigInt({ min: 1n, max: 3n }) }), { maxLength: 12 });

  test('is what telling its lines one after another would tell', () => {
    fc.assert(
      fc.property(lines, lines, (before, told) => {
        const known = new Map<string, Money>(before.map(({ id, minor }) => [id, money(minor, 'PKR')]));
        const news = compareStatement(told.map(({ id, minor }) => transfer(id, minor)), known);
        const amounts = new Map([...known].map(([id, { minor }]) => [id, minor]));
        const contradicted = new Set<string>();
        for (const { id, minor } of told) {
          const first = amounts.get(id) ?? minor;
          amounts.set(id, first);
          if (first !== minor) contradicted.add(id);
        }
        expect(news.fresh.length + news.known + news.contradicting).toBe(told.length);
        expect(new Map([...known, ...news.fresh.map(({ id, amount }) => [id, amount] as const)].map(([id, { minor }]) => [id, minor]))).toEqual(amounts);
        expect(new Set([...news.contradictedIds, ...news.fresh.filter((each) => each.contradicted).map(({ id }) => id)])).toEqual(contradicted);
        expect(news.contradictedIds.every((id) => known.has(id))).toBe(true);
        expect(news.recordedMinor).toBe(news.fresh.reduce((sum, { amount }) => sum + amount.minor, 0n));
      }),
    );
  });
});
