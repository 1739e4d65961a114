import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { startPlatform } from './support/platform.ts';
import type { Platform } from './support/platform.ts';
import { newReference } from './support/references.ts';

/** 600 s become 600 ms. */
const SCALE = 0.001;
const PAID = 10_000;

let platform: Platform;
beforeAll(async () => {
  // Breakers off: these tests cause every fault there is, one after the other.
  platform = await startPlatform({
    scale: SCALE,
    channel: { notFoundWindowMs: 900_000, chargeTimeoutMs: 10_000, breaker: { consecutive: 10_000, volume: 10_000 } },
  });
}, 60_000);
afterAll(() => platform.stop(), 30_000);

interface Settled {
  readonly reply: string;
  readonly end: string;
}

/** Charges and then follows the schedule that the service itself gives, to its end. */
async function pay(channel: string, mobile: string, options: { method?: string; cnic?: string } = {}): Promise<Settled & { reference: string; exhausted: boolean }> {
  const reference = newReference();
  const amount = { minor: String(PAID), currency: 'PKR' };
  const notAfter = new Date(Date.now() + 1_500).toISOString();
  const charged = await platform.connectors.charge({
    channel,
    reference,
    paymentId: `pay_${reference}`,
    amount,
    payer: { mobile, name: 'Ayesha Khan', email: '', cnic: options.cnic ?? '' },
    description: 'Order 45 <test>',
    notAfter,
    method: options.method ?? 'wallet',
  });
  let { outcome, nextInquiryAfterMs } = charged;
  let made = 0;
  let exhausted = false;
  while (Number(nextInquiryAfterMs) > 0 && !exhausted) {
    await sleep(Number(nextInquiryAfterMs));
    const asked = { channel, operation: 'charge', reference, amount, sentAt: new Date().toISOString(), notAfter, inquiriesMade: made };
    const found = await platform.connectors.inquire(asked);
    made += 1;
    ({ outcome, nextInquiryAfterMs, scheduleExhausted: exhausted } = found);
  }
  return { reference, reply: told(charged.outcome), end: told(outcome), exhausted };
}

function told(outcome: { kind?: string; reason?: string; integrityProblem?: string; reversed?: boolean } | null | undefined): string {
  const kind = outcome?.kind?.replace('OUTCOME_KIND_', '').toLowerCase() ?? 'none';
  const detail = outcome?.integrityProblem || outcome?.reason || (outcome?.reversed === true ? 'reversed' : '');
  return detail === '' ? kind : `${kind}:${detail}`;
}

/** What was really debited for a reference. */
async function debits(reference: string): Promise<number> {
  const answer = await request(`${platform.control}/ledger?reference=${reference}`);
  const { entries } = (await answer.body.json()) as { entries: { kind: string }[] };
  return entries.filter(({ kind }) => kind === 'debit').length;
}

/** What the numbers of the simulator must come to: number, answer to the charge, the end, debits. */
const JAZZCASH = [
  ['03115112345', 'succeeded', 'succeeded', 1],
  ['03000000001', 'declined:insufficient_funds', 'declined:insufficient_funds', 0],
  ['03000000002', 'declined:wrong_pin', 'declined:wrong_pin', 0],
  ['03000000003', 'declined:no_such_account', 'declined:no_such_account', 0],
  ['03000000004', 'declined:payer_cancelled', 'declined:payer_cancelled', 0],
  ['03000000005', 'declined:limit_exceeded', 'declined:limit_exceeded', 0],
  ['03000000006', 'declined:provider_maintenance', 'declined:provider_maintenance', 0],
  ['03000000007', 'declined:account_blocked', 'declined:account_blocked', 0],
  ['03000000009', 'declined:wrong_pin', 'declined:wrong_pin', 0],
  ['03000000010', 'unknown:provider_code_unknown', 'declined:provider_refused', 0],
  ['03000000011', 'pending', 'succeeded', 1],
  ['03000000012', 'pending', 'declined:payer_cancelled', 0],
  ['03000000013', 'unknown:provider_error', 'succeeded', 1],
  ['03000000014', 'unknown:provider_error', 'declined:pin_not_entered', 0],
  ['03000000015', 'unknown:provider_error', 'succeeded', 1],
  ['03000000016', 'unknown:provider_error', 'declined:provider_error', 0],
  ['03000000017', 'unknown:provider_error', 'succeeded', 1],
  ['03000000018', 'unknown:provider_unreadable', 'not_sent:never_received', 0],
  ['03000000019', 'pending', 'declined:pin_not_entered', 0],
  ['03000000020', 'pending', 'succeeded', 1],
  ['03000000021', 'pending', 'succeeded', 1],
  ['03000000024', 'succeeded', 'succeeded', 1],
  ['03000000025', 'unknown:amount', 'unknown:amount', 1],
  ['03000000026', 'unknown:provider_error', 'not_sent:never_received', 0],
] as const;

