import { describe, expect, test } from '@jest/globals';
import type { LoggedDecision } from '../ports.ts';
import { decide } from '../usecases/decide.ts';
import { ASK, believing, NOW, open, worldOf } from '../usecases/world.fixture.ts';
import { dryRun } from './dry-run.ts';
import { combine, EMPTY_POLICY } from './rules.ts';

const known = [open('a'), open('b'), open('c')];
const engine = believing({ a: { mean: 0.9, choice: 0.9 }, b: { mean: 0.8, choice: 0.1 }, c: { mean: 0.5 } });
const platform = { scope: 'platform', version: 0, document: EMPTY_POLICY };

/** Ten decisions a second apart. */
function logged(): LoggedDecision[] {
  return Array.from({ length: 10 }, (_, index) => {
    const world = worldOf({ known, engine, now: new Date(NOW.getTime() + index * 1_000) });
    decide(world.ports, { ...ASK, paymentId: `pay_${index}` });
    return world.logged[0] as LoggedDecision;
  });
}
function run(merchant: object) {
  const proposed = { scope: 'test/mer_1', version: 0, document: { ...EMPTY_POLICY, ...merchant } };
  return dryRun({ channels: known, engine, platform: platform.document, rulesFor: () => combine(platform, proposed, []) }, logged());
}

describe('a dry run', () => {
  test('of the rules that held changes nothing', () => {
    const { decisions, changed, shares } = run({});
    expect([decisions, changed]).toEqual([10, 0]);
    expect(shares.get('a')?.before).toBeCloseTo(9, 9);
    expect(shares.get('a')?.after).toBeCloseTo(9, 9);
  });

  test('shows what a constraint strikes, and where the payments would have gone', () => {
    const { changed, constraints, shares, examples, withoutChannel } = run({ channels: { a: { off: true } } });
    expect([changed, withoutChannel]).toEqual([10, 0]);
    expect(constraints.get('a off_by_merchant')).toEqual({ before: 0, after: 10 });
    expect(shares.get('b')?.after).toBeCloseTo(10, 9);
    expect(examples[0]).toMatchObject({ before: 'a', after: 'b', entry: { request: { paymentId: 'pay_9' } } });
  });

  test('counts a cap over the decisions it looks at', () => {
    const { constraints, changed } = run({ channels: { a: { maxPerMinute: 4 } } });
    expect(constraints.get('a volume_cap')).toEqual({ before: 0, after: 6 });
    expect(changed).toBe(6);
  });

  test('finds payments that would have had no channel', () => {
    const { withoutChannel, shares } = run({ channels: { a: { off: true }, b: { off: true }, c: { minAmount: 1_000_000 } } });
    expect(withoutChannel).toBe(10);
    expect(shares.get('')).toEqual({ before: 0, after: 10 });
  });

  test('gives shares as they would be drawn', () => {
    const { shares } = run({ shares: { c: 50 } });
    expect(shares.get('c')?.after).toBeCloseTo(5, 9);
    expect(shares.get('a')?.after).toBeCloseTo(4.5, 9);
  });
});
