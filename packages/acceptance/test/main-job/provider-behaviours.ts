import { describe, expect, test } from '@jest/globals';
import { eventually, readTopics } from '@adaigi/testing';
import { debitsByMobile, setSimulator } from '../support/crew.ts';
import { freshMobile, type PaymentView } from '../support/native-client.ts';
import type { WorldOf } from './world.ts';

/** Number, what it does, the end, and why it ended without money. */
type Row = readonly [mobile: string, behaviour: string, state: string, reason: string | null];

const SAME: readonly Row[] = [
  ['03000000001', 'too little balance', 'failed', 'insufficient_funds'],
  ['03000000002', 'wrong PIN', 'failed', 'wrong_pin'],
  ['03000000003', 'no such wallet', 'failed', 'no_such_account'],
  ['03000000007', 'wallet not active', 'failed', 'account_blocked'],
  ['03000000008', 'wallet blocked', 'failed', 'account_blocked'],
  ['03000000009', 'PIN tries used up', 'failed', 'wrong_pin'],
  ['03000000011', 'late success', 'succeeded', null],
  ['03000000013', 'debits, never answers', 'succeeded', null],
  ['03000000014', 'never answers, never debits', 'failed', 'pin_not_entered'],
  ['03000000015', 'debits, answers HTTP 500', 'succeeded', null],
  ['03000000017', 'debits, cuts the connection', 'succeeded', null],
  ['03000000019', 'the payer never answers', 'failed', 'pin_not_entered'],
  ['03000000020', 'looks failed, then is paid', 'succeeded', null],
  ['03000000021', 'late success without a word', 'succeeded', null],
  ['03000000022', 'pays slowly', 'succeeded', null],
  ['03000000023', 'paid, reversed later', 'succeeded', null],
  ['03000000024', 'pays, settlement failed', 'succeeded', null],
  ['03123456789', 'pays', 'succeeded', null],
];

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  jazzcash: [
    ...SAME,
    ['03000000004', 'the payer refuses', 'failed', 'payer_cancelled'],
    ['03000000005', "over the wallet's limit", 'failed', 'limit_exceeded'],
    ['03000000006', 'declines for its own reasons', 'failed', 'provider_maintenance'],
    ['03000000012', 'late failure', 'failed', 'payer_cancelled'],
  ],
  easypaisa: [
    ...SAME,
    ['03000000004', 'the payer refuses', 'failed', 'pin_not_entered'],
    ['03000000005', "over the wallet's limit", 'failed', 'amount_not_allowed'],
    ['03000000006', 'declines for its own reasons', 'failed', 'configuration'],
    ['03000000012', 'late failure', 'failed', 'provider_refused'],
  ],
};

/** Whatever the reason is called: no money moved, so it must not succeed. */
const UNPAID = ['03000000010', '03000000016', '03123456780'];
/** The request never arrives, which is safe to try again: it is, until the payment runs out of time. */
const UNHEARD = ['03000000018', '03000000026'];
const PATIENCE_MS = 8_000;

