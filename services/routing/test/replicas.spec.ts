import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { attemptEvents } from './harness/events.ts';
import { OPERATOR, startPlatform, type Replica, type TestPlatform } from './harness/platform.ts';

let platform: TestPlatform;
let first: Replica;
let second: Replica;

/** Partitions are read side by side, so that replicas hear of attempts in different orders: that may move a score by a point or two. */
const SAME = 0.03;

const ask = (paymentId: string) => ({ paymentId, attemptNumber: 1, merchantId: 'mer_1', mode: 'MODE_TEST' as const, amount: { minor: '10000', currency: 'PKR' } });
const scoresOf = async ({ routing }: Replica): Promise<Record<string, number>> => Object.fromEntries((await routing.describeHealth({})).channels.map(({ channel, score }) => [channel, score]));
const attempts = (name: string, count: number, failEvery: number) =>
  Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.now() - (count - index) * 200);
    const channel = index % 2 === 0 ? 'jc' : 'ep';
    return index % failEvery === 0 ? attemptEvents(`${name}_${index}`, channel, 'ATTEMPT_STATE_DECLINED', 'FAULT_PROVIDER', at) : attemptEvents(`${name}_${index}`, channel, 'ATTEMPT_STATE_SUCCEEDED', 'FAULT_UNSPECIFIED', at);
  }).flat();

beforeAll(async () => {
  platform = await startPlatform();
  [first, second] = await Promise.all([platform.start(), platform.start()]);
}, 60_000);
afterAll(async () => platform.stop(), 30_000);

describe('replicas', () => {
  test('that saw the same events believe the same', async () => {
    await platform.producer.publish(attempts('pay_same', 200, 4));
    await eventually(
      async () => {
        const [one, other] = await Promise.all([scoresOf(first), scoresOf(second)]);
        // Six failures of a hundred pull a channel's score clearly below what is believed of a new one.
        for (const channel of ['jc', 'ep']) expect(Math.abs((one[channel] ?? 0) - (other[channel] ?? 1))).toBeLessThan(SAME);
        expect(one['jc']).toBeLessThan(0.75);
        expect(one['ep']).toBeGreaterThan(0.8);
        return true;
      },
      { deadlineMs: 20_000 },
    );
  });

  test('all keep to a policy that one of them was given', async () => {
    const document = JSON.stringify({ formatVersion: 1, channels: { jc: { off: true } } });
    await first.policies.putPolicy({ actor: OPERATOR, document, basedOn: 0, note: 'maintenance window' });
    expect((await first.routing.decide(ask('pay_p1'))).removals).toEqual([{ channel: 'jc', constraint: 'off_by_platform', detail: '' }]);
    await eventually(async () => (await second.routing.decide(ask('pay_p2'))).removals.some(({ constraint }) => constraint === 'off_by_platform'), { deadlineMs: 10_000 });
    await first.policies.putPolicy({ actor: OPERATOR, document: '{"formatVersion":1}', basedOn: 1, note: '' });
    await eventually(async () => (await second.routing.decide(ask('pay_p3'))).removals.length === 0, { deadlineMs: 10_000 });
  });

  test('that start find what the others knew, also while Kafka is away, and say how old it is', async () => {
    const before = await scoresOf(second);
    await second.runtime.stop();
    const late = await platform.start({ ADAIGI_KAFKA: '127.0.0.1:1' });
    const after = await scoresOf(late);
    for (const channel of ['jc', 'ep']) expect(Math.abs((after[channel] ?? 0) - (before[channel] ?? 1))).toBeLessThan(SAME);
    expect((await late.routing.decide(ask('pay_late'))).candidates).toHaveLength(2);
    const { knowledgeAgeMs } = await late.routing.describeHealth({});
    await eventually(async () => Number((await late.routing.describeHealth({})).knowledgeAgeMs) > Number(knowledgeAgeMs) + 500, { deadlineMs: 5_000 });
    await late.runtime.stop().catch(() => undefined);
  }, 60_000);

  test('that start go on behind the snapshot, and count nothing twice', async () => {
    const third = await platform.start();
    await platform.producer.publish(attempts('pay_more', 40, 2));
    await eventually(
      async () => {
        const [one, other] = await Promise.all([scoresOf(first), scoresOf(third)]);
        for (const channel of ['jc', 'ep']) expect(Math.abs((one[channel] ?? 0) - (other[channel] ?? 1))).toBeLessThan(SAME);
        expect(other['jc']).toBeLessThan(0.5);
        return true;
      },
      { deadlineMs: 20_000 },
    );
  }, 60_000);
});
