import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { topics } from '@adaigi/contracts';
import type { ProviderCallbackEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/ProviderCallbackEvent.ts';
import { AdaigiError } from '@adaigi/errors';
import { createKafka, type ReceivedEvent } from '@adaigi/kafka';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { eventually, startTcpProxy, testEngines } from '@adaigi/testing';
import { send } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';

let edge: TestEdge;
let reader: TestRuntime;
const events: ReceivedEvent<ProviderCallbackEvent__Output>[] = [];

const UNKNOWN = {
  kind: 'OUTCOME_KIND_UNKNOWN',
  fault: 'FAULT_UNSPECIFIED',
  retry: 'RETRY_UNSPECIFIED',
  reason: '',
  providerCode: '',
  providerTransactionId: '',
  integrityProblem: '',
  reversed: false,
} as const;

beforeAll(async () => {
  edge = await startEdge();
  reader = testRuntime('reader');
  const kafka = await createKafka(reader, { brokers: testEngines().kafka, topicPrefix: edge.topicPrefix });
  await kafka.consume({
    group: 'reader',
    topics: [topics.providerCallbacks],
    handle: async (event) => {
      events.push(event);
      return 'ack';
    },
  });
});
afterAll(async () => {
  await reader.stop();
  await edge.stop();
});
beforeEach(() => {
  edge.peers.connectors.calls.length = 0;
});

function accept(reference: string): void {
  edge.peers.connectors.parse = async () => ({
    accepted: true,
    reference,
    outcome: { ...UNKNOWN, kind: 'OUTCOME_KIND_SUCCEEDED', providerTransactionId: 'tx1' },
    replyStatus: 200,
    replyContentType: 'application/json',
    replyBody: '{"pp_ResponseCode":"000"}',
    refusal: '',
  });
}

describe('provider callbacks', () => {
  test('an accepted message is on Kafka before the provider is answered in its own words', async () => {
    const reference = randomUUID();
    accept(reference);
    const body = '{"pp_TxnRefNo":"T1","pp_Password":"secret"}';
    const answer = await send(edge.url, 'POST', '/v1/callbacks/jazzcash/jazzcash-main?a=%20b', { headers: { 'content-type': 'application/x-strange' }, body });
    expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([200, 'application/json', '{"pp_ResponseCode":"000"}']);
    expect(edge.peers.connectors.calls).toEqual([{ channel: 'jazzcash-main', method: 'POST', query: 'a=%20b', contentType: 'application/x-strange', body }]);
    const event = await eventually(() => events.find(({ payload }) => payload.reference === reference), { deadlineMs: 20_000 });
    expect(event).toMatchObject({ key: `jazzcash-main:${reference}`, type: 'provider_callback.received', payload: { channel: 'jazzcash-main', outcome: { kind: 'OUTCOME_KIND_SUCCEEDED', providerTransactionId: 'tx1' } } });
    expect(JSON.stringify(event.payload)).not.toContain('secret');
  });

  test("Easypaisa's knock by GET reaches its connector with its query, unread and unfetched", async () => {
    accept(randomUUID());
    const query = `url=${encodeURIComponent('http://169.254.169.254/latest/meta-data')}`;
    const answer = await send(edge.url, 'GET', `/v1/callbacks/easypaisa/easypaisa-main?${query}`, { headers: {} });
    expect(answer.status).toBe(200);
    expect(edge.peers.connectors.calls).toEqual([expect.objectContaining({ method: 'GET', query, body: '' })]);
  });

  test('a refused message is answered as its connector says and never becomes an event', async () => {
    const reference = randomUUID();
    edge.peers.connectors.parse = async () => ({ accepted: false, reference, outcome: null, replyStatus: 401, replyContentType: 'text/plain', replyBody: 'no', refusal: 'hash' });
    const answer = await send(edge.url, 'POST', '/v1/callbacks/jazzcash/jazzcash-main', { headers: {}, body: 'x' });
    expect([answer.status, answer.text]).toEqual([401, 'no']);
    const marker = randomUUID();
    accept(marker);
    await send(edge.url, 'POST', '/v1/callbacks/jazzcash/jazzcash-main', { headers: {}, body: 'x' });
    await eventually(() => events.some(({ payload }) => payload.reference === marker), { deadlineMs: 20_000 });
    expect(events.some(({ payload }) => payload.reference === reference)).toBe(false);
  });

  test.each(['/v1/callbacks/jazzcash/nothing', '/v1/callbacks/easypaisa/jazzcash-main', '/v1/callbacks/nobody/jazzcash-main'])('%s is nobody: 404', async (path) => {
    expect((await send(edge.url, 'POST', path, { headers: {}, body: 'x' })).status).toBe(404);
    expect(edge.peers.connectors.calls).toEqual([]);
  });

  test('with the connector away the provider must try again', async () => {
    edge.peers.connectors.parse = async () => {
      throw new AdaigiError('unavailable', 'away');
    };
    const answer = await send(edge.url, 'POST', '/v1/callbacks/jazzcash/jazzcash-main', { headers: {}, body: 'x' });
    expect([answer.status, answer.headers.has('retry-after')]).toEqual([503, true]);
  });

  test('a body over 64 kB is refused unread', async () => {
    const answer = await send(edge.url, 'POST', '/v1/callbacks/jazzcash/jazzcash-main', { headers: {}, body: 'x'.repeat(65_537) });
    expect(answer.status).toBe(413);
    expect(edge.peers.connectors.calls).toEqual([]);
  });
});

describe('with Kafka away', () => {
  test('the edge starts and serves, but a callback is 503 so that the provider tries again', async () => {
    const kafka = await startTcpProxy({ target: { port: 9 }, mode: 'refuse' });
    const cut = await startEdge({ ADAIGI_KAFKA: `127.0.0.1:${kafka.port}` });
    try {
      cut.peers.connectors.parse = edge.peers.connectors.parse;
      const reference = randomUUID();
      cut.peers.connectors.parse = async () => ({ accepted: true, reference, outcome: { ...UNKNOWN }, replyStatus: 200, replyContentType: 'text/plain', replyBody: 'OK', refusal: '' });
      const answer = await send(cut.url, 'POST', '/v1/callbacks/jazzcash/jazzcash-main', { headers: {}, body: 'x' });
      expect([answer.status, answer.json['code']]).toEqual([503, 'unavailable']);
      expect((await send(cut.url, 'GET', '/openapi.json', { headers: {} })).status).toBe(200);
    } finally {
      await cut.stop();
      await kafka.close();
    }
  });
});
