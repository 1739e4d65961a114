import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import fc from 'fast-check';
import { paykassmaBody } from './paykassma-body.ts';
import type { DepositFacts, WithdrawalFacts } from './paykassma-body.ts';
import { acceptsPostback, paykassmaSettings } from './paykassma-settings.ts';

const PRIVATE = 'test-private-0001';
const deposit: DepositFacts = {
  direction: 'ingoing',
  walletType: 'easypaisa',
  amount: money(100_000n, 'PKR'),
  label: '545932754',
  createdAt: new Date('2023-09-26T11:37:02Z'),
  transactionId: '23936218009',
  customTransactionId: '5586199250',
  payerMobile: '03139471223',
  stockpilingId: 4_819_603,
  activatedAt: new Date('2023-09-26T14:37:00Z'),
};
const withdrawal: WithdrawalFacts = {
  direction: 'outgoing',
  walletType: 'easypaisa',
  amount: money(500_000n, 'PKR'),
  label: '53999',
  createdAt: new Date('2023-08-04T01:13:00Z'),
  withdrawalId: 'W-1',
  paid: true,
  accountNumber: '03405135211',
  accountName: 'Muhammad Saqib',
};

/** As a receiver checks it: decode, encode again, hash. */
function signatureOf(body: string, accessKey: string): string {
  const { additional_data: array } = JSON.parse(body) as { additional_data: unknown };
  const md5 = createHash('md5').update(JSON.stringify(array)).digest('hex');
  return createHash('sha1').update(`${accessKey}${PRIVATE}${md5}`).digest('hex');
}

function post(facts: DepositFacts | WithdrawalFacts, settings: Record<string, string> = {}, accessKey = 'pub-0001'): string {
  return paykassmaBody(facts, { accessKey, privateAccessKey: PRIVATE }, paykassmaSettings(settings), null);
}

