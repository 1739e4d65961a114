import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callApi, callWithdrawal, type WireAnswer } from './harness/paykassma.ts';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

type Fields = Record<string, unknown>;

/** One row of the API's field tables. */
interface Row {
  readonly name: string;
  readonly required: boolean;
  /** Characters of the value's text. */
  readonly max: number | null;
  /** Further values that are right. */
  readonly right: readonly unknown[];
  /** Of a wrong type. */
  readonly mistyped: readonly unknown[];
  /** Right in type and length, but not one of those that are allowed. */
  readonly outOfRange: readonly unknown[];
}

const TEXT_MISTYPED = [12345, true, {}, ['x']];

function text(name: string, max: number, row: Partial<Row> = {}): Row {
  return { name, required: true, max, right: [], mistyped: TEXT_MISTYPED, outOfRange: [], ...row };
}

const label190 = text('label', 190, { right: ['x'.repeat(190), 'مشتری', "o'neil <b>"], outOfRange: ['a\nb'] });
const currency = (name: string): Row => text(name, 3, { outOfRange: ['USD', 'pkr'] });
/** Of one way to pay: an id belongs to the first one that names it. */
const customId = (way: string): Row => text('custom_transaction_id', 190, { right: [way.padEnd(190, 'i'), `order/${way}`], outOfRange: ['a\tb'] });
const amountMistyped = ['abc', true, {}, [1], '1,200'];

interface Table {
  readonly name: string;
  readonly good: () => Fields;
  readonly rows: readonly Row[];
  readonly call: (fields: Fields) => Promise<WireAnswer>;
}

const key = (): string => String(Math.floor(Math.random() * 1e11)).padStart(11, '0');

const TABLES: readonly Table[] = [
  {
    name: 'transaction/create/easypaisa',
    good: () => ({ currency: 'PKR', label: 'eligendi' }),
    rows: [currency('currency'), label190],
    call: (fields) => callApi(edge.url, merchant, '/api/v1/transaction/create/easypaisa', fields),
  },
  {
    name: 'transaction/create/jazzcash',
    good: () => ({ currency: 'PKR', label: 'eligendi' }),
    rows: [currency('currency'), label190],
    call: (fields) => callApi(edge.url, merchant, '/api/v1/transaction/create/jazzcash', fields),
  },
  {
    name: 'transaction/create/jazzcash_business',
    good: () => ({ currency: 'PKR', label: 'eligendi' }),
    rows: [currency('currency'), label190],
    call: (fields) => callApi(edge.url, merchant, '/api/v1/transaction/create/jazzcash_business', fields),
  },
  {
    name: 'transaction/activate (jazzcash)',
    good: () => ({ currency_code: 'PKR', label: '786442', wallet_type: 'jazzcash', key1: key().slice(1), amount: 1200, custom_transaction_id: randomUUID() }),
    rows: [text('key1', 12, { right: [key(), `1${key()}`], outOfRange: ['123456789', '12345678901a'] })],
    call: (fields) => callApi(edge.url, merchant, '/api/v1/transaction/activate', fields),
  },
  {
    name: 'transaction/activate',
    good: () => ({ currency_code: 'PKR', label: '786442', wallet_type: 'easypaisa', key1: key(), amount: 1200, custom_transaction_id: randomUUID() }),
    rows: [
      currency('currency_code'),
      text('wallet_type', 190, { outOfRange: ['bkash', 'easypaisa_api', 'Easypaisa'] }),
      label190,
      text('key1', 11, { outOfRange: ['1234567890', '6792317524a', '٦٧٩٢٣١٧٥٢٤٦'] }),
      { name: 'amount', required: true, max: 256, right: [0.01, '1200', 99.5, '99.50', 1200.0, 0.1 + 0.2, 1199.9999999999998, `1200.${'0'.repeat(251)}`], mistyped: amountMistyped, outOfRange: [0, -1, 0.004, '1e3', '1200.', '.5'] },
      customId('claim'),
    ],
    call: (fields) => callApi(edge.url, merchant, '/api/v1/transaction/activate', fields),
  },
  {
    name: 'payment/create/easypaisa_api',
    good: () => ({ amount: 500, currency: 'PKR', label: '786442', custom_transaction_id: randomUUID(), phone_number: '03123456789' }),
    rows: [
      { name: 'amount', required: true, max: 256, right: ['500', 1, 99.5, 499.99999999999994, 0.995], mistyped: amountMistyped, outOfRange: [0, -5, 0.5, 0.994, 1_000_000.005, 1_000_001] },
      currency('currency'),
      label190,
      customId('push'),
      text('phone_number', 11, { outOfRange: ['3123456789', '13123456789', '+9231234567', '0312345678x'] }),
    ],
    call: (fields) => callApi(edge.url, merchant, '/api/v1/payment/create/easypaisa_api', fields),
  },
  {
    name: 'payment/save-transaction-custom-id',
    good: () => ({ label: 'of an old client', transaction_custom_id: randomUUID() }),
    rows: [label190, { ...customId('claim'), name: 'transaction_custom_id' }],
    call: (fields) => callApi(edge.url, merchant, '/api/v1/payment/save-transaction-custom-id', fields),
  },
  {
    name: '/v2/withdrawal/create',
    good: () => ({ withdrawal_id: randomUUID(), payment_system: 'easypaisa', amount: 10_000, currency_code: 'PKR', label: '125199', account_number: '03405135211', account_name: 'Muhammad Saqib Mushtaq', is_test: false }),
    rows: [
      text('withdrawal_id', 36, { required: false, outOfRange: [''] }),
      text('payment_system', 190, { outOfRange: ['easypaisa_api', 'upi'] }),
      { name: 'amount', required: true, max: null, right: [1, '250', 1_000_000], mistyped: amountMistyped, outOfRange: [0, -1, 10.5, 1_000_001] },
      currency('currency_code'),
      text('label', 36, { right: ['l'.repeat(36)] }),
      text('account_number', 11, { outOfRange: ['3405135211', '0340513521x', '13405135211'] }),
      text('account_name', 30, { right: ['A', 'x'.repeat(30)], outOfRange: ['Ali 2', 'Ali-Reza', 'علی', '   '] }),
      { name: 'is_test', required: true, max: null, right: [0, '0', 'false'], mistyped: ['yes', 2, {}, []], outOfRange: [] },
    ],
    call: (fields) => callWithdrawal(edge.url, merchant, fields),
  },
];

