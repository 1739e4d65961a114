import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { topics } from '@adaigi/contracts';
import { eventually } from '@adaigi/testing';
import { paymentEvent, testPlatform, type TestPlatform } from './kafka.ts';

describe('records that can never be handled', () => {
  let platform: TestPlatform;
  beforeAll(() => {
    platform = testPlatform('dlq');
  });
  afterAll(() => platform.close());

  test('go to the dead letters with origin and reason, and hold up nothing behind them', async () => {
    const { kafka, runtime } = await platform.start();
    await kafka.ensureTopics([topics.payments]);
    const good = { ce_specversion: '1.0', ce_id: 'x', ce_type: 'adaigi.payment.created.v1', ce_time: '2026-11-20T10:00:00.000Z', ce_sequence: '1', traceparent: 'kept' };
    await platform.write(topics.payments.name, [
      { key: 'pay_1', value: 'no event at all' },
      { key: 'pay_1', value: '{"paymentId": 7, "mode": "MODE_NONSENSE"}', headers: good },
      { key: 'pay_1', value: 'not json', headers: good },
    ]);
    const handled: string[] = [];
    const subscription = await kafka.consume({
      group: 'letters',
      topics: [topics.payments],
      handle: async (event) => {
        if (event.seq === '2') return { park: 'state_unknown' };
        handled.push(event.id);
        return 'ack';
      },
    });
    const producer = await kafka.producer();
    for (const seq of [1, 2, 3]) await producer.publish([paymentEvent('pay_1', seq)]);
    await eventually(() => handled.length === 2);
    expect(handled).toEqual(['pay_1-1', 'pay_1-3']);

    const letters = await platform.read('letters.dlq', 4);
    const shown = letters.map(({ key, value, headers }) => ({
      key: key?.toString(),
      value: value?.toString().slice(0, 20),
      ...Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => name.startsWith('dlq_') && name !== 'dlq_parked_at').map(([name, text]) => [name, String(text)])),
    }));
    const origin = { dlq_group: 'letters', dlq_origin_topic: `${platform.prefix}adaigi.payments.v1`, dlq_origin_partition: expect.stringMatching(/^[0-5]$/) };
    expect(shown).toMatchObject([
      { ...origin, key: 'pay_1', value: 'no event at all', dlq_origin_offset: '0', dlq_error_class: 'envelope', dlq_reason: 'unreadable' },
      { ...origin, dlq_origin_offset: '1', dlq_error_class: 'payload:AdaigiError:invalid_request', dlq_reason: 'unreadable' },
      { ...origin, dlq_origin_offset: '2', dlq_error_class: 'payload:AdaigiError:invalid_request', value: 'not json' },
      { key: 'pay_1', dlq_group: 'letters', dlq_error_class: 'rejected', dlq_reason: 'state_unknown' },
    ]);
    expect(String(letters[1]?.headers?.['traceparent'])).toBe('kept');
    await eventually(async () => (await subscription.lag()).get(topics.payments.name) === 0n);
    expect(await runtime.metrics.metrics()).toContain('adaigi_consumer_records_total{group="letters",topic="adaigi.payments.v1",outcome="parked"} 4');
  });
});
