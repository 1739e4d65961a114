import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callApi, wire, type WireAnswer } from './harness/paykassma.ts';

const SHOP = { success: 'https://shop.example/ok?a=1', pending: 'https://shop.example/wait', fail: 'https://shop.example/no' } as const;
type Outcome = keyof typeof SHOP;
const OUTCOMES = Object.keys(SHOP) as Outcome[];

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add({ return_urls: JSON.stringify([SHOP.fail, SHOP.success, SHOP.pending]) });
});
afterAll(async () => edge.stop());

type Query = Record<string, string>;

const good = (): Query => ({ label: '786442', currency_code: 'PKR', lang: 'en', wallet_type: 'easypaisa', custom_transaction_id: randomUUID(), fixed_amount: '1200' });
/** As the official snippet opens the window: the milliseconds behind the last `&` have no name. */
const open = (query: Query): Promise<WireAnswer> =>
  wire(edge.url, { host: `plugin.${merchant.paykassma.host}`, method: 'GET', target: `/?${new URLSearchParams(query).toString()}&${Date.now()}` });

/** One row of the table of the window's parameters. */
interface Row {
  readonly name: string;
  readonly required: boolean;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const text190 = (name: string): Row => ({ name, required: true, right: [`${'x'.repeat(150)}${randomUUID()}`, `o'neil <b>&+% ${randomUUID()}`, `مشتری ${randomUUID()}`], wrong: ['', 'x'.repeat(191), 'a\nb', 'a\u0000'] });
/** Whatever they hold, the page opens: a payer must not pay for a slip of his shop. Nobody is sent anywhere for it, see below. */
const harmless = (name: string): Row => ({ name, required: false, right: ['1', '3', '', '0', '99', '-1', 'x', 'https://evil.example/', 'x'.repeat(300)], wrong: [] });

const ROWS: readonly Row[] = [
  text190('label'),
  { name: 'currency_code', required: true, right: ['PKR', 'PKR,INR', 'INR, PKR'], wrong: ['', 'USD', 'pkr', 'PK', 'RUPEES', 'PKR;INR', 'PKR,'] },
  { name: 'lang', required: false, right: ['en', 'ur', '', 'xx', 'EN'], wrong: [] },
  { name: 'wallet_type', required: true, right: ['easypaisa', 'easypaisa_api', 'jazzcash', 'jazzcash_business'], wrong: ['', 'bkash', 'Easypaisa', 'x'.repeat(191)] },
  text190('custom_transaction_id'),
  { name: 'fixed_amount', required: true, right: ['100', '1200', '200000'], wrong: ['', '0', '99', '200001', '-1', '12.5', '1e3', '1,200', 'abc', '1000001', '012', '12345678901'] },
  ...OUTCOMES.flatMap((outcome) => [harmless(`payment_url_${outcome}_id`), harmless(`${outcome}_url`)]),
];

describe.each(ROWS)('$name', ({ name, required, right, wrong }) => {
  const show = (value: string): string => JSON.stringify(value.length > 30 ? `${value.slice(0, 20)}... (${value.length})` : value);

  test.each(right.map((value) => [show(value), value]))('takes %s', async (_shown, value) => {
    const page = await open({ ...good(), [name]: value });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('<form');
    expect(page.text).not.toContain('evil.example"');
  });

  if (wrong.length > 0) test.each(wrong.map((value) => [show(value), value]))('refuses %s with a page that says so', async (_shown, value) => {
    const page = await open({ ...good(), [name]: value });
    expect([page.status, page.text.includes('data-state="fail"'), page.text.includes('<form')]).toEqual([400, true, false]);
  });

  test(required ? 'must be there' : 'may be left out', async () => {
    const page = await open(Object.fromEntries(Object.entries(good()).filter(([each]) => each !== name)));
    expect(page.status).toBe(required ? 400 : 200);
  });
});

describe('the way back', () => {
  const key = (): string => String(Math.floor(Math.random() * 1e11)).padStart(11, '0');

  /** A visit that has ended in this way. */
  async function ended(outcome: Outcome): Promise<Query> {
    const query = good();
    const key1 = key();
    if (outcome === 'success') edge.peers.deposits.transfers.set(key1, '120000');
    if (outcome === 'pending') edge.peers.deposits.suspect.add(key1);
    await callApi(edge.url, merchant, '/api/v1/transaction/activate', { currency_code: 'PKR', wallet_type: 'easypaisa', label: query['label'], key1, amount: 1200, custom_transaction_id: query['custom_transaction_id'] });
    const claimed = [...edge.peers.deposits.stored.values()].find(({ reference }) => reference === query['custom_transaction_id']);
    if (outcome === 'fail') edge.peers.deposits.change(claimed?.id ?? '', { state: 'DEPOSIT_STATE_REFUSED', reason: 'refused_by_operator' });
    return query;
  }
  const backOf = async (query: Query): Promise<string | null> => /data-leave="([^"]*)"/.exec((await open(query)).text)?.[1]?.replaceAll('&amp;', '&') ?? null;
  const hash = (algorithm: string, url: string): string => createHash(algorithm).update(url).digest('hex');

  test.each(OUTCOMES)('after %s is the registered URL that its number or its hash names, the hash first', async (outcome) => {
    const query = await ended(outcome);
    const id = { fail: '1', success: '2', pending: '3' }[outcome];
    const other = outcome === 'fail' ? '2' : '1';
    expect(await backOf(query)).toBeNull();
    expect(await backOf({ ...query, [`payment_url_${outcome}_id`]: id })).toBe(SHOP[outcome]);
    for (const named of [hash('md5', SHOP[outcome]), hash('sha1', SHOP[outcome]).toUpperCase(), hash('sha256', SHOP[outcome]), Buffer.from(SHOP[outcome]).toString('base64')]) {
      expect(await backOf({ ...query, [`${outcome}_url`]: named, [`payment_url_${outcome}_id`]: other })).toBe(SHOP[outcome]);
    }
  });

  test.each(OUTCOMES)('after %s never leads to what nobody registered, nor by another outcome’s parameters', async (outcome) => {
    const query = await ended(outcome);
    const evil = 'https://evil.example/';
    for (const named of [evil, hash('md5', evil), Buffer.from(evil).toString('base64'), '//evil.example', 'javascript:alert(1)']) expect(await backOf({ ...query, [`${outcome}_url`]: named, [`payment_url_${outcome}_id`]: '99' })).toBeNull();
    const others = OUTCOMES.filter((each) => each !== outcome);
    expect(await backOf({ ...query, ...Object.fromEntries(others.flatMap((each) => [[`payment_url_${each}_id`, '1'], [`${each}_url`, hash('md5', SHOP[each])]])) })).toBeNull();
  });
});
