import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Deposit__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/Deposit.ts';
import { AdaigiError } from '@adaigi/errors';
import { eventually } from '@adaigi/testing';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callApi, wire, type WireAnswer } from './harness/paykassma.ts';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

const key = (): string => String(Math.floor(Math.random() * 1e11)).padStart(11, '0');
const activation = (change: object = {}) => ({ currency_code: 'PKR', label: '786442', wallet_type: 'easypaisa', key1: key(), amount: 1200, custom_transaction_id: randomUUID(), ...change });
type Activation = ReturnType<typeof activation>;
const activate = (body: object) => callApi(edge.url, merchant, '/api/v1/transaction/activate', body);
/** As a careful client: what could not be said is asked again. A busy machine says so with 503. */
const again = (call: () => Promise<WireAnswer>): Promise<WireAnswer> =>
  eventually(async () => {
    const answer = await call();
    return answer.status !== 503 && answer;
  }, { deadlineMs: 25_000 });
const claimsOf = ({ custom_transaction_id }: Activation): Deposit__Output[] => [...edge.peers.deposits.stored.values()].filter(({ reference }) => reference === custom_transaction_id);
const end = (body: Activation, change: Partial<Deposit__Output>): void => edge.peers.deposits.change(claimsOf(body).at(-1)?.id ?? '', change);
const EXPIRED = { state: 'DEPOSIT_STATE_EXPIRED' } as const;
const refused = (reason: string) => ({ state: 'DEPOSIT_STATE_REFUSED', reason }) as const;
const comes = (body: Activation): unknown => edge.peers.deposits.transfers.set(body.key1, '120000');
const OK = { status: 'ok', deposit: true, deposit_amount: 1200, currency: { code: 'PKR', symbol: 'PKR' } };
const POSSIBLE = { status: 'possible_transaction_created', message: 'Transaction not found. Possible transaction created' };
const USED = { status: 'fail', message: 'Transaction has already been used' };
const TAKEN = { status: 'fail', message: { custom_transaction_id: ['The custom transaction id has already been taken.'] } };

function urlOf(body: Activation, change: Record<string, string> = {}): string {
  const { label, custom_transaction_id } = body;
  return `/?${new URLSearchParams({ label, currency_code: 'PKR', lang: 'en', wallet_type: 'easypaisa', custom_transaction_id, fixed_amount: '1200', ...change }).toString()}`;
}
const windowOf = (target: string, method = 'GET', form?: string) =>
  wire(edge.url, { host: `plugin.${merchant.paykassma.host}`, method, target, ...(form === undefined ? {} : { body: form, type: 'application/x-www-form-urlencoded' }) });

