import { createHash, randomBytes } from 'node:crypto';
import { topics } from '@adaigi/contracts';
import { eventually } from '@adaigi/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { POSTBACK_KEYS } from './fake-peers.ts';
import { newPaymentId, startPlatform } from './platform.ts';
import type { Platform } from './platform.ts';

let platform: Platform;
let merchants = 0;

beforeAll(async () => {
  platform = await startPlatform({ ADAIGI_NOTIFIER_TIMEOUT_MS: '1000' });
  const calls = new Map<string, number>();
  platform.inbox.setAnswer(({ path }) => {
    calls.set(path, (calls.get(path) ?? 0) + 1);
    return { status: 200, body: calls.get(path) === 1 ? '{"status":"error"}' : '{"status":"ok","message":"thanks"}' };
  });
}, 90_000);

afterAll(async () => {
  expect(await platform.stop()).toBe(0);
}, 30_000);

/** A merchant of this test alone, whose postbacks go to a path of the inbox and are accepted at the second try. */
function newMerchant(path: string): string {
  merchants += 1;
  const merchantId = `mer_${String(merchants).padStart(24, '0')}`;
  platform.peers.settings.set(merchantId, { postback_url: `${platform.inbox.url}${path}`, postback_schedule: '1,1,1' });
  return merchantId;
}

/** Both tries of the postback, once the second was accepted; checked as a receiver checks it. */
async function postbackAt(path: string): Promise<Record<string, unknown> & { additional_data: Record<string, unknown>[] }> {
  const received = () => platform.inbox.received.filter((entry) => entry.path === path);
  await eventually(() => received().length === 2, { deadlineMs: 20_000 });
  const [first, second] = received();
  expect(second?.body).toBe(first?.body);
  const body = JSON.parse(first?.body ?? '') as Record<string, unknown> & { additional_data: Record<string, unknown>[] };
  const md5 = createHash('md5').update(JSON.stringify(body.additional_data)).digest('hex');
  expect(body['signature']).toBe(createHash('sha1').update(`${POSTBACK_KEYS.accessKey}${POSTBACK_KEYS.privateAccessKey}${md5}`).digest('hex'));
  return body;
}

describe('postbacks', () => {
  test('of a credited deposit, converted by the rates of its day', async () => {
    const merchantId = newMerchant('/deposit');
    await platform.postbacks.importRates({ day: '2026-01-01', base: 'PKR', rates: [{ currency: 'USD', rate: '0.0036' }] });
    const depositId = `dep_${randomBytes(16).toString('hex')}`;
    platform.peers.orders.set(depositId, { notifyUrl: '', reference: '3158538', amountText: '' });
    const time = new Date().toISOString();
    const facts = { merchantId, mode: 'MODE_TEST', dialect: 'paykassma', reference: '3158538', amountMinor: '600000', claimedMinor: '120000', currency: 'PKR' } as const;
    const rest = { state: 'DEPOSIT_STATE_CREDITED', walletType: 'easypaisa', channel: 'receiving:easypaisa', reason: '', createdAt: time, occurredAt: time, version: '2' } as const;
    await platform.publish({ topic: topics.deposits, type: 'deposit.credited', id: `${depositId}.deposits.2`, key: depositId, time, seq: '2', payload: { depositId, seq: '2', ...facts, ...rest } });
    const body = await postbackAt('/deposit');
    expect(body).toMatchObject({ direction: 'ingoing', amount: 6000, label: '786442', converted_amount: { PKR: 6000, USD: 21.6 }, access_key: 'pub-0001' });
    expect(body.additional_data).toMatchObject([{ amount: '6000', transaction_id: '67923175246', plugin_custom_order_id: '3158538', exchanger_identifier: '923139471223', stockpiling_id: 4819603 }]);
  });

  test('of a push that was paid, under our own number', async () => {
    const merchantId = newMerchant('/push');
    const paymentId = newPaymentId();
    platform.peers.orders.set(paymentId, { notifyUrl: '', reference: 'custom-1', amountText: '', dialectData: { label: 'user 1', walletType: 'easypaisa_api' } });
    await platform.happens({ merchantId, paymentId, dialect: 'paykassma' });
    const body = await postbackAt('/push');
    expect(body).toMatchObject({ wallet_type: 'easypaisa_api', amount: 10000, label: 'user 1' });
    expect(body.additional_data).toMatchObject([{ transaction_id: paymentId.slice(4), plugin_custom_order_id: 'custom-1', exchanger_identifier: '923123456789' }]);
  });

  test('of a test withdrawal, once per id, as if it were paid', async () => {
    const merchantId = newMerchant('/test');
    const wish = { merchantId, mode: 'MODE_TEST' as const, withdrawalId: 'W-1', walletType: 'easypaisa', amount: { minor: '500000', currency: 'PKR' }, label: '53999', accountNumber: '03405135211', accountName: 'Muhammad Saqib' };
    await Promise.all(Array.from({ length: 5 }, () => platform.postbacks.sendTestPostback(wish)));
    const body = await postbackAt('/test');
    expect(body['signature']).toBe('b4c046f7bbebf14da2b03b8ff3d7c54922119fae');
    expect(body).toMatchObject({ direction: 'outgoing', amount: 5000, label: '53999' });
    expect(body.additional_data).toMatchObject([{ withdrawal_id: 'W-1', withdrawal_status: 1, account_number: '03405135211' }]);
  });
});