interface Case {
  readonly field: string;
  readonly what: string;
  readonly verdict: 'accepted' | 'refused';
  readonly change: (good: Fields) => Fields;
}

/** Every row right, missing, null, mistyped, too long and out of range. */
function casesOf(row: Row): Case[] {
  const set = (value: unknown) => (good: Fields): Fields => ({ ...good, [row.name]: value });
  const without = (good: Fields): Fields => Object.fromEntries(Object.entries(good).filter(([name]) => name !== row.name));
  const ofAll = (what: string, values: readonly unknown[], verdict: Case['verdict']): Case[] =>
    values.map((value) => ({ field: row.name, what: `${what} ${JSON.stringify(value).slice(0, 30)}`, verdict, change: set(value) }));
  const absent = row.required ? 'refused' : 'accepted';
  return [
    { field: row.name, what: 'right', verdict: 'accepted', change: (good) => good },
    { field: row.name, what: 'missing', verdict: absent, change: without },
    { field: row.name, what: 'null', verdict: absent, change: set(null) },
    ...(row.required ? [{ field: row.name, what: 'empty', verdict: 'refused', change: set('') } as const] : []),
    ...ofAll('right', row.right, 'accepted'),
    ...ofAll('mistyped', row.mistyped, 'refused'),
    ...ofAll('out of range', row.outOfRange, 'refused'),
    ...(row.max === null ? [] : [{ field: row.name, what: 'too long', verdict: 'refused', change: set('7'.repeat(row.max + 1)) } as const]),
  ];
}

describe.each(TABLES)('the field table of $name', ({ rows, good, call }) => {
  test.each(rows.flatMap(casesOf))('$field $what is $verdict', async ({ field, verdict, change }) => {
    const answer = await call(change(good()));
    expect(answer.status).toBe(200);
    if (verdict === 'accepted') {
      expect(['ok', 'possible_transaction_created']).toContain(answer.json['status']);
    } else {
      expect(answer.json).toEqual({ status: 'fail', message: { [field]: [expect.stringMatching(/^The .+\.$/)] } });
    }
  });
});

describe('the table of payment-systems/available', () => {
  const list = (body: Fields) => callApi(edge.url, merchant, '/api/v1/payment-systems/available', body, 'GET');

  test.each([[{}], [{ currency_code: ['PKR'] }], [{ currency_code: ['PKR', 'INR'], label: 'u' }], [{ currency_code: 'PKR' }], [{ currency_code: null, label: null }], [{ label: 'x'.repeat(190) }]])('%j lists the methods', async (body) => {
    const { json } = await list(body);
    expect(json).toMatchObject({ status: 'ok', params: { currency_data: [{ code: 'PKR', symbol: 'PKR' }] } });
    const { wallets } = json['params'] as { wallets: Fields[] };
    for (const wallet of wallets) expect(Object.keys(wallet)).toEqual(['type', 'currency_code', 'order', 'logo', 'name', 'is_manual', 'uploading_payment_bill']);
  });

  test.each([[['INR']], [['pkr']], ['RUPEES'], [7]])('currency_code %j knows none', async (currency_code) => {
    expect((await list({ currency_code })).json).toEqual({ status: 'ok', params: { currency_data: [], wallets: [] } });
  });
});
