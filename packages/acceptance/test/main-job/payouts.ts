import { expect, test } from '@jest/globals';
import { createMerchant, fundMerchant } from '@adaigi/local';
import { eventually, startInbox } from '@adaigi/testing';
import { grpcServices } from '@adaigi/contracts';
import { grpcClient } from '@adaigi/grpc';
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { eventSequences, gaps } from '../support/event-sequences.ts';
import { freshMobile, nativeClient, type NativeAnswer, type NativeClient, type ProblemView } from '../support/native-client.ts';
import type { WorldOf } from './world.ts';

interface PayoutView {
  readonly id: string;
  readonly state: string;
  readonly amount: number;
  readonly fee: number;
  readonly isTest: boolean;
  readonly reversed: boolean;
  readonly failure: { readonly code: string } | null;
  readonly attempts: readonly { readonly channel: string; readonly state: string }[];
}

interface BalanceView {
  readonly available: number;
  readonly held: number;
}

const AMOUNT = 50_000;

/** Money out of a merchant's balance. */
export function payouts(world: WorldOf): void {
  const newMerchant = async (paisa: number) => {
    const { run } = world().crew.platform;
    const made = await createMerchant(run, { name: 'Payouts' });
    const fund = (more: number) => fundMerchant(run, { merchantId: made.merchantId, paisa: more, reference: randomUUID() });
    if (paisa > 0) await fund(paisa);
    return { id: made.merchantId, client: nativeClient(run.edge.http, made.native.bearer), fund };
  };
  const pay = (client: NativeClient, body: object = {}, headers: Record<string, string> = {}): Promise<NativeAnswer<PayoutView & ProblemView>> =>
    client.call({ method: 'POST', path: '/v1/payouts', body: { amount: AMOUNT, currency: 'PKR', wallet: 'jazzcash', receiver: { mobile: freshMobile() }, reference: `p-${randomUUID()}`, ...body }, headers });
  /** As a careful client: what could not be said is asked again with the same key. */
  const payAgain = async (client: NativeClient, body: object): Promise<NativeAnswer<PayoutView & ProblemView>> => {
    const headers = { 'idempotency-key': randomUUID() };
    return eventually(async () => {
      const answer = await pay(client, body, headers);
      return answer.status !== 503 && answer;
    }, { deadlineMs: 60_000 });
  };
  const read = async (client: NativeClient, id: string): Promise<PayoutView> => (await client.call<PayoutView>({ method: 'GET', path: `/v1/payouts/${id}` })).body;
  const balance = async (client: NativeClient): Promise<BalanceView> => {
    const { body } = await client.call<{ data: readonly BalanceView[] }>({ method: 'GET', path: '/v1/balances' });
    const { available = 0, held = 0 } = body.data[0] ?? {};
    return { available, held };
  };
  /** What the simulator's ledger says that receivers got and gave back, in paisa by number. */
  const receivedBy = async (mobiles: ReadonlySet<string>): Promise<number[]> => {
    const found: number[] = [];
    for (let after = 0; ; ) {
      const answer = await fetch(`${world().crew.platform.run.simulator.control}/ledger?after=${after}&limit=500`);
      const { entries, nextAfter } = (await answer.json()) as { entries: { mobile: string; kind: string; amountMinor: number }[]; nextAfter: number | null };
      for (const { mobile, kind, amountMinor } of entries) if (mobiles.has(mobile) && kind === 'payout') found.push(amountMinor);
      if (entries.length === 0 || nextAfter === null || nextAfter === after) return found;
      after = nextAfter;
    }
  };

  test.each(['jazzcash', 'easypaisa'])('%s: one key is one payout, paid once, booked once, and told by a signed webhook', async (wallet) => {
    const { client } = await newMerchant(1_000_000);
    const inbox = await startInbox({ answer: () => ({ status: 204, body: '' }) });
    try {
      const endpoint = await client.call<{ secret: string }>({ method: 'POST', path: '/v1/webhook-endpoints', body: { url: `${inbox.url}/hooks`, events: ['payout.succeeded'] } });
      const [mobile, headers] = [freshMobile(), { 'idempotency-key': randomUUID(), prefer: 'wait=20' }];
      const order = { wallet, receiver: { mobile }, reference: `p-${mobile}` };
      const answers = await Promise.all(Array.from({ length: 50 }, () => pay(client, order, headers)));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      const payout = await eventually(async () => {
        const now = await read(client, answers[0]?.body.id ?? '');
        return now.state === 'succeeded' && now;
      });
      expect(payout).toMatchObject({ amount: AMOUNT, isTest: true, failure: null, attempts: [{ channel: `${wallet}-payout`, state: 'succeeded' }] });
      expect(await receivedBy(new Set([mobile]))).toEqual([AMOUNT]);
      await eventually(async () => (await balance(client)).held === 0);
      expect(await balance(client)).toEqual({ available: 1_000_000 - AMOUNT - payout.fee, held: 0 });
      const told = await inbox.waitFor(({ body }) => body.includes(payout.id));
      const signed = Object.fromEntries(Object.entries(told.headers).map(([name, value]) => [name, String(value)]));
      expect(new Webhook(endpoint.body.secret).verify(told.body, signed)).toMatchObject({ type: 'payout.succeeded', data: { id: payout.id, amount: AMOUNT, fee: payout.fee, mode: 'test' } });
    } finally {
      await inbox.close();
    }
  }, 60_000);

  test('200 that race for a balance that covers 100: exactly 100 are accepted and paid, the balance is never below zero, the books balance', async () => {
    const { client, fund, id } = await newMerchant(0);
    const nothing = await pay(client);
    expect([nothing.status, nothing.body.code]).toEqual([409, 'insufficient_balance']);
    await fund(AMOUNT * 2);
    const { body: first } = await pay(client, {}, { prefer: 'wait=20' });
    expect(first.state).toBe('succeeded');
    const each = AMOUNT + first.fee;
    await eventually(async () => (await balance(client)).held === 0);
    const { available } = await balance(client);
    await fund(100 * each - available);

    const mobiles = new Set(Array.from({ length: 200 }, () => freshMobile()));
    let lowest = Infinity;
    const race = { isOver: false };
    const watch = (async () => {
      while (!race.isOver) lowest = Math.min(lowest, (await balance(client)).available);
    })();
    const answers = await Promise.all([...mobiles].map((mobile) => payAgain(client, { receiver: { mobile }, reference: mobile }))).finally(() => (race.isOver = true));
    await watch;
    // One whose first answer was lost is found by its key (200), and one whose question to the ledger was lost may be refused aloud, after its answer.
    const isAccepted = ({ status, body }: (typeof answers)[number]): boolean => status < 300 && body.failure === null;
    const accepted = answers.filter(isAccepted);
    const refusals = answers.filter((answer) => !isAccepted(answer)).map(({ body }) => body.failure?.code ?? body.code);
    expect(accepted).toHaveLength(100);
    expect(refusals).toEqual(Array<string>(100).fill('insufficient_balance'));
    for (const { body } of accepted) {
      await eventually(async () => (await read(client, body.id)).state === 'succeeded', { deadlineMs: 60_000, intervalMs: 200 });
    }
    await eventually(async () => (await balance(client)).held === 0, { deadlineMs: 30_000 });
    expect(await balance(client)).toEqual({ available: 0, held: 0 });
    expect(lowest).toBeGreaterThanOrEqual(0);
    expect(await receivedBy(mobiles)).toEqual(Array<number>(100).fill(AMOUNT));
    expect(await journalOf(id)).toEqual({ unbalanced: [], committed: 101, released: 0 });
    const sequences = await eventually(async () => {
      const mine = (await eventSequences(world().crew)).filter(({ paymentId }) => paymentId.startsWith('po_'));
      return accepted.every(({ body }) => mine.some(({ paymentId, types }) => paymentId === body.id && types.includes('payout.succeeded'))) && mine;
    });
    expect(gaps(sequences)).toEqual([]);
  }, 180_000);

  test('what a wallet takes back after success is noticed, told by webhook, and is on the balance again with its fee', async () => {
    const { client } = await newMerchant(1_000_000);
    const inbox = await startInbox({ answer: () => ({ status: 204, body: '' }) });
    try {
      await client.call({ method: 'POST', path: '/v1/webhook-endpoints', body: { url: `${inbox.url}/hooks`, events: ['payout.reversed'] } });
      const ids = await Promise.all(['jazzcash', 'easypaisa'].map(async (wallet) => {
        const { body } = await pay(client, { wallet, receiver: { mobile: '03000000061' } }, { 'idempotency-key': randomUUID(), prefer: 'wait=20' });
        expect(body).toMatchObject({ state: 'succeeded', reversed: false });
        return body.id;
      }));
      for (const id of ids) await inbox.waitFor(({ body }) => body.includes(id) && body.includes('payout.reversed'), { deadlineMs: 60_000 });
      await eventually(async () => (await balance(client)).available === 1_000_000);
      for (const id of ids) expect(await read(client, id)).toMatchObject({ state: 'succeeded', reversed: true });
    } finally {
      await inbox.close();
    }
  }, 90_000);

  test('what fails gives the money back; what nobody can be asked about is settled by two people', async () => {
    const { client } = await newMerchant(10_000_000);
    const refused = await pay(client, { receiver: { mobile: '03000000003' } }, { prefer: 'wait=20' });
    expect(refused.body).toMatchObject({ state: 'failed', attempts: [{ state: 'declined' }] });
    // JazzCash is asked what became of it; Easypaisa cannot be.
    const silent = await pay(client, { receiver: { mobile: '03000000054' }, amount: 12_345 });
    const lost = await pay(client, { receiver: { mobile: '03000000054' }, wallet: 'easypaisa', amount: 54_321 });
    const { run } = world().crew.platform;
    const payments = { address: run.services['payments']?.grpc ?? '', deadlineMs: 10_000 };
    const people = grpcClient(world().runtime, grpcServices.payoutOperators, payments);
    const credentials = grpcClient(world().runtime, grpcServices.operatorCredentials, { address: run.services['merchants']?.grpc ?? '', deadlineMs: 10_000 });
    await eventually(async () => (await people.listOpenPayouts({ limit: 100 })).payouts.some(({ id }) => id === lost.body.id), { deadlineMs: 40_000, intervalMs: 200 });
    await eventually(async () => (await read(client, silent.body.id)).state === 'succeeded', { deadlineMs: 40_000, intervalMs: 200 });
    expect(await read(client, lost.body.id)).toMatchObject({ state: 'processing', attempts: [{ channel: 'easypaisa-payout', state: 'unknown' }] });
    const operators = await Promise.all(
      ['ayesha', 'bilal'].map(async (name) => {
        const handle = `${name}-${randomUUID().slice(0, 8)}`;
        return { handle, token: (await credentials.createOperator({ handle })).token };
      }),
    );
    const verdict = { payoutId: lost.body.id, attemptNumber: 1, verdict: 'VERDICT_SUCCEEDED' as const, reason: 'seen on the statement of the bank, page 3', providerTransactionId: '' };
    await expect(people.settlePayout({ ...verdict, operators: operators.slice(0, 1) })).rejects.toMatchObject({ code: 'invalid_request' });
    const settled = await people.settlePayout({ ...verdict, operators });
    expect(settled).toMatchObject({ payout: { state: 'PAYOUT_STATE_SUCCEEDED' }, record: { action: 'payout.settled', verdict: 'succeeded' } });
    await eventually(async () => (await balance(client)).held === 0);
    const [paid, settledPayout] = [await read(client, silent.body.id), await read(client, lost.body.id)];
    expect((await balance(client)).available).toBe(10_000_000 - paid.amount - paid.fee - settledPayout.amount - settledPayout.fee);
    expect((await receivedBy(new Set(['03000000054']))).toSorted((a, b) => a - b)).toEqual([12_345, 54_321]);
  }, 120_000);

  /** The journal of a merchant: entries whose sides differ, and what became of its holds. */
  async function journalOf(merchantId: string): Promise<{ unbalanced: string[]; committed: number; released: number }> {
    const ledger = grpcClient(world().runtime, grpcServices.ledger, { address: world().crew.platform.run.services['ledger']?.grpc ?? '', deadlineMs: 10_000 });
    const found = { unbalanced: [] as string[], committed: 0, released: 0 };
    for (let cursor = ''; ; ) {
      const { entries, nextCursor } = await ledger.listEntries({ merchantId, mode: 'MODE_TEST', limit: 100, cursor });
      for (const { id, kind, legs } of entries) {
        const sum = legs.reduce((total, { side, minor }) => total + (side === 'SIDE_DEBIT' ? BigInt(minor) : -BigInt(minor)), 0n);
        if (sum !== 0n) found.unbalanced.push(id);
        if (kind === 'hold_committed') found.committed += 1;
        if (kind === 'hold_released') found.released += 1;
      }
      if (nextCursor === '') return found;
      cursor = nextCursor;
    }
  }
}
