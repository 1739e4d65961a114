import { describe, expect, test } from '@jest/globals';
import { NO_FACTS, transition, type Outcome, type Payment } from '@adaigi/domain';
import type { ProviderAnswer } from '../src/ports.ts';
import { createRefund } from '../src/usecases/create-refund.ts';
import { executePayment } from '../src/usecases/execute-payment.ts';
import { recordCallback } from '../src/usecases/record-callback.ts';
import { INQUIRE_TIMEOUT_MS, LONGEST_DOUBT_MS, LOSES_IT, PAYS, PAYS_IN_SILENCE, REFUSES } from './fakes/fake-provider.ts';
import { createWorld, POLICY, type World } from './fakes/world.ts';

const SILENT: Outcome = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS };
const MINUTE_MS = 60_000;
const BOUND_MS = LONGEST_DOUBT_MS + MINUTE_MS;
const LEASE_MS = INQUIRE_TIMEOUT_MS + POLICY.marginMs;

/** A payment whose charge or refund has no answer. */
async function doubtful(what: 'charge' | 'refund', behaviour = PAYS_IN_SILENCE): Promise<{ world: World; id: string }> {
  const world = createWorld();
  if (what === 'charge') world.provider.charges(behaviour);
  else world.provider.refunds(behaviour);
  const { id } = await world.create();
  await world.execute(id);
  if (what === 'refund') {
    await createRefund(world.ports, { merchantId: 'mer_1', mode: 'test', paymentId: id, idempotencyKey: 'r', amount: null, reason: '' });
    await world.execute(id);
  }
  return { world, id };
}

const told = (world: World): string[] => world.types().filter((type) => type.endsWith('needs_operator'));
const lookOf = ({ attempts, refunds }: Payment) => (refunds[0] === undefined ? attempts[0]?.nextInquiryAt : refunds[0].nextActionAt);
const madeFor = ({ attempts, refunds }: Payment) => refunds[0]?.inquiriesMade ?? attempts[0]?.inquiriesMade;

describe.each(['charge', 'refund'] as const)('a %s about which no connector can be asked', (what) => {
  test('waits for a person when its channel’s inquiries and windows and a minute are over, is told once, and is asked about on', async () => {
    const { world, id } = await doubtful(what);
    world.provider.setAway(true);
    await world.live(BOUND_MS - 2 * MINUTE_MS, 10_000);
    expect(told(world)).toEqual([]);
    await world.live(3 * MINUTE_MS, 10_000);
    expect(told(world)).toEqual([what === 'charge' ? 'attempt.needs_operator' : 'refund.needs_operator']);
    expect((await world.store.doubts()).needOperator).toBe(1);
    await world.live(10 * BOUND_MS, 60_000);
    expect(told(world)).toHaveLength(1);
    expect(lookOf(await world.read(id))).not.toBeNull();
  });

  test('is settled by a connector that comes back, and waits for nobody then', async () => {
    const { world, id } = await doubtful(what);
    world.provider.setAway(true);
    await world.live(2 * BOUND_MS, 30_000);
    world.provider.setAway(false);
    await world.live(MINUTE_MS);
    const payment = await world.read(id);
    expect((payment.refunds[0] ?? payment).state).toBe('succeeded');
    expect(payment.nextActionAt).toBeNull();
    expect((await world.store.doubts()).needOperator).toBe(0);
  });

  test('waits for a person also when it is asked and answers nothing so late', async () => {
    const { world, id } = await doubtful(what);
    world.provider.setAway(true);
    await world.live(BOUND_MS - MINUTE_MS, 10_000);
    world.provider.setAway(false);
    world.provider.setInquiry(() => SILENT);
    await world.live(2 * MINUTE_MS);
    expect(told(world)).toHaveLength(1);
    expect(lookOf(await world.read(id))).not.toBeNull();
  });

  test('is asked once by two workers, however long the inquiry takes, and by another one soon after its worker died in it', async () => {
    const { world, id } = await doubtful(what);
    world.clock.pass(6_000);
    const answers: ((answer: ProviderAnswer | null) => void)[] = [];
    const slow = { ...world.ports, connectors: { ...world.provider, inquire: async () => new Promise<ProviderAnswer | null>((resolve) => void answers.push(resolve)) } };
    const first = executePayment(slow, id);
    while (answers.length === 0) await new Promise(setImmediate);
    world.clock.pass(LEASE_MS);
    expect(await world.store.due(world.clock.now(), 10)).toEqual([]);
    await executePayment(slow, id);
    expect(answers).toHaveLength(1);
    world.clock.pass(1);
    expect(await world.store.due(world.clock.now(), 10)).toEqual([id]);
    answers[0]?.({ outcome: SILENT, nextInquiryAfterMs: 60_000, scheduleExhausted: false });
    await first;
    expect(madeFor(await world.read(id))).toBe(1);
  });

  test('is not asked by a worker that has lost its lease before it could ask', async () => {
    const { world, id } = await doubtful(what);
    world.clock.pass(6_000);
    await executePayment({ ...world.ports, store: { ...world.store, prolong: async () => false } }, id);
    expect(world.provider.inquiries).toBe(0);
  });
});

