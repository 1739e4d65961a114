import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeEvent, topics } from '@adaigi/contracts';
import { eventually, readTopics, testEngines } from '@adaigi/testing';
import { attemptEvents, probeEvent } from './harness/events.ts';
import { startPlatform, type Replica, type TestPlatform } from './harness/platform.ts';

let platform: TestPlatform;
let replica: Replica;

const ask = (paymentId: string) => ({ paymentId, attemptNumber: 1, attemptsLeft: 2, merchantId: 'mer_1', mode: 'MODE_TEST' as const, amount: { minor: '10000', currency: 'PKR' }, wallet: '', preferredWallet: '' });

beforeAll(async () => {
  platform = await startPlatform();
  replica = await platform.start();
}, 60_000);
afterAll(async () => platform.stop(), 30_000);

describe('the routing service', () => {
  test('answers with channels that the connectors described, in the operator’s order while nothing is known, with reasons', async () => {
    const decision = await replica.routing.decide(ask('pay_a'));
    expect(decision.candidates.map(({ channel }) => channel).toSorted()).toEqual(['ep', 'jc']);
    const best = decision.candidates.toSorted((a, b) => b.choiceProbability - a.choiceProbability)[0];
    expect(best?.channel).toBe('jc');
    expect(best).toMatchObject({ health: 'CHANNEL_HEALTH_UP', reasons: expect.arrayContaining([expect.any(String)]) });
    expect(decision.summary).toContain(decision.candidates[0]?.channel);
  });

  test('answers and refuses the same over a stream', async () => {
    const [alone, streamed] = await Promise.all([replica.routing.decide(ask('pay_s')), replica.streamed.decide(ask('pay_s'))]);
    const of = ({ candidates, removals, policies }: typeof alone) => ({ candidates: candidates.map(({ channel, wallet }) => `${channel} ${wallet}`).toSorted(), removals, policies });
    expect(of(streamed)).toEqual(of(alone));
    const wrong = { ...ask('pay_s'), method: 'cheque' };
    const refused = await Promise.allSettled([replica.routing.decide(wrong), replica.streamed.decide(wrong)]);
    for (const each of refused) expect(each).toMatchObject({ status: 'rejected', reason: { code: 'invalid_request', fields: [{ field: 'method', rule: 'enum' }] } });
  });

  test('explains a decision that was logged behind the answer', async () => {
    const decided = await replica.routing.decide(ask('pay_b'));
    const { decisions } = await eventually(() => replica.routing.explain({ paymentId: 'pay_b' }), { deadlineMs: 10_000 });
    expect(decisions[0]).toMatchObject({ attemptNumber: 1, merchantId: 'mer_1', amount: { minor: '10000', currency: 'PKR' }, decision: { decisionId: decided.decisionId, draw: decided.draw } });
    expect(decisions[0]?.decision).toEqual(decided);
  });

  test('tells a decision to the topic as its message is declared', async () => {
    const decided = await replica.routing.decide(ask('pay_told'));
    const record = await eventually(
      async () => {
        const told = (await readTopics(testEngines().kafka, platform.topicPrefix)).find(({ topic, key }) => topic.endsWith(topics.routingDecisions.name) && key === 'pay_told');
        if (told === undefined) throw new Error('not told yet');
        return told;
      },
      { deadlineMs: 15_000 },
    );
    const event = decodeEvent(topics.routingDecisions, Buffer.from(record.value));
    expect(event).toMatchObject({ decisionId: decided.decisionId, mode: 'MODE_TEST', amountMinor: '10000', draw: decided.draw, channels: decided.candidates.map(({ channel }) => channel) });
    expect(Object.keys(JSON.parse(record.value) as object).toSorted()).toEqual(Object.keys(event).toSorted());
  });

  test('turns away from a channel whose attempts fail by the provider’s fault', async () => {
    await platform.producer.publish(Array.from({ length: 15 }, (_, index) => attemptEvents(`pay_f${index}`, 'jc', 'ATTEMPT_STATE_DECLINED', 'FAULT_PROVIDER')).flat());
    const decision = await eventually(
      async () => {
        const answer = await replica.routing.decide(ask('pay_c'));
        expect(answer.candidates.find(({ channel }) => channel === 'ep')?.choiceProbability).toBeGreaterThan(0.9);
        return answer;
      },
      { deadlineMs: 15_000 },
    );
    expect(decision.candidates.find(({ channel }) => channel === 'jc')?.score).toBeLessThan(0.5);
  });

  test('hears of an outage by probes, without a payment', async () => {
    const scoreNow = async (): Promise<number> => (await replica.routing.describeHealth({})).channels.find(({ channel }) => channel === 'ep')?.score ?? 0;
    const before = await scoreNow();
    const start = Date.now();
    await platform.producer.publish(Array.from({ length: 6 }, (_, index) => probeEvent('ep', index < 3 ? 'answered' : 'unanswered', new Date(start - (6 - index) * 10_000))));
    await eventually(async () => (await scoreNow()) < before - 0.1, { deadlineMs: 15_000 });
    expect(Number((await replica.routing.describeHealth({})).knowledgeAgeMs)).toBeLessThan(10_000);
    await platform.producer.publish([probeEvent('ep', 'answered'), probeEvent('ep', 'answered', new Date(Date.now() + 1))]);
  });

  test('does not know decisions of a payment that it never saw', async () => {
    await expect(replica.routing.explain({ paymentId: 'pay_never' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('shows scores, health and the age of what it knows, with bounded labels', async () => {
    const text = await replica.runtime.metrics.metrics();
    expect(text).toMatch(/adaigi_route_score\{channel="jc",segment="all"\} 0\.\d+/);
    expect(text).toMatch(/adaigi_channel_health\{channel="jc",state="(up|down|degraded|probing)"\} 1/);
    expect(text).toMatch(/adaigi_route_knowledge_age_seconds \d/);
    expect(text).toMatch(/adaigi_route_decisions_total\{channel="jc",approach="\w+"\}/);
    expect(text).not.toContain('mer_1');
    expect(text).not.toContain('pay_');
  });
});