describe('a claim that got nothing', () => {
  test('and expired is made anew by the same call, and credited when its transfer is there', async () => {
    const [waiting, paid] = [activation(), activation()];
    for (const body of [waiting, paid]) {
      expect((await activate(body)).json).toEqual(POSSIBLE);
      end(body, EXPIRED);
    }
    expect((await activate(waiting)).json).toEqual(POSSIBLE);
    expect((await activate({ ...waiting, key1: key() })).json).toEqual(TAKEN);
    comes(paid);
    for (let times = 0; times < 3; times += 1) expect((await activate(paid)).json).toEqual(OK);
    expect(claimsOf(paid).map(({ state }) => state)).toEqual(['DEPOSIT_STATE_EXPIRED', 'DEPOSIT_STATE_CREDITED']);
  });

  test('because another had the transfer is refused as often as it is sent, keeps nothing, and gets it once it is free', async () => {
    const thief = activation({ label: 'thief' });
    const honest = activation({ key1: thief.key1 });
    comes(thief);
    edge.peers.deposits.suspect.add(thief.key1);
    await activate(thief);
    edge.peers.deposits.suspect.delete(thief.key1);
    for (let times = 0; times < 12; times += 1) expect((await activate(honest)).json).toEqual(USED);
    expect(claimsOf(honest)).toHaveLength(1);
    end(thief, refused('refused_by_operator'));
    expect((await activate(thief)).json).toEqual({ status: 'fail', message: 'Transaction refused' });
    expect((await activate(honest)).json).toEqual(OK);
    expect((await activate(thief)).json).toEqual({ status: 'fail', message: 'Transaction refused' });
    expect(claimsOf(thief)).toHaveLength(1);
  });

  test('for too many open ones is tried again', async () => {
    const body = activation();
    await activate(body);
    end(body, refused('too_many_claims'));
    comes(body);
    expect((await activate(body)).json).toEqual(OK);
  });

  test('sent again fifty times at once is one claim', async () => {
    const body = activation();
    await activate(body);
    end(body, EXPIRED);
    comes(body);
    const answers = await Promise.all(Array.from({ length: 50 }, () => again(() => activate(body))));
    expect(answers.map(({ json }) => json)).toEqual(answers.map(() => OK));
    expect(claimsOf(body)).toHaveLength(2);
  });

  test('costs one of eight numbers only when its number is another', async () => {
    const body = activation();
    for (let times = 0; times < 9; times += 1) {
      expect((await activate(body)).json).toEqual(POSSIBLE);
      end(body, EXPIRED);
    }
    for (let numbers = 2; numbers <= 8; numbers += 1) {
      expect((await activate({ ...body, key1: key() })).json).toEqual(POSSIBLE);
      end(body, EXPIRED);
    }
    expect((await activate({ ...body, key1: key() })).json).toEqual(TAKEN);
    comes(body);
    expect((await activate(body)).json).toEqual(OK);
  });

  test('keeps its form in the window, with the number that was typed and what became of it', async () => {
    const body = activation();
    const url = urlOf(body);
    expect((await windowOf(url, 'POST', `key1=${body.key1}`)).status).toBe(303);
    expect((await windowOf(url)).text).toContain('data-state="pending"');
    end(body, EXPIRED);
    const late = await windowOf(url);
    expect(late.text).toMatch(new RegExp(`<form[^]*value="${body.key1}"[^]*No transfer with this number arrived in time`));
    comes(body);
    expect((await windowOf(url, 'POST', `key1=${body.key1}`)).status).toBe(303);
    expect((await windowOf(url)).text).toContain('data-state="success"');
  });

  test('and was refused by a person has no form any more', async () => {
    const body = activation();
    await activate(body);
    end(body, refused('refused_by_operator'));
    const { text } = await windowOf(urlOf(body));
    expect([text.includes('data-state="fail"'), text.includes('<form')]).toEqual([true, false]);
    expect((await activate(body)).json).toEqual({ status: 'fail', message: 'Transaction refused' });
  });
});

describe('another amount', () => {
  test('changes nothing of a claim that is open or credited: the answer is the same', async () => {
    const [open, credited] = [activation(), activation()];
    comes(credited);
    for (const [body, answer] of [[open, POSSIBLE], [credited, OK]] as const) {
      for (const amount of [1200, 1300, '1199.99']) expect((await activate({ ...body, amount })).json).toEqual(answer);
      expect(claimsOf(body)).toMatchObject([{ claimedAmount: { minor: '120000' } }]);
      for (const change of [{ key1: key() }, { label: 'other' }]) expect((await activate({ ...body, ...change })).json).toEqual(TAKEN);
    }
  });

  test.each([
    [0.1 + 0.2, '30'],
    [1199.9999999999998, '120000'],
    [1200.505, '120051'],
    ['1200.5049999', '120050'],
    ['0.005', '1'],
  ])('%s is %s paisa: the float of a client, rounded', async (amount, minor) => {
    const body = activation({ amount });
    expect((await activate(body)).json).toEqual(POSSIBLE);
    expect(claimsOf(body)).toMatchObject([{ claimedAmount: { minor, currency: 'PKR' } }]);
  });

  test('corrects a claim that was refused for its amount', async () => {
    const body = activation({ amount: 1 });
    await activate(body);
    end(body, refused('amount_mismatch'));
    comes(body);
    expect((await activate({ ...body, amount: 1200 })).json).toEqual(OK);
    expect(claimsOf(body).map(({ claimedAmount }) => claimedAmount?.minor)).toEqual(['100', '120000']);
  });
});