test('a hint is asked about under a lease that covers the inquiry', async () => {
  const { world, id } = await doubtful('charge');
  const [attempt] = (await world.read(id)).attempts;
  const held: number[] = [];
  const store = { ...world.store, prolong: async (paymentId: string, token: string, forMs: number) => held.push(forMs) > 0 && world.store.prolong(paymentId, token, forMs) };
  const before = await world.read(id);
  const hinted = transition(before, { kind: 'look-now', reference: attempt?.reference ?? '', at: world.clock.now() });
  if (hinted.kind !== 'changed' || !(await world.store.save(before, hinted.payment, hinted.events))) throw new Error('nobody was hinted at');
  let leasedMs = 0;
  const connectors = {
    ...world.provider,
    inquire: async (question: Parameters<World['provider']['inquire']>[0]) => {
      for (; (await world.store.due(world.clock.now(), 10)).length === 0; leasedMs += 1_000) world.clock.pass(1_000);
      return world.provider.inquire(question);
    },
  };
  await executePayment({ ...world.ports, store, connectors }, id);
  expect(held).toEqual([LEASE_MS]);
  expect(leasedMs).toBeGreaterThan(LEASE_MS);
  expect(leasedMs).toBeLessThanOrEqual(LEASE_MS + 1_000);
});

test('a refund that a person has is neither failed nor sent again by itself when its provider denies it at last', async () => {
  const { world, id } = await doubtful('refund', LOSES_IT);
  world.provider.setAway(true);
  await world.live(2 * BOUND_MS, 30_000);
  world.provider.setAway(false);
  world.provider.refunds(PAYS);
  await world.live(10 * MINUTE_MS);
  const { refunds, nextActionAt } = await world.read(id);
  expect(refunds).toMatchObject([{ state: 'needs_operator', failureReason: 'never_received', tries: 1 }]);
  expect(nextActionAt).toBeNull();
  expect(world.provider.refundSends).toHaveLength(1);
});

test('a refund that nobody serves waits for a person after more than a day, and does not leave by itself any more', async () => {
  const { world, id } = await doubtful('charge', PAYS);
  world.provider.setAway(true);
  await createRefund(world.ports, { merchantId: 'mer_1', mode: 'test', paymentId: id, idempotencyKey: 'r', amount: null, reason: '' });
  await world.live(24 * 60 * MINUTE_MS, 30_000);
  expect(told(world)).toEqual([]);
  await world.live(9 * 60 * MINUTE_MS, 30_000);
  expect(told(world)).toEqual(['refund.needs_operator']);
  world.provider.setAway(false);
  await world.live(10 * MINUTE_MS);
  expect((await world.read(id)).refunds).toMatchObject([{ state: 'needs_operator', failureReason: 'provider_unreachable', tries: 0 }]);
  expect(world.provider.refundSends).toEqual([]);
});

describe('a hint that a refused charge was paid after all', () => {
  /** A payment that failed, whose channel nobody serves any more when somebody says that it was paid. */
  async function hintedAt() {
    const { world, id } = await doubtful('charge', { ...REFUSES, debits: true });
    world.provider.setAway(true);
    // What a doubt may last counts from the hint, not from the charge.
    await world.live(2 * BOUND_MS, 60_000);
    const { channel, reference } = (await world.read(id)).attempts[0] ?? { channel: '', reference: '' };
    const hint = () => recordCallback(world.ports, { channel, reference, outcome: SILENT });
    await hint();
    const alarms = () => world.counted.filter((each) => each === `hint-unanswered:${channel}:${reference}`).length;
    return { world, id, hint, alarms };
  }

  test('and that nobody can be asked about ends as a doubt would, with an alarm, and what was known stands', async () => {
    const { world, id, alarms } = await hintedAt();
    const before = await world.read(id);
    await world.live(BOUND_MS - 2 * MINUTE_MS, 10_000);
    expect((await world.read(id)).attempts).toMatchObject([{ hinted: true }]);
    expect(alarms()).toBe(0);
    await world.live(4 * MINUTE_MS, 10_000);
    const after = await world.read(id);
    expect(after).toMatchObject({ state: 'failed', failure: before.failure, nextActionAt: null, attempts: [{ state: 'declined', hinted: false, hintAsked: false, hintedAt: null, needsOperator: false }] });
    expect(world.types()).not.toContain('attempt.needs_operator');
    await world.live(10 * BOUND_MS, 60_000);
    expect([alarms(), (await world.read(id)).version]).toEqual([1, after.version]);
  });

  test('is asked about in time by a connector that comes back', async () => {
    const { world, id, alarms } = await hintedAt();
    await world.live(BOUND_MS - 2 * MINUTE_MS, 10_000);
    world.provider.setAway(false);
    await world.live(MINUTE_MS);
    expect((await world.read(id)).attempts).toMatchObject([{ state: 'succeeded', hinted: false }]);
    expect(alarms()).toBe(0);
  });

  test('does not live on by others like it, and one that comes after its end is asked about anew', async () => {
    const { world, id, hint, alarms } = await hintedAt();
    for (let lived = 0; lived < BOUND_MS + 2 * MINUTE_MS; lived += MINUTE_MS) {
      await hint();
      await world.live(MINUTE_MS, 10_000);
    }
    expect(alarms()).toBe(1);
    world.provider.setAway(false);
    await hint();
    await world.live(MINUTE_MS);
    expect((await world.read(id)).attempts).toMatchObject([{ state: 'succeeded' }]);
  });

  test('of before its moment was kept has its whole time from then on', async () => {
    const { world, id, alarms } = await hintedAt();
    const before = await world.read(id);
    const old: Payment = { ...before, version: before.version + 1, attempts: before.attempts.map((attempt) => ({ ...attempt, hintedAt: null })) };
    if (!(await world.store.save(before, old, []))) throw new Error('it changed meanwhile');
    await world.live(BOUND_MS - 2 * MINUTE_MS, 10_000);
    expect(alarms()).toBe(0);
    await world.live(4 * MINUTE_MS, 10_000);
    expect(alarms()).toBe(1);
    expect((await world.read(id)).nextActionAt).toBeNull();
  });
});
