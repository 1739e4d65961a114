import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { eventually } from '@adaigi/testing';
import { setSimulator } from '../support/crew.ts';
import { freshMobile, type NativeAnswer, type PaymentView, type ProblemView, type RefundView } from '../support/native-client.ts';
import type { WorldOf } from './world.ts';

const UNDER_WAY = ['requested', 'processing'];

/** Money that goes back. */
export function refunds(world: WorldOf): void {
  const paid = async (wallet: string, mobile = freshMobile()): Promise<PaymentView> => {
    const { body } = await world().native.pay({ wallet, payer: { mobile } }, { prefer: 'wait=20' });
    expect(body.state).toBe('succeeded');
    return body;
  };
  const refund = (id: string, body: object = {}, headers: Record<string, string> = {}): Promise<NativeAnswer<RefundView & ProblemView>> =>
    world().native.call({ method: 'POST', path: `/v1/payments/${id}/refunds`, body, headers: { 'idempotency-key': randomUUID(), ...headers } });
  const settled = (id: string): Promise<PaymentView> =>
    eventually(
      async () => {
        const payment = await world().native.get(id);
        return payment.refunds.length > 0 && payment.refunds.every(({ state }) => !UNDER_WAY.includes(state)) && payment;
      },
      { deadlineMs: 30_000, intervalMs: 100 },
    );
  /** What the simulator's ledger says went back to the payer, in paisa. */
  const returned = async (mobile: string): Promise<number[]> => {
    const answer = await fetch(`${world().crew.platform.run.simulator.control}/ledger?limit=500`);
    const { entries } = (await answer.json()) as { entries: { mobile: string; kind: string; amountMinor: number }[] };
    return entries.filter((entry) => entry.mobile === mobile && entry.kind === 'refund').map(({ amountMinor }) => amountMinor);
  };

  /** Puts a policy in force by which channels get these shares of the payments first. */
  const sendFirst = async (shares: Record<string, number>): Promise<void> => {
    const path = '/v1/routing-policy';
    const { body: now } = await world().native.call<{ version: number }>({ method: 'GET', path });
    const put = await world().native.call({ method: 'PUT', path, body: { basedOn: now.version, policy: { formatVersion: 1, shares }, note: 'a test' } });
    expect(put.status).toBe(200);
  };

  test('JazzCash: a full refund goes back once, also when it is asked for twice with one key', async () => {
    const mobile = freshMobile();
    const { id } = await paid('jazzcash', mobile);
    const headers = { 'idempotency-key': randomUUID() };
    const first = await refund(id, {}, headers);
    expect([first.status, first.body.amount, first.body.paymentId]).toEqual([201, 50_000, id]);
    const again = await refund(id, {}, headers);
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    const payment = await settled(id);
    expect(payment).toMatchObject({ state: 'succeeded', refunded: 50_000, refunds: [{ state: 'succeeded', amount: 50_000 }] });
    expect(await returned(mobile)).toEqual([50_000]);
    const more = await refund(id);
    expect([more.status, more.body.code]).toEqual([409, 'refund_exceeds_captured']);
  });

  test('JazzCash: of many who ask for parts at once only as much is accepted as was paid; JazzCash itself allows one part', async () => {
    const mobile = freshMobile();
    const { id } = await paid('jazzcash', mobile);
    const over = await refund(id, { amount: 50_001 });
    expect([over.status, over.body.code]).toEqual([409, 'refund_exceeds_captured']);
    const answers = await Promise.all(Array.from({ length: 8 }, () => refund(id, { amount: 20_000, reason: 'returned goods' })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 201, ...Array<number>(6).fill(409)]);
    const payment = await settled(id);
    // "More than one partial refund is not allowed" (451): what went back is what the ledger says went back.
    expect(payment.refunds.map(({ state, failureCode }) => [state, failureCode])).toEqual([['succeeded', null], ['failed', 'refund_refused']]);
    expect(payment.refunded).toBe(20_000);
    expect(await returned(mobile)).toEqual([20_000]);
  });

  test('JazzCash: what a channel took over after another one declined goes back through it', async () => {
    const { control } = world().crew.platform.run.simulator;
    const decline = { account: 'jazzcash-main', operation: 'charge', percent: 100, fault: { kind: 'decline', code: '118' } };
    await setSimulator(control, '/faults', { seed: 1, faults: [decline] });
    // Which channel is first is learnt; here the merchant's rules say it.
    await sendFirst({ 'jazzcash-main': 100 });
    const mobile = freshMobile();
    try {
      const { id, attempts } = await paid('jazzcash', mobile);
      expect(attempts.map(({ channel, state, reason }) => [channel, state, reason])).toEqual([['jazzcash-main', 'declined', 'provider_maintenance'], ['jazzcash-alt', 'succeeded', null]]);
      await refund(id);
      expect((await settled(id)).refunds.map(({ state }) => state)).toEqual(['succeeded']);
      expect(await returned(mobile)).toEqual([50_000]);
    } finally {
      await setSimulator(control, '/faults', { seed: 0, faults: [] });
      await sendFirst({});
    }
  });

  test('Easypaisa has no refund call: it waits for a person', async () => {
    const { id } = await paid('easypaisa');
    expect((await refund(id)).status).toBe(201);
    expect((await settled(id)).refunds).toMatchObject([{ state: 'needs_operator', failureCode: 'refund_is_manual' }]);
  });

  test.each([
    ['03000000041', 'refused', 'failed', 0],
    ['03000000043', 'done and never answered', 'succeeded', 50_000],
  ])('JazzCash, %s: a refund that is %s ends as %s', async (mobile, _what, state, amount) => {
    const { id } = await paid('jazzcash', mobile);
    await refund(id);
    expect((await settled(id)).refunds.map((each) => each.state)).toEqual([state]);
    expect((await returned(mobile)).reduce((sum, each) => sum + each, 0)).toBe(amount);
  });

  test('only what was paid can be refunded', async () => {
    const { body } = await world().native.pay({ payer: { mobile: '03000000001' } }, { prefer: 'wait=20' });
    expect(body.state).toBe('failed');
    const refused = await refund(body.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'payment_not_refundable']);
    expect((await refund(`pay_${'0'.repeat(32)}`)).status).toBe(404);
  });
}