describe('an id', () => {
  const pushOf = ({ custom_transaction_id, label }: Activation) => ({ amount: 500, currency: 'PKR', label, custom_transaction_id, phone_number: '03123456789' });
  const push = (body: Activation, who = merchant) => callApi(edge.url, who, '/api/v1/payment/create/easypaisa_api', pushOf(body));
  const paymentsOf = ({ custom_transaction_id }: Activation) => [...edge.peers.payments.stored.values()].filter(({ reference }) => reference === custom_transaction_id);

  test('stands for a claim or for a push, never for both', async () => {
    const [claimed, pushed] = [activation(), activation()];
    for (let times = 0; times < 2; times += 1) {
      expect((await activate(claimed)).json).toEqual(POSSIBLE);
      expect((await push(claimed)).json).toEqual(TAKEN);
      expect((await push(pushed)).json).toEqual({ status: 'ok' });
      expect((await activate(pushed)).json).toEqual(TAKEN);
    }
    end(claimed, EXPIRED);
    expect((await push(claimed)).json).toEqual(TAKEN);
    expect([claimsOf(claimed), paymentsOf(claimed), claimsOf(pushed), paymentsOf(pushed)].map(({ length }) => length)).toEqual([1, 0, 0, 1]);
  });

  test('sent as both, fifty times at once, has one effect', async () => {
    for (let round = 0; round < 3; round += 1) {
      const body = activation();
      const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => again(() => (index % 2 === 0 ? activate(body) : push(body)))));
      expect(claimsOf(body).length + paymentsOf(body).length).toBe(1);
      expect(answers.filter(({ json }) => json['status'] === 'fail').map(({ json }) => json)).toEqual(Array.from({ length: 25 }, () => TAKEN));
    }
  });

  test('whose push never came to be stored is still that push’s: the same again goes on', async () => {
    const body = activation();
    edge.peers.payments.beforeCreate = () => {
      throw new AdaigiError('unavailable', 'away');
    };
    expect((await push(body)).status).toBe(503);
    edge.peers.payments.beforeCreate = () => undefined;
    expect((await activate(body)).json).toEqual(TAKEN);
    expect((await push(body)).json).toEqual({ status: 'ok' });
    expect([claimsOf(body).length, paymentsOf(body).length]).toEqual([0, 1]);
  });

  test('in the window is shown by its own method only', async () => {
    const [claimed, pushed] = [activation(), activation()];
    await activate(claimed);
    await push(pushed);
    for (const [body, wallet_type, form] of [[claimed, 'easypaisa_api', 'phone_number=03123456789'], [pushed, 'easypaisa', `key1=${pushed.key1}`]] as const) {
      const other = urlOf(body, { wallet_type });
      for (const page of [await windowOf(other), await windowOf(other, 'POST', form)]) expect([page.status, page.text.includes('<form')]).toEqual([400, false]);
    }
    expect([claimsOf(pushed), paymentsOf(claimed)]).toEqual([[], []]);
    expect((await windowOf(urlOf(pushed, { wallet_type: 'easypaisa_api' }))).status).toBe(200);
  });

  test('is each merchant’s own in each world', async () => {
    const body = activation();
    await activate(body);
    const live = { ...merchant, paykassma: edge.peers.merchants.addLivePaykassma(merchant.id) };
    for (const who of [live, edge.peers.merchants.add()]) expect((await push(body, who)).json).toEqual({ status: 'ok' });
  });
});
