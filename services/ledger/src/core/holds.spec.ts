import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { merchantChange } from './balance.ts';
import { applyHoldCommand, fence } from './holds.ts';
import type { Hold, HoldCommand } from './holds.ts';

const MERCHANT = 'mer_1';
const AT = new Date('2026-11-21T10:00:00Z');
const hold = (reference = 'po_1', minor = 1_000n, feeMinor = 5n): HoldCommand => ({ kind: 'hold', reference, currency: 'PKR', minor, feeMinor, method: 'payout.jazzcash' });
const commit = (change: Partial<Extract<HoldCommand, { kind: 'commit' }>> = {}): HoldCommand => ({ kind: 'commit', reference: 'po_1', channel: 'jazzcash-main', paidAfterRelease: false, ...change });
const release = (returnedAfterCommit = false): HoldCommand => ({ kind: 'release', reference: 'po_1', returnedAfterCommit });

/** A merchant's holds in memory. */
function play(availableMinor: bigint, commands: readonly HoldCommand[]) {
  const holds = new Map<string, Hold>();
  let available = availableMinor;
  let held = 0n;
  const answers = commands.map((command) => {
    const answer = applyHoldCommand(MERCHANT, available, holds.get(command.reference), command, AT);
    if (answer.kind !== 'changed') return answer.kind === 'refused' ? answer.refusal : answer.kind;
    const change = merchantChange(answer.moved, MERCHANT);
    available += change.available;
    held += change.held;
    holds.set(command.reference, answer.hold);
    return answer.hold.state;
  });
  return { answers, available, held, holds };
}

describe('a hold', () => {
  test('sets amount and fee aside, and only what is there', () => {
    expect(play(1_005n, [hold()])).toMatchObject({ answers: ['held'], available: 0n, held: 1_005n });
    expect(play(1_004n, [hold()])).toMatchObject({ answers: ['insufficient_balance'], available: 1_004n, held: 0n });
  });

  test('is one per reference: a repeat finds it, other content is a conflict', () => {
    expect(play(9_000n, [hold(), hold(), hold('po_1', 1_000n, 7n), hold('po_1', 999n)])).toMatchObject({ answers: ['held', 'unchanged', 'unchanged', 'conflict'], held: 1_005n });
  });

  test('ends once, one way or the other', () => {
    expect(play(2_000n, [hold(), commit(), commit(), release(), hold()])).toMatchObject({ answers: ['held', 'committed', 'unchanged', 'ended_otherwise', 'unchanged'], available: 995n, held: 0n });
    expect(play(2_000n, [hold(), release(), release(), commit()])).toMatchObject({ answers: ['held', 'released', 'unchanged', 'ended_otherwise'], available: 2_000n, held: 0n });
    expect(play(2_000n, [hold(), release(), hold()])).toMatchObject({ answers: ['held', 'released', 'ended_otherwise'], available: 2_000n, held: 0n });
    expect(play(0n, [commit(), release()]).answers).toEqual(['not_found', 'not_found']);
    expect(play(2_000n, [hold(), commit(), commit({ channel: 'easypaisa-main' })]).answers).toEqual(['held', 'committed', 'conflict']);
  });

  test('takes back its end where money proves to have moved otherwise, below zero if need be', () => {
    const late = play(1_005n, [hold(), release(), hold('po_2', 900n, 0n), commit({ paidAfterRelease: true })]);
    expect(late).toMatchObject({ answers: ['held', 'released', 'held', 'committed'], available: -900n, held: 900n });
    expect(play(1_005n, [hold(), commit(), release(true)])).toMatchObject({ answers: ['held', 'committed', 'released'], available: 1_005n, held: 0n });
  });

  test('cannot be made behind a fence', () => {
    const shut = fence('po_1', AT);
    for (const command of [hold(), commit()]) expect(applyHoldCommand(MERCHANT, 9_000n, shut, command, AT)).toEqual({ kind: 'refused', refusal: 'ended_otherwise' });
    expect(applyHoldCommand(MERCHANT, 9_000n, shut, release(), AT)).toMatchObject({ kind: 'unchanged' });
  });
});

describe('any commands in any order', () => {
  const anyCommand: fc.Arbitrary<HoldCommand> = fc.tuple(fc.constantFrom('po_1', 'po_2', 'po_3'), fc.bigInt({ min: 1n, max: 500n }), fc.constantFrom('hold', 'commit', 'release')).map(([reference, minor, kind]) => {
    if (kind === 'hold') return hold(reference, minor, minor / 100n);
    return kind === 'commit' ? { ...commit(), reference } : { ...release(), reference };
  });

  test('available is never below zero, and held is what open holds say', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1_500n }), fc.array(anyCommand, { maxLength: 30 }), (start, commands) => {
        const { available, held, holds } = play(start, commands);
        expect(available >= 0n).toBe(true);
        const open = [...holds.values()].filter(({ state }) => state === 'held').reduce((sum, each) => sum + each.minor + each.feeMinor, 0n);
        expect(held).toBe(open);
        const gone = [...holds.values()].filter(({ state }) => state === 'committed').reduce((sum, each) => sum + each.minor + each.feeMinor, 0n);
        expect(available + held + gone).toBe(start);
      }),
      { numRuns: 2_000 },
    );
  });
});
