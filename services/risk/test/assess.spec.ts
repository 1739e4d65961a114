import { Secret } from '@adaigi/config';
import { money } from '@adaigi/domain';
import type { OutboxEntry } from '@adaigi/kafka';
import { checkIndexes, connectMongo, createOutboxStore, ensureIndexes } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import type { TestRuntime } from '@adaigi/runtime';
import { testEngines, uniqueName } from '@adaigi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import { assessmentModel } from '../src/adapters/assessment-model.ts';
import type { AssessmentModel } from '../src/adapters/assessment-model.ts';
import { createAssessmentStore } from '../src/adapters/assessment-store.ts';
import { createMobileIndex } from '../src/adapters/mobile-index.ts';
import { parseRuleSet } from '../src/core/rule-set.ts';
import { RULES_JSON } from '../src/core/rules.fixture.ts';
import { createCalendar } from '../src/core/trail.ts';
import type { AssessmentStore } from '../src/ports.ts';
import { createAssess } from '../src/usecases/assess.ts';
import type { AssessCommand } from '../src/usecases/assess.ts';

const MOBILE = '03115112345';
const mobileIndex = createMobileIndex(new Secret('a secret of the platform'));

let runtime: TestRuntime;
let connection: Connection;
let model: AssessmentModel;
let assessments: AssessmentStore;
let relayed: { id: string; entries: readonly OutboxEntry[] }[] = [];
let counted: string[] = [];
let now = new Date();
let payments = 0;

beforeAll(async () => {
  runtime = testRuntime('risk-assess');
  connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix: uniqueName('rk').slice(0, 30), service: 'risk' });
  model = assessmentModel(connection);
  await ensureIndexes(model);
  assessments = createAssessmentStore(model, (id, entries) => void relayed.push({ id, entries }));
});

beforeEach(async () => {
  relayed = [];
  counted = [];
  now = new Date('2026-11-21T08:00:00Z');
  await model.deleteMany({});
});

afterAll(async () => {
  await connection.dropDatabase();
  await runtime.stop();
});

function assessWith(change: object = {}) {
  const rules = parseRuleSet({ ...RULES_JSON, ...change });
  return createAssess({
    rules,
    assessments,
    merchants: { limitsOf: async () => Promise.resolve({ minMinor: null, maxMinor: 15_000n }) },
    meter: { decided: (decision, rule) => void counted.push(`${decision} ${rule}`) },
    mobileIndex,
    dayOf: createCalendar(rules.timeZone),
    now: () => now,
  });
}

function payment(change: Partial<AssessCommand> = {}): AssessCommand {
  payments += 1;
  const paymentId = `pay_${String(payments).padStart(32, '0')}`;
  return { operation: 'payment', paymentId, merchantId: 'mer_a', mode: 'live', amount: money(1_000n, 'PKR'), mobile: MOBILE, account: '', wallet: 'jazzcash', ...change };
}

