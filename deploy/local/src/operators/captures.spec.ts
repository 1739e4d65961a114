import { expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { capturesOf } from './captures.ts';

const NOON = Date.parse('2026-11-20T07:00:00Z');

/** A service whose answers hold two captures at most. */
function serviceOf(times: readonly number[]) {
  let asked = 0;
  return {
    asked: () => asked,
    async listCaptures({ from = '', to = '' }) {
      asked += 1;
      const inside = times.map((ms) => new Date(NOON + ms).toISOString()).filter((at) => at >= from && at < to);
      const captures = inside.map((at) => ({ paymentId: `pay_${at}`, reference: at, amount: { minor: '500', currency: 'PKR' }, reversed: false, sentAt: at, settledAt: at }));
      return inside.length > 2 ? { captures: [], tooMany: true } : { captures, tooMany: false };
    },
  };
}

test('a period with too much for one answer is asked about in halves, each capture once', async () => {
  const times = [0, 1, 2, 500, 998, 999];
  const told: Date[] = [];
  const captures = await capturesOf(serviceOf(times), 'c', { from: new Date(NOON), to: new Date(NOON + 1_000) }, (until) => void told.push(until));
  expect(captures.map(({ settledAt }) => settledAt.getTime() - NOON)).toEqual(times);
  expect(captures[0]?.amount).toEqual(money(500n, 'PKR'));
  expect(told.at(-1)).toEqual(new Date(NOON + 1_000));
  expect(told).toEqual(told.toSorted((a, b) => a.getTime() - b.getTime()));
});

test('more than one answer holds in one millisecond is an error, not an endless question', async () => {
  await expect(capturesOf(serviceOf([5, 5, 5]), 'c', { from: new Date(NOON), to: new Date(NOON + 1_000) }, () => {})).rejects.toThrow('than one answer holds');
});
