import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome, Payout } from '@adaigi/domain';
import type { PayoutAnswer } from '../src/payout-ports.ts';
import { executePayout } from '../src/usecases/payouts/execute-payout.ts';
import { lookBack } from '../src/usecases/payouts/look-back.ts';
import { createPayoutWorld, DECLINED, DOUBT, PAID, TIMES, type PayoutWorld } from './fakes/payout-world.ts';
import { POLICY } from './fakes/world.ts';

const MINUTE_MS = 60_000;
const BOUND_MS = TIMES.longestDoubtMs + MINUTE_MS;
const LEASE_MS = TIMES.inquireTimeoutMs + POLICY.marginMs;

let world: PayoutWorld;
beforeAll(async () => {
  world = await createPayoutWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  world.provider.answers.length = 0;
  world.provider.found.length = 0;
  world.provider.asked.length = 0;
});

const answered = (outcome: Outcome, nextInquiryAfterMs = 0): PayoutAnswer => ({ outcome, nextInquiryAfterMs, scheduleExhausted: false });

async function doubtful(): Promise<string> {
  const { payout } = await world.create();
  world.provider.answers.push(DOUBT);
  await world.run(payout.id);
  return payout.id;
}

/** A run of what is due a while later. */
async function runAfter(id: string, ms: number): Promise<Payout> {
  world.clock.pass(ms);
  await world.run(id);
  return world.read(id);
}

const told = async (id: string): Promise<number> => (await world.events(id)).filter((type) => type === 'payout.needs_operator').length;
const queued = async (id: string): Promise<boolean> => (await world.ports.payouts.manualQueue(100)).some((payout) => payout.id === id);

describe('a payout about which no connector can be asked', () => {
  test('is in the manual queue when its channel’s inquiries and windows and a minute are over, is told once, and is asked about on', async () => {
    const id = await doubtful();
    expect(await runAfter(id, BOUND_MS - 2 * MINUTE_MS)).toMatchObject({ attempts: [{ needsOperator: false }] });
    expect(await runAfter(id, 3 * MINUTE_MS)).toMatchObject({ state: 'processing', hold: 'held', attempts: [{ needsOperator: true, inquiriesMade: 0 }] });
    const { nextActionAt } = await runAfter(id, BOUND_MS);
    expect(nextActionAt).not.toBeNull();
    expect([await told(id), await queued(id)]).toEqual([1, true]);
    world.provider.found.push(answered(DOUBT, 60_000));
    expect(await runAfter(id, MINUTE_MS)).toMatchObject({ attempts: [{ needsOperator: true, inquiriesMade: 1, nextInquiryAt: expect.any(Date) }] });
    expect(await told(id)).toBe(1);
  });

  test.each([[PAID, 'succeeded'], [DECLINED, 'failed']] as const)('is settled by a connector that comes back', async (outcome, state) => {
    const id = await doubtful();
    await runAfter(id, 2 * BOUND_MS);
    expect(await queued(id)).toBe(true);
    world.provider.found.push(answered(outcome));
    expect(await runAfter(id, MINUTE_MS)).toMatchObject({ state });
    expect(await queued(id)).toBe(false);
  });

  test('is in the manual queue also when it is asked and answers nothing so late', async () => {
    const id = await doubtful();
    world.provider.found.push(answered(DOUBT, 60_000));
    expect(await runAfter(id, BOUND_MS)).toMatchObject({ attempts: [{ needsOperator: true, inquiriesMade: 1, nextInquiryAt: expect.any(Date) }] });
    expect(await told(id)).toBe(1);
  });
});

describe('the lease of a payout', () => {
  /** How long it lasts beyond now, by the database's clock. */
  const leftMs = async (id: string): Promise<number> => {
    const document = await world.models.payouts.findById(id).lean<{ lease: { until: Date } | null } | null>();
    return (document?.lease?.until.getTime() ?? 0) - Date.now();
  };
  /** Connectors that tell what the lease had left when they were asked. */
  const measured = (id: string, left: number[]): PayoutWorld['ports'] => ({
    ...world.ports,
    payoutConnectors: {
      ...world.provider.connectors,
      async inquire(question) {
        left.push(await leftMs(id));
        return world.provider.connectors.inquire(question);
      },
    },
  });
  const expectCovered = ([left]: number[]): void => {
    expect(left).toBeGreaterThan(TIMES.inquireTimeoutMs);
    expect(left).toBeLessThanOrEqual(LEASE_MS + 1_000);
  };

  test('covers the inquiry about a doubt, and no more than the margin beyond it', async () => {
    const id = await doubtful();
    const left: number[] = [];
    world.clock.pass(70_000);
    await executePayout(measured(id, left), id);
    expectCovered(left);
  });

  test('covers the look back at one that was paid', async () => {
    const { payout } = await world.create();
    await world.run(payout.id);
    const left: number[] = [];
    world.clock.pass(world.ports.lookBackMs[0] ?? 0);
    await lookBack(measured(payout.id, left), payout.id);
    expectCovered(left);
  });

  test('that was lost before the question leaves it to whoever has it', async () => {
    const id = await doubtful();
    const ports = { ...world.ports, payouts: { ...world.ports.payouts, prolong: async () => false } };
    world.clock.pass(70_000);
    await executePayout(ports, id);
    expect(world.provider.asked).toEqual([]);
  });
});
