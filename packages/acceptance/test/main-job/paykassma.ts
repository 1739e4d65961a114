import { createHash, randomInt, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { expect, test } from '@jest/globals';
import { createMerchant, fundMerchant, type MerchantCredentials } from '@adaigi/local';
import { eventually, startInbox, type Inbox } from '@adaigi/testing';
import { freshMobile } from '../support/native-client.ts';
import type { WorldOf } from './world.ts';

type Keys = NonNullable<MerchantCredentials['paykassma']>;

/** A postback, as a receiver reads it. */
interface Postback {
  readonly signature: string;
  readonly amount: number;
  readonly direction: string;
  readonly converted_amount: Record<string, number>;
  readonly additional_data: readonly Record<string, unknown>[];
}

const sha1md5 = (key: string, text: string): string => createHash('sha1').update(key + createHash('md5').update(text).digest('hex')).digest('hex');

/** A merchant whose client and receiver were written for Paykassma: its own requests, signatures and checks, nothing of the server's. */
export function paykassma(world: WorldOf): void {
  async function shop(): Promise<{ keys: Keys; merchantId: string; inbox: Inbox }> {
    const inbox = await startInbox({ answer: { body: '{"status":"ok"}' } });
    const { run } = world().crew.platform;
    const made = await createMerchant(run, { name: 'Paykassma', dialects: ['paykassma'], settings: { postback_url: `${inbox.url}/postback` } });
    if (made.paykassma === undefined) throw new Error('no Paykassma credentials');
    await fundMerchant(run, { merchantId: made.merchantId, paisa: 1_000_000, reference: randomUUID() });
    return { keys: made.paykassma, merchantId: made.merchantId, inbox };
  }

  function call(host: string, method: string, path: string, body?: string): Promise<{ status: number; text: string; json: Record<string, unknown> }> {
    const { hostname, port } = new URL(world().crew.platform.run.edge.http);
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, method, path, headers: { host, 'content-type': 'application/json' } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: answer.statusCode ?? 0, text, json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  const api = (keys: Keys, path: string, body: object) => call(`api.${keys.host}`, 'POST', `${path}?secret=${keys.pluginapi_secret}`, JSON.stringify(body));

  function withdraw(keys: Keys, fields: Record<string, string | number | boolean>) {
    const values = Object.keys(fields).sort().map((name) => (fields[name] === true ? '1' : fields[name] === false ? '' : String(fields[name])));
    return call(`api.${keys.host}`, 'POST', '/v2/withdrawal/create', JSON.stringify({ ...fields, signature: sha1md5(keys.private_key, values.join(':')) }));
  }

  /** The first postback that the predicate accepts, its signature checked over what was decoded and encoded again. */
  async function postback(keys: Keys, inbox: Inbox, isIt: (element: Record<string, unknown>) => boolean): Promise<Postback> {
    return eventually(() => {
      const found = inbox.received.map(({ body }) => JSON.parse(body) as Postback).find(({ additional_data: [element = {}] }) => isIt(element));
      if (found === undefined) return false;
      expect(found.signature).toBe(sha1md5(keys.postback_access_key + keys.postback_private_access_key, JSON.stringify(found.additional_data)));
      return found;
    }, { deadlineMs: 60_000 });
  }

  const order = (change: object = {}) => ({ withdrawal_id: randomUUID(), payment_system: 'jazzcash', amount: 500, currency_code: 'PKR', label: '125199', account_number: freshMobile(), account_name: 'Muhammad Saqib', is_test: false, ...change });

  test('pays users: once per id, with a postback; a test pays nothing; what the balance does not cover is refused', async () => {
    const { keys, inbox } = await shop();
    try {
      const real = order();
      const answers = await Promise.all(Array.from({ length: 5 }, () => withdraw(keys, real)));
      expect(answers.map(({ text }) => text)).toEqual(Array(5).fill('{"status":"ok"}'));
      const trial = order({ is_test: true });
      expect((await withdraw(keys, trial)).text).toBe('{"status":"ok"}');
      expect((await withdraw(keys, order({ amount: 50_000 }))).json).toEqual({ status: 'fail', message: { withdrawals_sum_amount: ['Insufficient balance'] } });
      for (const { withdrawal_id } of [trial, real]) {
        const told = await postback(keys, inbox, (element) => element['withdrawal_id'] === withdrawal_id);
        expect(told).toMatchObject({ direction: 'outgoing', amount: 500, converted_amount: { PKR: 500 } });
        expect(told.additional_data[0]).toMatchObject({ amount: '500', withdrawal_status: 1, account_name: 'Muhammad Saqib' });
      }
    } finally {
      await inbox.close();
    }
  });

  test('asks a payer on the phone and hears by postback', async () => {
    const { keys, inbox } = await shop();
    try {
      const wish = { amount: 750, currency: 'PKR', label: 'user 7', custom_transaction_id: randomUUID(), phone_number: freshMobile() };
      expect((await api(keys, '/api/v1/payment/create/easypaisa_api', wish)).text).toBe('{"status":"ok"}');
      const told = await postback(keys, inbox, (element) => element['plugin_custom_order_id'] === wish.custom_transaction_id);
      expect(told).toMatchObject({ direction: 'ingoing', amount: 750, wallet_type: 'easypaisa_api', label: 'user 7' });
      expect(told.additional_data[0]?.['transaction_id']).toMatch(/^[0-9a-f]{32}$/);
    } finally {
      await inbox.close();
    }
  });

  test('shows a wallet, claims a number early, and is credited in the window and by postback when the transfer comes', async () => {
    const { keys, inbox } = await shop();
    try {
      const { json } = await api(keys, '/api/v1/transaction/create/easypaisa', { currency: 'PKR', label: 'user 8' });
      expect(json).toMatchObject({ status: 'ok', params: { identifier: expect.stringMatching(/^03\d{9}$/) } });
      const { identifier } = json['params'] as { identifier: string };
      const custom = randomUUID();
      const key1 = String(randomInt(1e10, 1e11 - 1));
      const claim = { currency_code: 'PKR', label: 'user 8', wallet_type: 'easypaisa', key1, amount: 1200, custom_transaction_id: custom };
      expect((await api(keys, '/api/v1/transaction/activate', claim)).json['status']).toBe('possible_transaction_created');
      const window = `/?label=user%208&currency_code=PKR&lang=en&wallet_type=easypaisa&custom_transaction_id=${custom}&fixed_amount=1200`;
      expect((await call(`plugin.${keys.host}`, 'GET', window)).text).toContain('data-state="pending"');
      const sent = await fetch(`${world().crew.platform.run.simulator.control}/transfers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ wallet: 'easypaisa', to: identifier, from: freshMobile(), amountMinor: 120_000, number: key1 }),
      });
      expect(sent.status).toBeLessThan(300);
      const told = await postback(keys, inbox, (element) => element['transaction_id'] === key1);
      expect(told).toMatchObject({ direction: 'ingoing', amount: 1200, wallet_type: 'easypaisa', label: 'user 8' });
      expect((await api(keys, '/api/v1/transaction/activate', claim)).json).toMatchObject({ status: 'ok', deposit: true, deposit_amount: 1200 });
      expect((await call(`plugin.${keys.host}`, 'GET', window)).text).toContain('data-state="success"');
    } finally {
      await inbox.close();
    }
  });

  test('credits a refused claim once, by the same call, when its transfer has come; its number is then taken for every other way to pay', async () => {
    const { keys, inbox } = await shop();
    try {
      const { json } = await api(keys, '/api/v1/transaction/create/easypaisa', { currency: 'PKR', label: 'user 9' });
      const { identifier } = json['params'] as { identifier: string };
      const claim = () => ({ currency_code: 'PKR', label: 'user 9', wallet_type: 'easypaisa', key1: String(randomInt(1e10, 1e11 - 1)), amount: 1200, custom_transaction_id: randomUUID() });
      const activate = (body: object) => api(keys, '/api/v1/transaction/activate', body);
      // More than a user may have open at once.
      await Promise.all(Array.from({ length: 20 }, async () => activate(claim())));
      const mine = claim();
      for (let times = 0; times < 2; times += 1) expect((await activate(mine)).json).toEqual({ status: 'fail', message: 'Transaction refused' });
      const sent = await fetch(`${world().crew.platform.run.simulator.control}/transfers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ wallet: 'easypaisa', to: identifier, from: freshMobile(), amountMinor: 120_000, number: mine.key1 }),
      });
      expect(sent.status).toBeLessThan(300);
      await eventually(async () => (await activate(mine)).json['status'] === 'ok', { deadlineMs: 60_000 });
      expect((await activate({ ...mine, amount: 1199.9999999999998 })).json).toMatchObject({ status: 'ok', deposit_amount: 1200 });
      const taken = { status: 'fail', message: { custom_transaction_id: ['The custom transaction id has already been taken.'] } };
      expect((await activate({ ...mine, key1: claim().key1 })).json).toEqual(taken);
      const push = { amount: 1200, currency: 'PKR', label: 'user 9', custom_transaction_id: mine.custom_transaction_id, phone_number: freshMobile() };
      expect((await api(keys, '/api/v1/payment/create/easypaisa_api', push)).json).toEqual(taken);
      const told = await postback(keys, inbox, (element) => element['transaction_id'] === mine.key1);
      expect(told.additional_data).toMatchObject([{ plugin_custom_order_id: mine.custom_transaction_id, amount: '1200' }]);
      expect(told.additional_data[0]?.['stockpiling_id']).toBeLessThan(2 ** 31);
    } finally {
      await inbox.close();
    }
  });
}