/** Documented numbers, each to its right end against the provider's own ledger; windows are scaled down for platform and simulator alike. */
export function providerBehaviours(world: WorldOf): void {
  const debits = (): Promise<Map<string, number[]>> => debitsByMobile(world().crew.platform.run.simulator.control);

  describe.each(Object.keys(ROWS))('%s', (wallet) => {
    test(
      'every documented number ends as it must, debited once when paid and never when not',
      async () => {
        const rows = ROWS[wallet] ?? [];
        const before = await debits();
        const run = async (mobile: string, fields: object = {}): Promise<PaymentView> => {
          const { body } = await world().native.pay({ wallet, payer: { mobile }, ...fields });
          return world().native.get(body.id, 75);
        };
        const expiresAt = new Date(Date.now() + PATIENCE_MS).toISOString();
        const [ended, unpaid, unheard] = await Promise.all([
          Promise.all(rows.map(([mobile]) => run(mobile))),
          Promise.all(UNPAID.map((mobile) => run(mobile))),
          Promise.all(UNHEARD.map((mobile) => run(mobile, { expiresAt }))),
        ]);
        const after = await debits();
        const debited = (mobile: string): number => (after.get(mobile)?.length ?? 0) - (before.get(mobile)?.length ?? 0);
        const seen = rows.map(([mobile, behaviour], index) => [mobile, behaviour, ended[index]?.state, ended[index]?.failure?.code ?? null, debited(mobile)]);
        expect(seen).toEqual(rows.map(([mobile, behaviour, state, reason]) => [mobile, behaviour, state, reason, state === 'succeeded' ? 1 : 0]));
        expect(UNPAID.map((mobile, index) => [mobile, unpaid[index]?.state, debited(mobile)])).toEqual(UNPAID.map((mobile) => [mobile, 'failed', 0]));
        expect(UNHEARD.map((mobile, index) => [mobile, unheard[index]?.state, debited(mobile)])).toEqual(UNHEARD.map((mobile) => [mobile, 'failed', 0]));
        // A closed method stays with its wallet, whatever is tried.
        for (const { attempts } of [...ended, ...unpaid, ...unheard]) expect(new Set(attempts.map((attempt) => attempt.wallet))).toEqual(new Set([wallet]));
      },
      100_000,
    );
  });

  test.each(['jazzcash', 'easypaisa'])('%s: answers about another amount are believed by nobody: the attempt is set apart', async (wallet) => {
    const { native, crew } = world();
    const { control } = crew.platform.run.simulator;
    // JazzCash's notification carries no amount: coming before the answer it would prove the payment by itself.
    const always = (operation: string, fault: object): object => ({ account: '*', operation, percent: 100, fault });
    // Easypaisa's answer to a charge names no amount, so there only an inquiry can contradict.
    const lost = wallet === 'easypaisa' ? [always('charge', { kind: '500-after-debit' }), always('inquiry', { kind: 'wrong-amount' })] : [];
    await setSimulator(control, '/faults', { seed: 1, faults: [always('ipn', { kind: 'no-ipn' }), ...lost] });
    try {
      const { body } = await native.pay({ wallet, payer: { mobile: wallet === 'jazzcash' ? '03000000025' : freshMobile() } });
      const payment = await eventually(
        async () => {
          const now = await native.get(body.id);
          expect(now.attempts.map(({ state }) => state)).toEqual(['quarantined']);
          return now;
        },
        { deadlineMs: 10_000, intervalMs: 100 },
      );
      expect(payment).toMatchObject({ state: 'processing', failure: null, attempts: [{ state: 'quarantined' }] });
    } finally {
      await setSimulator(control, '/faults', { seed: 0, faults: [] });
    }
  }, 20_000);

  test('a token waits for the payer at the shop, and is paid there', async () => {
    const { native, crew } = world();
    const { run } = crew.platform;
    const mobile = freshMobile();
    const { body } = await native.pay({ wallet: 'easypaisa', method: 'token', payer: { mobile, email: 'shop@mail.example' } });
    const waiting = await eventually(async () => {
      const now = await native.get(body.id);
      return now.nextAction !== null && now;
    });
    expect(waiting).toMatchObject({ state: 'processing', nextAction: { type: 'pay_with_token', token: expect.stringMatching(/^\d+$/) } });
    const { reference, method } = await eventually(
      async () => {
        const started = (await readTopics(run.kafka, `${crew.platform.topicPrefix}adaigi.attempts.`)).find(({ key, headers }) => key === body.id && headers['ce_type'] === 'adaigi.attempt.started.v1');
        return started && (JSON.parse(started.value) as { reference: string; method: string });
      },
      { intervalMs: 200 },
    );
    // Routing learns of prompts and of tokens apart.
    expect(method).toBe('token');
    const atShop = await fetch(`${run.simulator.control}/orders/${reference}/pay`, { method: 'POST' });
    expect(atShop.status).toBe(200);
    expect(await native.get(body.id, 30)).toMatchObject({ state: 'succeeded', nextAction: null });
    expect((await debits()).get(mobile)).toEqual([50_000]);
  }, 60_000);

  test('a token that pays itself is found by inquiry or notice', async () => {
    const { body } = await world().native.pay({ wallet: 'easypaisa', method: 'token', payer: { mobile: '03000000030', email: 'shop@mail.example' } });
    expect((await world().native.get(body.id, 25)).state).toBe('succeeded');
  });
}
