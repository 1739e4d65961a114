import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { HangWatch } from './hang-watch.ts';

const SETTINGS = { hangMs: 3_000, hangingCalls: 3 };

describe('calls that may hang', () => {
  test('several under way for long with no answer meanwhile are suspicious', () => {
    const watch = new HangWatch(SETTINGS);
    for (const at of [0, 10, 20]) watch.began(at);
    expect(watch.isSuspicious(3_019)).toBe(false);
    expect(watch.isSuspicious(3_020)).toBe(true);
  });

  test('an answer of any other call takes the suspicion away, a time-out does not', () => {
    const watch = new HangWatch(SETTINGS);
    for (const at of [0, 10, 20]) watch.began(at);
    watch.began(100)(false, 3_050);
    expect(watch.isSuspicious(3_100)).toBe(true);
    watch.began(3_100)(true, 3_150);
    expect(watch.isSuspicious(3_200)).toBe(false);
    expect(watch.isSuspicious(6_150)).toBe(true);
  });

  test('never without as many calls under way for as long, whatever came before', () => {
    const step = fc.record({ passMs: fc.nat(4_000), ends: fc.option(fc.record({ which: fc.nat(9), answered: fc.boolean() })) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const watch = new HangWatch(SETTINGS);
        const open: { since: number; end: (answered: boolean, now: number) => void }[] = [];
        let now = 0;
        let answeredAt = Number.NEGATIVE_INFINITY;
        for (const { passMs, ends } of steps) {
          now += passMs;
          if (ends === null) open.push({ since: now, end: watch.began(now) });
          else {
            const [call] = open.splice(ends.which, 1);
            call?.end(ends.answered, now);
            if (call !== undefined && ends.answered) answeredAt = now;
          }
          const hanging = open.filter(({ since }) => now - since >= SETTINGS.hangMs).length;
          expect(watch.isSuspicious(now)).toBe(hanging >= SETTINGS.hangingCalls && now - answeredAt >= SETTINGS.hangMs);
        }
      }),
    );
  });
});