const EASYPAISA = [
  ['03115112345', 'succeeded', 'succeeded', 1],
  ['03000000001', 'declined:insufficient_funds', 'declined:insufficient_funds', 0],
  ['03000000002', 'declined:wrong_pin', 'declined:wrong_pin', 0],
  ['03000000003', 'declined:no_such_account', 'declined:no_such_account', 0],
  ['03000000004', 'unknown:pin_not_entered', 'declined:pin_not_entered', 0],
  ['03000000005', 'declined:amount_not_allowed', 'declined:amount_not_allowed', 0],
  ['03000000006', 'declined:configuration', 'declined:configuration', 0],
  ['03000000007', 'unknown:provider_error', 'declined:account_blocked', 0],
  ['03000000008', 'unknown:provider_error', 'declined:account_blocked', 0],
  ['03000000010', 'unknown:provider_code_unknown', 'declined:provider_refused', 0],
  ['03000000011', 'unknown:provider_error', 'succeeded', 1],
  ['03000000013', 'unknown:provider_error', 'succeeded', 1],
  ['03000000014', 'unknown:provider_error', 'declined:pin_not_entered', 0],
  ['03000000015', 'unknown:provider_error', 'succeeded', 1],
  ['03000000017', 'unknown:provider_error', 'succeeded', 1],
  ['03000000018', 'unknown:provider_unreadable', 'not_sent:never_received', 0],
  ['03000000019', 'unknown:provider_error', 'declined:pin_not_entered', 0],
  ['03000000020', 'unknown:provider_error', 'succeeded', 1],
  ['03000000026', 'unknown:provider_error', 'not_sent:never_received', 0],
] as const;

type Row = readonly [mobile: string, reply: string, end: string, debits: number];

/** All payments of a channel at once: each mostly waits for a window. */
function describeChannel(channel: string, cnic: string, rows: readonly Row[]): void {
  describe(`${channel} against the simulator`, () => {
    const payments = new Map<string, ReturnType<typeof pay>>();
    beforeAll(() => {
      for (const [mobile] of rows) {
        const payment = pay(channel, mobile, { cnic });
        payment.catch(() => undefined);
        payments.set(mobile, payment);
      }
    });
    test.each(rows)('%s: %s, and in the end %s, with %d debits', async (mobile, reply, end, expected) => {
      const settled = await payments.get(mobile);
      expect({ reply: settled?.reply, end: settled?.end }).toEqual({ reply, end });
      expect(await debits(settled?.reference ?? '')).toBe(expected);
    });
  });
}

describeChannel('jazzcash-main', '', JAZZCASH);
describeChannel('jazzcash-alt', '3520212345678', JAZZCASH);
describeChannel('easypaisa-main', '', EASYPAISA);
describeChannel('easypaisa-rsa', '', EASYPAISA);

test.each(['easypaisa-main', 'easypaisa-rsa'])('%s: a token is pending until the cash is paid', async (channel) => {
  const settled = await pay(channel, '03000000030', { method: 'token' });
  expect({ reply: settled.reply, end: settled.end }).toEqual({ reply: 'pending', end: 'succeeded' });
});

test('an amount that the answers name wrongly stays quarantined until the schedule is used up', async () => {
  const settled = await pay('jazzcash-main', '03000000025');
  expect(settled).toMatchObject({ reply: 'unknown:amount', end: 'unknown:amount', exhausted: true });
});
