import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { eventually, readTopics } from '@adaigi/testing';
import { debitsByMobile } from '../support/crew.ts';
import type { WorldOf } from './world.ts';

interface Envelope {
  readonly code: string;
  readonly msg: string;
  readonly success: boolean;
  readonly timestamp: number;
  readonly data: Readonly<Record<string, string>> | null;
}

/** The order of the README, byte for byte as an existing client sends it, followed from the answer to the callback. */
export function demoOrder(world: WorldOf): void {
  const post = async (path: string, body: string): Promise<Envelope> => {
    const { platform, merchant } = world().crew;
    const answer = await fetch(`${platform.run.edge.http}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', merchantNo: merchant.paypro?.merchantNo ?? '' },
      body,
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Envelope;
  };
  const signed = (text: string): string =>
    createHash('md5')
      .update(`${text}${world().crew.merchant.paypro?.secret}`)
      .digest('hex');
  const order = (timestamp: number, amount = '10000'): string => {
    const notifyUrl = `${world().crew.inbox.url}/demo`;
    // Sorted by name, joined without separators, secret at the end: written out, not computed.
    const sign = signed(
      `amount=${amount}custId=m2hkCRuTCK5HKpEkA0okcustomerCert=1730123456789email=john@gmail.commobile=3115112345name=John DoenotifyUrl=${notifyUrl}remark=Payment for order #456timestamp=${timestamp}tradeNo=order45692193212we3111`,
    );
    return `{"amount":"${amount}","tradeNo":"order45692193212we3111","notifyUrl":"${notifyUrl}","name":"John Doe","customerCert":"1730123456789","email":"john@gmail.com","mobile":"3115112345","remark":"Payment for order #456","custId":"m2hkCRuTCK5HKpEkA0ok","timestamp":"${timestamp}","sign":"${sign}"}`;
  };
  let paymentId = '';

  test('is answered as accepted, charged once, and called back with a sign that the merchant verifies', async () => {
    const { inbox, client, platform } = world().crew;
    const answer = await post('/v1/payproPK/payinApi', order(Date.now()));
    expect(answer).toMatchObject({ code: '0000', msg: 'success', success: true, timestamp: expect.any(Number) });
    expect(answer.data).toMatchObject({ platFormTradeNo: expect.stringMatching(/^[0-9a-z]{32}$/), remark: 'Payment for order #456', status: '0015', desc: 'CREATED' });
    const platFormTradeNo = answer.data?.['platFormTradeNo'] ?? '';
    paymentId = `pay_${platFormTradeNo}`;

    const callback = await inbox.waitFor(({ path }) => path === '/demo');
    expect([callback.method, callback.headers['content-type']]).toEqual(['POST', expect.stringMatching(/^application\/json/)]);
    expect(client.verifies(callback.body)).toBe(true);
    expect(JSON.parse(callback.body)).toEqual({
      platFormTradeNo,
      tradeNo: 'order45692193212we3111',
      amount: '10000',
      status: '0000',
      message: 'SUCCESS',
      successTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      timestamp: expect.stringMatching(/^\d{13}$/),
      sign: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect((await debitsByMobile(platform.run.simulator.control)).get('03115112345')).toEqual([1_000_000]);
  });

  test('can be asked for, in the words of its API; the time is that of Pakistan', async () => {
    const timestamp = String(Date.now());
    const query = { tradeNo: 'order45692193212we3111', timestamp, sign: signed(`timestamp=${timestamp}tradeNo=order45692193212we3111`) };
    const answer = await post('/v1/payproPK/queryPayInResult', JSON.stringify(query));
    expect(answer).toMatchObject({ code: '0000', success: true });
    expect(answer.data).toEqual({
      platFormTradeNo: paymentId.slice('pay_'.length),
      tradeNo: 'order45692193212we3111',
      amount: '10000',
      status: '0000',
      message: 'SUCCESS',
      successTime: expect.any(String),
      paymentType: expect.stringMatching(/^(jazzcash|easypaisa)$/),
    });
    const successTime = Date.parse(`${answer.data?.['successTime']?.replace(' ', 'T')}+05:00`);
    expect(Math.abs(Date.now() - successTime)).toBeLessThan(60_000);
  });

  test('sent again it is the same order; with another amount it is refused, and the first one lives', async () => {
    const again = await post('/v1/payproPK/payinApi', order(Date.now()));
    expect(again).toMatchObject({ code: '0000', data: { platFormTradeNo: paymentId.slice('pay_'.length), status: '0000' } });
    const other = await post('/v1/payproPK/payinApi', order(Date.now(), '10001'));
    expect(other).toMatchObject({ code: '8000', msg: 'duplicate tradeNo', success: false, data: null });
    expect((await debitsByMobile(world().crew.platform.run.simulator.control)).get('03115112345')).toEqual([1_000_000]);
  });

  test('the native API shows its route and why; personal data is masked', async () => {
    const payment = await world().native.get(paymentId);
    expect(payment).toMatchObject({ state: 'succeeded', amount: 1_000_000, currency: 'PKR', wallet: null, reference: 'order45692193212we3111' });
    expect(payment.attempts).toHaveLength(1);
    expect(payment.attempts[0]).toMatchObject({ state: 'succeeded', channel: expect.stringMatching(/^(jazzcash|easypaisa)-/), routingReason: expect.stringMatching(/\w+ \w+/) });
    for (const secret of ['3115112345', 'John Doe', 'john@gmail.com', '1730123456789']) expect(JSON.stringify(payment)).not.toContain(secret);
  });

  test('Kafka has its events in order, as CloudEvents, and the delivery that was answered with OK', async () => {
    const { platform } = world().crew;
    const events = await eventually(
      async () => {
        const records = (await readTopics(platform.run.kafka, platform.topicPrefix)).filter(({ key, value }) => key === paymentId || value.includes(paymentId));
        return records.some(({ headers }) => headers['ce_type'] === 'adaigi.webhook.delivered.v1') && records;
      },
      { deadlineMs: 20_000, intervalMs: 200 },
    );
    const on = (topic: string): string[] =>
      events.filter((event) => event.topic === `${platform.topicPrefix}adaigi.${topic}.v1`).map(({ headers }) => `${headers['ce_sequence']} ${headers['ce_type']}`);
    expect(on('payments')).toEqual(['1 adaigi.payment.created.v1', '2 adaigi.payment.processing.v1', '3 adaigi.payment.succeeded.v1']);
    expect(on('attempts')).toEqual(['1 adaigi.attempt.started.v1', '2 adaigi.attempt.succeeded.v1']);
    expect(on('risk-decisions')).toHaveLength(1);
    expect(on('routing-decisions')).toHaveLength(1);
    for (const { headers } of events) expect(headers).toMatchObject({ ce_specversion: '1.0', 'content-type': 'application/json', ce_id: expect.any(String), ce_source: expect.stringMatching(/^\/adaigi\//) });
  });
}
