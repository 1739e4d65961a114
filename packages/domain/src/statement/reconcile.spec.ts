import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { differs, EDGE_MS, money, reconcile, RECONCILED_CLASSES, type Capture, type Period, type Reconciled, type StatementLine } from '../index.ts';

const FROM = Date.parse('2026-11-20T00:00:00+05:00');
const TO = Date.parse('2026-11-21T00:00:00+05:00');
const PERIOD: Period = { from: new Date(FROM), to: new Date(TO) };
const NONE = { contradicting: new Set<string>(), unmatched: new Set<string>() };

const line = (reference: string, overrides: Partial<StatementLine> = {}): StatementLine => ({ reference, status: 'paid', amount: money(500n, 'PKR'), providerTransactionId: '', ...overrides });
const capture = (reference: string, overrides: Partial<Capture> = {}): Capture => ({
  paymentId: `pay_${reference}`, reference, amount: money(500n, 'PKR'), reversed: false, sentAt: new Date(FROM + 3_600_000), settledAt: new Date(FROM + 3_601_000), ...overrides,
});
const classes = (reconciled: readonly Reconciled[]) => Object.fromEntries(reconciled.map((each) => [each.reference, each.class]));

describe('a statement and the captures of its period', () => {
  test('agree where both have the same, and only there nothing is open', () => {
    const both = reconcile([line('A'), line('B'), line('B', { status: 'reversed' }), line('OTHER-DAY')], NONE, [capture('A'), capture('B', { reversed: true })], PERIOD);
    expect(classes(both)).toEqual({ A: 'agreed', B: 'agreed', 'OTHER-DAY': 'agreed' });
    expect(differs(both)).toBe(false);
  });

  test.each([
    ['what the statement lacks', [], NONE, [capture('A')], 'missing'],
    ['what no payment has', [line('A')], { ...NONE, unmatched: new Set(['A']) }, [], 'unmatched'],
    ['another amount', [line('A', { amount: money(499n, 'PKR') })], { ...NONE, contradicting: new Set(['A']) }, [capture('A')], 'contradicting'],
    ['two transactions under one reference', [line('A', { providerTransactionId: '1' }), line('A', { providerTransactionId: '2' })], NONE, [capture('A')], 'repeated'],
    ['the same again, where nothing tells that it is the same', [line('A'), line('A')], NONE, [capture('A')], 'repeated'],
    ['a reversal that the statement does not have', [line('A')], NONE, [capture('A', { reversed: true })], 'reversal_unstated'],
  ] as const)('differ by %s', (_what, lines, findings, captures, expected) => {
    const found = reconcile(lines, findings, captures, PERIOD);
    expect(classes(found)).toEqual({ A: expected });
    expect(differs(found)).toBe(true);
  });

  test('do not differ by a line that overlapping exports have twice, nor by what was taken and given back outside of the statement', () => {
    const found = reconcile([line('A', { providerTransactionId: '1' }), line('A', { providerTransactionId: '1' })], NONE, [capture('A'), capture('B', { reversed: true })], PERIOD);
    expect(classes(found)).toEqual({ A: 'agreed', B: 'reversed_only_here' });
    expect(differs(found)).toBe(false);
  });

  test('what may have moved in the neighbouring period is told apart, and is no difference', () => {
    const at = (sentAt: number, settledAt: number) => capture('A', { sentAt: new Date(sentAt), settledAt: new Date(settledAt) });
    const classOf = (held: Capture) => reconcile([], NONE, [held], PERIOD)[0]?.class;
    expect(classOf(at(FROM + EDGE_MS, TO - EDGE_MS - 1))).toBe('missing');
    expect(classOf(at(FROM + EDGE_MS - 1, FROM + EDGE_MS + 1_000))).toBe('at_edge');
    expect(classOf(at(TO - EDGE_MS - 1_000, TO - EDGE_MS))).toBe('at_edge');
    // A doubt of the day before that was settled in the middle of this one.
    expect(classOf(at(FROM - 3_600_000, FROM + 43_200_000))).toBe('at_edge');
    expect(differs(reconcile([], NONE, [at(FROM, FROM)], PERIOD))).toBe(false);
  });

  test('whatever they hold, each reference is in exactly one class, and the totals of the classes are those of both sides', () => {
    const references = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G');
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n }).map((minor) => money(minor, 'PKR'));
    const lines = fc.array(
      fc.record({ reference: references, status: fc.constantFrom('paid' as const, 'reversed' as const), amount, providerTransactionId: fc.uuid() }),
      { maxLength: 20 },
    );
    const captures = fc.uniqueArray(
      fc.record({ reference: references, amount, reversed: fc.boolean(), sent: fc.integer({ min: FROM - 86_400_000, max: TO - 1 }), took: fc.nat(86_400_000) }),
      { selector: ({ reference }) => reference },
    );
    const some = fc.subarray(['A', 'B', 'C', 'D', 'E', 'F', 'G']).map((chosen) => new Set(chosen));
    fc.assert(
      fc.property(lines, captures, some, some, (stated, drawn, contradicting, unmatched) => {
        const held = drawn.map(({ sent, took, ...rest }) => capture(rest.reference, { ...rest, sentAt: new Date(sent), settledAt: new Date(Math.max(FROM, Math.min(TO - 1, sent + took))) }));
        const found = reconcile(stated, { contradicting, unmatched }, held, PERIOD);
        const all = new Set([...stated, ...held].map(({ reference }) => reference));
        expect(found.map(({ reference }) => reference).toSorted()).toEqual([...all].toSorted());
        expect(found.every((each) => RECONCILED_CLASSES.includes(each.class) && (each.stated !== null || each.capture !== null))).toBe(true);
        const total = (amounts: readonly bigint[]) => amounts.reduce((sum, minor) => sum + minor, 0n);
        expect(total(found.map((each) => each.capture?.amount.minor ?? 0n))).toBe(total(held.map((each) => each.amount.minor)));
        // Every paid line has a transaction of its own here, so each counts; a reference of which only the reversal is told counts once.
        const paid = stated.filter(({ status }) => status === 'paid');
        const alone = [...Map.groupBy(stated, ({ reference }) => reference).values()].filter((about) => about.every(({ status }) => status === 'reversed')).map(([first]) => first?.amount.minor ?? 0n);
        expect(total(found.map((each) => each.stated?.minor ?? 0n))).toBe(total([...paid.map(({ amount }) => amount.minor), ...alone]));
        // Nothing that we hold as paid and that the statement lacks is ever told as agreed.
        for (const each of found) if (each.stated === null) expect(['missing', 'at_edge', 'reversed_only_here']).toContain(each.class);
      }),
    );
  });
});
