import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createMerchant } from '@adaigi/local';
import { eventually } from '@adaigi/testing';
import { debitsByMobile, setSimulator } from '../support/crew.ts';
import { freshMobile, nativeClient, paymentBody, type PaymentView, type ProblemView } from '../support/native-client.ts';
import type { WorldOf } from './world.ts';

interface Page {
  readonly data: readonly PaymentView[];
  readonly nextCursor: string | null;
}

/** Create, repeat, wait, read, list, cancel. */
export function nativePayments(world: WorldOf): void {
  const debits = async (mobile: string): Promise<number[]> => (await debitsByMobile(world().crew.platform.run.simulator.control)).get(mobile) ?? [];

  test('a payment is answered with 201 and everything that was asked for, personal data masked', async () => {
    const payer = { mobile: freshMobile(), name: 'Ayesha Siddiqui', email: 'ayesha@mail.example', cnic: '3520212345671' };
    const body = { ...paymentBody(), wallet: 'easypaisa', payer, description: 'two shirts', metadata: { cart: '77' } };
    const { status, headers, body: payment } = await world().native.pay(body, { prefer: 'wait=20' });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/payments/${payment.id}`);
    expect(headers.get('preference-applied')).toBe('wait=20');
    expect(payment).toMatchObject({ state: 'succeeded', amount: 50_000, currency: 'PKR', wallet: 'easypaisa', description: 'two shirts', metadata: { cart: '77' }, failure: null, nextAction: null });
    for (const secret of Object.values(payer)) expect(JSON.stringify(payment)).not.toContain(secret);
    expect(await debits(payer.mobile)).toEqual([50_000]);
  });

  test('without a preference nobody waits for the wallet', async () => {
    const mobile = freshMobile();
    await setSimulator(world().crew.platform.run.simulator.control, `/wallets/${mobile}`, { latencyMs: 1_500 });
    const { body } = await world().native.pay({ payer: { mobile } });
    expect(['accepted', 'processing']).toContain(body.state);
    expect((await world().native.get(body.id, 20)).state).toBe('succeeded');
  });

  test('the same key and content is the same payment as it is now; other content is 409', async () => {
    const { native } = world();
    const headers = { 'idempotency-key': randomUUID() };
    const body = paymentBody();
    const first = await native.pay(body, headers);
    await native.get(first.body.id, 20);
    const again = await native.pay(body, headers);
    expect([again.status, again.headers.get('idempotent-replayed'), again.body.id, again.body.state]).toEqual([200, 'true', first.body.id, 'succeeded']);
    const other = await native.call<ProblemView>({ method: 'POST', path: '/v1/payments', body: { ...body, amount: 50_001 }, headers });
    expect([other.status, other.body.code, other.headers.get('content-type')]).toEqual([409, 'idempotency_conflict', 'application/problem+json']);
  });

  test('fifty at once with one key are one payment and one debit', async () => {
    const mobile = freshMobile();
    const body = { ...paymentBody(), payer: { mobile } };
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 50 }, () => world().native.pay(body, headers)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array<number>(49).fill(200), 201]);
    const ids = new Set(answers.map((answer) => answer.body.id));
    expect(ids.size).toBe(1);
    for (const id of ids) expect((await world().native.get(id, 20)).state).toBe('succeeded');
    expect(await debits(mobile)).toEqual([50_000]);
  });

  test('a creating call needs its key', async () => {
    const { status, body } = await world().native.call<ProblemView>({ method: 'POST', path: '/v1/payments', body: paymentBody(), headers: { 'idempotency-key': '' } });
    expect([status, body.code]).toEqual([400, 'idempotency_key_missing']);
  });

  test('lists are newest first, filtered, and go on by cursor', async () => {
    const { native } = world();
    const reference = `list-${randomUUID()}`;
    const made: string[] = [];
    for (const mobile of ['03000000001', ...Array.from({ length: 4 }, freshMobile)]) {
      made.unshift((await native.pay({ reference, payer: { mobile } }, { prefer: 'wait=20' })).body.id);
    }
    const list = async (query: string): Promise<Page> => (await native.call<Page>({ method: 'GET', path: `/v1/payments?${query}` })).body;
    const pages: string[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await list(`reference=${reference}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      pages.push(page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(made);
    expect((await list(`reference=${reference}&state=failed`)).data.map(({ id }) => id)).toEqual(made.slice(-1));
    const [newest] = (await list(`reference=${reference}&limit=1`)).data as (PaymentView & { createdAt: string })[];
    const at = encodeURIComponent(newest?.createdAt ?? '');
    expect((await list(`reference=${reference}&createdFrom=${at}`)).data.map(({ id }) => id)).toEqual(made.slice(0, 1));
    expect((await list(`reference=${reference}&createdTo=${at}`)).data.map(({ id }) => id)).toEqual(made.slice(1));
  });

  test("another merchant's payment does not exist, and is on no list of theirs", async () => {
    const { crew, native } = world();
    const stranger = nativeClient(crew.platform.run.edge.http, (await createMerchant(crew.platform.run, { name: 'Stranger' })).native.bearer);
    const { id } = (await native.pay()).body;
    const calls = [
      { method: 'GET', path: `/v1/payments/${id}` },
      { method: 'POST', path: `/v1/payments/${id}/cancel` },
      { method: 'POST', path: `/v1/payments/${id}/refunds`, body: {} },
    ];
    for (const call of calls) expect((await stranger.call(call)).status).toBe(404);
    expect((await stranger.call<Page>({ method: 'GET', path: '/v1/payments' })).body.data).toEqual([]);
  });

  test('one prompt per number at a time: the second payment waits and can still be cancelled, the first cannot', async () => {
    const { crew, native } = world();
    const mobile = freshMobile();
    await setSimulator(crew.platform.run.simulator.control, `/wallets/${mobile}`, { latencyMs: 2_500 });
    const first = (await native.pay({ payer: { mobile } })).body;
    await eventually(async () => (await native.get(first.id)).attempts.length === 1);
    const second = (await native.pay({ payer: { mobile } })).body;
    const cancel = (id: string) => native.call<PaymentView & ProblemView>({ method: 'POST', path: `/v1/payments/${id}/cancel` });
    const refused = await cancel(first.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'payment_not_cancellable']);
    const cancelled = await cancel(second.id);
    expect([cancelled.status, cancelled.body.state]).toEqual([200, 'cancelled']);
    expect((await native.get(first.id, 20)).state).toBe('succeeded');
    expect(await native.get(second.id)).toMatchObject({ state: 'cancelled', attempts: [] });
    expect(await debits(mobile)).toEqual([50_000]);
  });

  test('the API describes itself: OpenAPI 3.1 and a page for people', async () => {
    const { http } = world().crew.platform.run.edge;
    const document = (await (await fetch(`${http}/openapi.json`)).json()) as { openapi: string; paths: Record<string, unknown> };
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/v1/payments', '/v1/payments/{id}', '/v1/payments/{id}/cancel', '/v1/payments/{id}/refunds', '/v1/webhook-endpoints']));
    const page = await fetch(`${http}/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  });
}
