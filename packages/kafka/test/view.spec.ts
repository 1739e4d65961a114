import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { topics } from '@adaigi/contracts';
import type { MerchantEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/MerchantEvent.ts';
import type { AuditEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/AuditEvent.ts';
import type { RiskDecisionEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RiskDecisionEvent.ts';
import { eventually } from '@adaigi/testing';
import type { OutgoingEvent } from '../src/index.ts';
import { testPlatform, type TestPlatform } from './kafka.ts';

function merchantEvent(merchantId: string, seq: number): OutgoingEvent<MerchantEvent__Output> {
  const time = '2026-11-20T10:00:00.000Z';
  const payload: MerchantEvent__Output = { merchantId, seq: String(seq), name: `Shop ${seq}`, status: 'MERCHANT_STATUS_ACTIVE', settings: {}, dialects: [], occurredAt: time };
  return { topic: topics.merchants, type: 'merchant.changed', id: `${merchantId}-${seq}`, key: merchantId, time, seq: String(seq), payload };
}

function auditEvent(seq: number): OutgoingEvent<AuditEvent__Output> {
  const time = '2026-11-20T10:00:00.000Z';
  const what = { action: 'attempt.settled', merchantId: 'mer_a', mode: 'MODE_TEST' as const, paymentId: 'pay_1', attemptNumber: 1, refundId: '', verdict: 'declined' };
  const payload = { chain: 'mer_a', seq: String(seq), ...what, stateBefore: 'unknown', stateAfter: 'declined', operators: ['a', 'b'], occurredAt: time, previousHash: '', hash: '' };
  return { topic: topics.audit, type: 'audit.recorded', id: `a-${seq}`, key: 'mer_a', time, seq: String(seq), payload };
}

function riskEvent(paymentId: string): OutgoingEvent<RiskDecisionEvent__Output> {
  const time = '2026-11-20T10:00:00.000Z';
  const payload = { paymentId, merchantId: 'mer_a', decision: 'DECISION_ALLOW' as const, rules: [], rulesVersion: '1', occurredAt: time, mode: 'MODE_TEST' as const };
  return { topic: topics.riskDecisions, type: 'risk.assessed', id: paymentId, key: paymentId, time, seq: '1', payload };
}

describe('a view of a compacted topic', () => {
  let platform: TestPlatform;
  beforeAll(() => {
    platform = testPlatform('view');
  });
  afterAll(() => platform.close());

  test('every replica sees everything from the beginning and then what comes', async () => {
    const { kafka: writer } = await platform.start('writer');
    await writer.ensureTopics([topics.merchants]);
    const producer = await writer.producer();
    await producer.publish([1, 2, 3].flatMap((seq) => ['mer_a', 'mer_b'].map((id) => merchantEvent(id, seq))));
    const replicas = [new Map<string, string>(), new Map<string, string>()];
    for (const replica of replicas) {
      const { kafka } = await platform.start('edge');
      const view = await kafka.view({ topic: topics.merchants, onEvent: ({ payload }) => void replica.set(payload.merchantId, payload.name) });
      await view.caughtUp();
      expect(Object.fromEntries(replica)).toEqual({ mer_a: 'Shop 3', mer_b: 'Shop 3' });
    }
    await platform.write(topics.merchants.name, [{ key: 'mer_x', value: 'rubbish' }]);
    await producer.publish([merchantEvent('mer_a', 4)]);
    await eventually(() => replicas.every((replica) => replica.get('mer_a') === 'Shop 4'));
  });

  test('an empty topic is caught up at once, and one that does not exist is made', async () => {
    const { kafka } = await platform.start('alone');
    const view = await kafka.view({ topic: topics.providerHealth, onEvent: () => undefined });
    await view.caughtUp();
    await view.stop();
  });

  test('an event that cannot be applied is passed over', async () => {
    const { kafka } = await platform.start('fragile');
    await kafka.ensureTopics([topics.merchants]);
    const applied: string[] = [];
    await (await kafka.producer()).publish([merchantEvent('mer_bad', 1), merchantEvent('mer_good', 1)]);
    const view = await kafka.view({
      topic: topics.merchants,
      onEvent: ({ key }) => {
        if (key === 'mer_bad') throw new Error('bug');
        applied.push(key);
      },
    });
    await view.caughtUp();
    expect(applied).toContain('mer_good');
  });

  test('goes on where it was told, and tells where it is', async () => {
    const { kafka } = await platform.start('resuming');
    await kafka.ensureTopics([topics.audit]);
    const producer = await kafka.producer();
    await producer.publish([1, 2, 3].map(auditEvent));
    const seen: string[] = [];
    const first = await kafka.view({ topic: topics.audit, resumeAt: new Map([[0, 1n]]), onEvent: ({ seq }) => void seen.push(seq) });
    await first.caughtUp();
    expect(seen).toEqual(['2', '3']);
    expect(first.positions().get(0)).toBe(3n);
    expect(first.heardAt()).toBeGreaterThan(Date.now() - 60_000);
    const resumed: string[] = [];
    const second = await kafka.view({ topic: topics.audit, resumeAt: first.positions(), onEvent: ({ seq }) => void resumed.push(seq) });
    await second.caughtUp();
    await producer.publish([auditEvent(4)]);
    await eventually(() => resumed.includes('4'));
    expect(resumed).toEqual(['4']);
  });

  test('begins anew where its position belongs to a topic that is gone', async () => {
    const { kafka } = await platform.start('lost');
    await kafka.ensureTopics([topics.riskDecisions]);
    const seen: string[] = [];
    await (await kafka.producer()).publish([riskEvent('pay_1')]);
    const view = await kafka.view({ topic: topics.riskDecisions, resumeAt: new Map([0, 1, 2].map((partition) => [partition, 1_000n])), onEvent: ({ key }) => void seen.push(key) });
    await view.caughtUp();
    await eventually(() => seen.length > 0);
    expect(seen).toEqual(['pay_1']);
  });
});