describe('an assessment', () => {
  test('the indexes on the server are those of the code', async () => {
    expect(await checkIndexes(model)).toEqual([]);
  });

  test('of a payment is made once: a repeat gets the stored one, also when the world has changed', async () => {
    const assess = assessWith();
    const once = payment();
    const first = await assess(once);
    for (let index = 0; index < 5; index += 1) await assess(payment());
    now = new Date(now.getTime() + 1_000);
    expect(await assess(once)).toEqual(first);
    expect(await assess({ ...once, amount: money(99_000_000n, 'PKR') })).toEqual(first);
    expect(await model.countDocuments({ _id: once.paymentId })).toBe(1);
    expect(relayed.filter(({ id }) => id === once.paymentId)).toHaveLength(1);
  });

  test('asked for by many at the same moment is made once', async () => {
    const assess = assessWith();
    const once = payment();
    const answers = await Promise.all(Array.from({ length: 12 }, async () => assess(once)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await model.countDocuments()).toBe(1);
    expect(counted).toEqual(['allow none']);
  });

  test('stores its event in the same document and never the number', async () => {
    const once = payment({ amount: money(16_000n, 'PKR') });
    await assessWith()(once);
    const [entry] = await createOutboxStore(model).unpublished(once.paymentId);
    expect(entry).toMatchObject({ type: 'risk.assessed', key: once.paymentId, seq: '1' });
    expect(JSON.parse(entry?.payloadJson ?? '')).toMatchObject({ decision: 'DECISION_REJECT', rules: ['merchant_amount_max'], rulesVersion: 'test.1', mode: 'MODE_LIVE' });
    expect(JSON.stringify(await model.find().lean())).not.toContain(MOBILE.slice(2));
    expect(counted).toEqual(['reject merchant_amount_max']);
  });

  test('refuses a denied number', async () => {
    expect(await assessWith({ deniedMobiles: [mobileIndex(MOBILE)] })(payment())).toMatchObject({ decision: 'reject', hits: ['mobile_denied'] });
    expect(await assessWith({ deniedMobiles: [mobileIndex('03000000000')] })(payment())).toMatchObject({ decision: 'allow' });
  });
});

describe('payouts', () => {
  const payout = (change: Partial<AssessCommand> = {}): AssessCommand => payment({ operation: 'payout', ...change });

  test("have bounds of their own; a merchant's bounds of what it charges do not hold them", async () => {
    const assess = assessWith();
    expect(await assess(payout({ amount: money(16_000n, 'PKR') }))).toMatchObject({ decision: 'allow' });
    expect(await assess(payout({ amount: money(199n, 'PKR') }))).toMatchObject({ hits: ['amount_min'] });
    expect(await assess(payout({ amount: money(900_001n, 'PKR'), mode: 'test' }))).toMatchObject({ hits: ['wallet_amount_max'] });
    expect(await assessWith({ deniedMobiles: [mobileIndex(MOBILE)] })(payout())).toMatchObject({ decision: 'reject', hits: ['mobile_denied'] });
  });

  test('count what a receiver got apart from what the number paid', async () => {
    const assess = assessWith();
    for (let index = 0; index < 3; index += 1) expect(await assess(payment())).toMatchObject({ decision: 'allow' });
    expect(await assess(payment())).toMatchObject({ hits: ['mobile_payments_per_hour'] });
    const answers = await Promise.all(Array.from({ length: 5 }, async () => assess(payout())));
    expect(answers.filter(({ decision }) => decision === 'allow')).toHaveLength(2);
    expect(answers.find(({ decision }) => decision === 'reject')).toMatchObject({ hits: ['receiver_payouts_per_hour'] });
    expect(JSON.stringify(await model.find().lean())).not.toContain(MOBILE.slice(2));
  });

  test('count what a bank account gets, whoever\'s number it came with, and still refuse a denied number', async () => {
    const assess = assessWith();
    const into = (account: string, mobile = MOBILE) => assess(payout({ wallet: 'bank', account, mobile }));
    for (const mobile of [MOBILE, '03000000011']) expect(await into('ALLIED_BANK_LIMITED:9876543210', mobile)).toMatchObject({ decision: 'allow' });
    expect(await into('ALLIED_BANK_LIMITED:9876543210', '03000000012')).toMatchObject({ hits: ['receiver_payouts_per_hour'] });
    expect(await into('HABIB_BANK_LIMITED:9876543210')).toMatchObject({ decision: 'allow' });
    expect(await assess(payout())).toMatchObject({ decision: 'allow' });
    expect(await assessWith({ deniedMobiles: [mobileIndex(MOBILE)] })(payout({ wallet: 'bank', account: 'X:1' }))).toMatchObject({ hits: ['mobile_denied'] });
    expect(JSON.stringify(await model.find().lean())).not.toContain('9876543210');
  });
});

describe('limits per number', () => {
  const decide = async (assess: ReturnType<typeof assessWith>, change: Partial<AssessCommand> = {}) => (await assess(payment(change))).hits[0] ?? 'allow';

  test('hold within an hour and open again after it', async () => {
    const assess = assessWith();
    const decisions = [];
    for (let index = 0; index < 4; index += 1) decisions.push(await decide(assess));
    expect(decisions).toEqual(['allow', 'allow', 'allow', 'mobile_payments_per_hour']);
    now = new Date(now.getTime() + 3_600_000);
    expect(await decide(assess)).toBe('allow');
  });

  test("hold within Pakistan's day and open again at its midnight", async () => {
    const assess = assessWith();
    now = new Date('2026-11-20T10:00:00Z');
    for (let index = 0; index < 5; index += 1) {
      expect(await decide(assess)).toBe('allow');
      now = new Date(now.getTime() + 1_300_000);
    }
    now = new Date('2026-11-20T18:59:59Z');
    expect(await decide(assess)).toBe('mobile_payments_per_day');
    now = new Date('2026-11-20T19:00:00Z');
    expect(await decide(assess)).toBe('allow');
  });

  test('hold for the sum of a day', async () => {
    const assess = assessWith();
    expect(await decide(assess, { amount: money(12_000n, 'PKR') })).toBe('allow');
    expect(await decide(assess, { amount: money(8_001n, 'PKR') })).toBe('mobile_amount_per_day');
    expect(await decide(assess, { amount: money(8_000n, 'PKR') })).toBe('allow');
  });

  test('count neither rejected payments, nor other numbers, nor the other mode', async () => {
    const test = RULES_JSON.velocity.live;
    const assess = assessWith({ velocity: { live: RULES_JSON.velocity.live, test } });
    for (let index = 0; index < 3; index += 1) await assess(payment({ amount: money(1n, 'PKR') }));
    for (let index = 0; index < 3; index += 1) expect(await decide(assess, { mobile: '03000000000' })).toBe('allow');
    for (let index = 0; index < 3; index += 1) expect(await decide(assess, { mode: 'test' })).toBe('allow');
    for (let index = 0; index < 3; index += 1) expect(await decide(assess)).toBe('allow');
    expect(await decide(assess, { mode: 'test' })).toBe('mobile_payments_per_hour');
    expect(await decide(assess)).toBe('mobile_payments_per_hour');
  });

  test('cannot be outrun by payments that come at the same moment', async () => {
    const assess = assessWith();
    const decisions = await Promise.all(Array.from({ length: 8 }, async () => decide(assess)));
    expect(decisions.filter((decision) => decision === 'allow')).toHaveLength(3);
    const ordinals = (await model.find({ ordinal: { $gt: 0 } }).lean()).map(({ ordinal }) => ordinal ?? 0);
    expect(ordinals.sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  test('are off in test mode by default: 300 payments of one number at once', async () => {
    const assess = assessWith();
    const decisions = await Promise.all(Array.from({ length: 300 }, async () => decide(assess, { mode: 'test' })));
    expect(new Set(decisions)).toEqual(new Set(['allow']));
  });

  test('read the newest marks from the index', async () => {
    const assess = assessWith({ velocity: { ...RULES_JSON.velocity, live: { paymentsPerHour: 3, paymentsPerDay: null, amountPerDayMinor: null } } });
    for (let index = 0; index < 8; index += 1) {
      await assess(payment());
      now = new Date(now.getTime() + 3_600_000);
    }
    const plan = await model.find({ mode: 'live', mobile: mobileIndex(MOBILE), ordinal: { $gt: 0 } }).sort({ ordinal: -1 }).limit(3).explain('executionStats');
    expect(JSON.stringify(plan)).toMatch(/"totalKeysExamined":3,"totalDocsExamined":3/);
  });
});