describe("Paykassma's postback", () => {
  test('of a deposit is the body that the original prints, with the signature of the worked example', () => {
    const body = post(deposit, {}, 'TA25Ea9sjPUFJvIG');
    expect(JSON.parse(body)).toEqual({
      signature: 'ffc99da978c9560559ff9db7d83b4d7055d67a1a',
      wallet_type: 'easypaisa',
      amount: 1000,
      currency_code: 'PKR',
      label: '545932754',
      converted_amount: { PKR: 1000 },
      direction: 'ingoing',
      created_datetime: '2023-09-26 19:37:02',
      access_key: 'TA25Ea9sjPUFJvIG',
      additional_data: [
        {
          activated_datetime: '2023-09-26 22:37:00',
          exchanger_identifier: '923139471223',
          comment: '',
          amount: '1000',
          currency_code: 'PKR',
          wallet_type: 'easypaisa',
          stockpiling_id: 4819603,
          transaction_id: '23936218009',
          transaction_type: 0,
          plugin_custom_order_id: '5586199250',
          withdrawal_id: null,
          withdrawal_status: null,
          account_number: '',
          account_name: '',
          account_email: '',
          bank_details: { bank_code: '', branch_code: '' },
        },
      ],
    });
    expect(Object.keys(JSON.parse(body) as object)).toEqual(['signature', 'wallet_type', 'amount', 'currency_code', 'label', 'converted_amount', 'direction', 'created_datetime', 'access_key', 'additional_data']);
  });

  test('of a withdrawal has the signature of the worked example, the same amount twice, and 1 or 5', () => {
    const paid = JSON.parse(post(withdrawal)) as { signature: string; amount: number; additional_data: { amount: string; withdrawal_status: number; withdrawal_id: string; bank_details: object }[] };
    expect(paid.signature).toBe('b4c046f7bbebf14da2b03b8ff3d7c54922119fae');
    expect([paid.amount, paid.additional_data[0]?.amount, paid.additional_data[0]?.withdrawal_status]).toEqual([5000, '5000', 1]);
    expect(paid.additional_data[0]?.bank_details).toEqual({ bank_code: null, branch_code: null });
    expect(post({ ...withdrawal, paid: false })).toContain('"withdrawal_status":5');
  });

  test('of a withdrawal has every member that the original prints, in its order; of a deposit and a withdrawal alike', () => {
    const { access_key: accessKey, additional_data: array, ...head } = JSON.parse(post({ ...withdrawal, withdrawalId: '10319', accountNumber: '56432467654', accountName: '' }, {}, 'FQ9jMwrNSkFbyMNqYFf6Ed4xeKmjHK')) as Record<string, unknown>;
    expect(accessKey).toBe('FQ9jMwrNSkFbyMNqYFf6Ed4xeKmjHK');
    expect(head).toEqual({ signature: expect.stringMatching(/^[0-9a-f]{40}$/), wallet_type: 'easypaisa', amount: 5000, currency_code: 'PKR', label: '53999', converted_amount: { PKR: 5000 }, direction: 'outgoing', created_datetime: '2023-08-04 09:13:00' });
    const printed = {
      activated_datetime: '',
      exchanger_identifier: '',
      comment: '',
      amount: '5000',
      currency_code: 'PKR',
      wallet_type: 'easypaisa',
      stockpiling_id: null,
      transaction_id: '',
      transaction_type: null,
      plugin_custom_order_id: '',
      withdrawal_id: '10319',
      withdrawal_status: 1,
      account_number: '56432467654',
      account_name: '',
      account_email: '',
      bank_details: { bank_code: null, branch_code: null },
    };
    expect(array).toEqual([printed]);
    // Receivers hash what they encode again, so the order is part of it.
    for (const facts of [deposit, withdrawal]) {
      const [element = {}] = (JSON.parse(post(facts)) as { additional_data: object[] }).additional_data;
      expect(Object.keys(element)).toEqual(Object.keys(printed));
    }
  });

  test('verifies with every receiver that decodes and encodes, whatever the ids hold', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (id, minor) => {
      const body = post({ ...deposit, customTransactionId: id, amount: money(minor, 'PKR') });
      expect((JSON.parse(body) as { signature: string }).signature).toBe(signatureOf(body, 'pub-0001'));
    }));
  });

  test('escapes as older encoders of PHP do when a merchant asks for it, and hashes those bytes', () => {
    const body = post({ ...deposit, customTransactionId: 'a/ب' }, { postback_json_escape: 'escaped' });
    const array = body.slice(body.indexOf('"additional_data":') + '"additional_data":'.length, -1);
    expect(array).toContain(String.raw`"plugin_custom_order_id":"a\/\u0628"`);
    const md5 = createHash('md5').update(array).digest('hex');
    expect((JSON.parse(body) as { signature: string }).signature).toBe(createHash('sha1').update(`pub-0001${PRIVATE}${md5}`).digest('hex'));
    expect((JSON.parse(body) as { additional_data: { plugin_custom_order_id: string }[] }).additional_data[0]?.plugin_custom_order_id).toBe('a/ب');
  });

  test('tells times in the zones of the merchant', () => {
    const both = JSON.parse(post(deposit, { timezone: 'Asia/Karachi' })) as { created_datetime: string };
    expect(both.created_datetime).toBe('2023-09-26 16:37:02');
    const apart = post(deposit, { created_timezone: 'UTC', activated_timezone: 'Asia/Karachi' });
    expect(apart).toContain('"created_datetime":"2023-09-26 11:37:02"');
    expect(apart).toContain('"activated_datetime":"2023-09-26 19:37:00"');
  });

  test('always fills what receivers look for: a number of ours where the payer typed none', () => {
    const body = post({ ...deposit, stockpilingId: 0, transactionId: '00ff' });
    const [element] = (JSON.parse(body) as { additional_data: { stockpiling_id: number; transaction_id: string }[] }).additional_data;
    expect(element?.transaction_id).toBe('00ff');
    expect(element?.stockpiling_id).toBeGreaterThan(0);
    expect(element?.stockpiling_id).toBeLessThan(2 ** 31);
  });
});

describe('an answer to a postback', () => {
  test.each([
    [200, '{"status":"ok"}', true],
    [200, ' {"status":"ok","message":"thanks"} ', true],
    [200, '{"status":"OK"}', false],
    [200, 'ok', false],
    [200, '["ok"]', false],
    [200, '', false],
    [200, null, false],
    [201, '{"status":"ok"}', false],
    [500, '{"status":"ok"}', false],
  ])('%s %s: accepted is %s', (status, body, accepted) => {
    expect(acceptsPostback(status, body)).toBe(accepted);
  });
});

describe('the schedule of postbacks', () => {
  test('is the merchant’s own, else a day and a half', () => {
    expect(paykassmaSettings({ postback_schedule: '1, 60' }).waitsMs).toEqual([1_000, 60_000]);
    expect(paykassmaSettings({}).waitsMs).toEqual([60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400].map((wait) => wait * 1_000));
  });
});
