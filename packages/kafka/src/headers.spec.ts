import { describe, expect, test } from '@jest/globals';
import { fromHeaders, toHeaders } from './headers.ts';

const entry = { eventId: 'e1', topicName: 'adaigi.payments.v1', type: 'payment.created', key: 'pay_1', seq: '7', time: '2026-11-20T10:00:00.000Z', payloadJson: '{}' };

describe('the envelope', () => {
  test('is CloudEvents 1.0 in binary mode', () => {
    expect(toHeaders({ ...entry, traceparent: '00-aa-bb-01' }, 'payments')).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: 'e1',
      ce_source: '/adaigi/payments',
      ce_type: 'adaigi.payment.created.v1',
      ce_time: '2026-11-20T10:00:00.000Z',
      ce_subject: 'pay_1',
      ce_sequence: '7',
      traceparent: '00-aa-bb-01',
    });
  });

  test('is read back as it was written', () => {
    const buffers = Object.fromEntries(Object.entries(toHeaders(entry, 'payments')).map(([name, value]) => [name, Buffer.from(value)]));
    expect(fromHeaders(buffers)).toEqual({ id: 'e1', type: 'payment.created', time: entry.time, seq: '7', traceparent: undefined, replayGroup: undefined });
  });

  test.each(['ce_id', 'ce_type', 'ce_time', 'ce_sequence', 'ce_specversion'])('without %s there is no event', (name) => {
    const headers: Record<string, string> = toHeaders(entry, 'payments');
    delete headers[name];
    expect(fromHeaders(headers)).toBeNull();
  });

  test('another version or a foreign type is no event', () => {
    expect(fromHeaders({ ...toHeaders(entry, 'p'), ce_specversion: '0.3' })).toBeNull();
    expect(fromHeaders({ ...toHeaders(entry, 'p'), ce_type: 'com.example.thing' })).toBeNull();
    expect(fromHeaders(undefined)).toBeNull();
  });
});
