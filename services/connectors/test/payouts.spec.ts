import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { startPlatform } from './support/platform.ts';
import type { Platform } from './support/platform.ts';
import { newReference } from './support/references.ts';

/** 600 s become 600 ms. */
const SCALE = 0.001;
/** Nothing here stays without an answer, and a machine may be busy or stand still for a moment; what was cut off is not asked about before it is over. */
const TIMEOUT_MS = 4_000;
/** Logins and questions come before a payout leaves, all at once. */
const SEND_MS = 20_000;

let platform: Platform;
beforeAll(async () => {
  // Breakers off: these tests cause every fault there is, one after the other.
  platform = await startPlatform({ scale: SCALE, payoutChannel: { connectTimeoutMs: TIMEOUT_MS, payoutTimeoutMs: TIMEOUT_MS, inquiryScheduleMs: [120_000, 600_000, 600_000], breaker: { consecutive: 10_000, volume: 10_000 } } });
}, 60_000);
afterAll(() => platform.stop(), 30_000);

interface Outcome {
  readonly kind?: string;
  readonly reason?: string;
  readonly integrityProblem?: string;
  readonly reversed?: boolean;
}

interface Paid {
  readonly reference: string;
  readonly reply: string;
  readonly end: string;
  readonly exhausted: boolean;
}

/** A channel that pays into banks pays into an account of that number. */
function asked(channel: string, number: string, minor: number, sendMs = SEND_MS) {
  const isBank = channel.includes('bank');
  return {
    channel,
    reference: newReference(),
    payoutId: 'po_test',
    amount: { minor: String(minor), currency: 'PKR' },
    receiver: { mobile: isBank ? '03219998855' : number, name: 'Ayesha Khan', cnic: '3520212345678', bank: isBank ? 'ALLIED_BANK_LIMITED' : '', accountNumber: isBank ? number : '' },
    sentAt: new Date().toISOString(),
    notAfter: new Date(Date.now() + sendMs).toISOString(),
  };
}

/** Pays out and then follows the schedule that the service itself gives, to its end. */
async function payOut(channel: string, mobile: string, minor: number): Promise<Paid> {
  const order = asked(channel, mobile, minor);
  const paid = await platform.payouts.payout(order);
  let { outcome, nextInquiryAfterMs } = paid;
  let inquiriesMade = 0;
  let exhausted = false;
  while (Number(nextInquiryAfterMs) > 0 && !exhausted) {
    await sleep(Number(nextInquiryAfterMs));
    ({ outcome, nextInquiryAfterMs, scheduleExhausted: exhausted } = await platform.payouts.inquirePayout({ ...order, inquiriesMade }));
    inquiriesMade += 1;
  }
  return { reference: order.reference, reply: told(paid.outcome), end: told(outcome), exhausted };
}

function told(outcome: Outcome | null | undefined): string {
  const kind = outcome?.kind?.replace('OUTCOME_KIND_', '').toLowerCase() ?? 'none';
  const detail = outcome?.integrityProblem || outcome?.reason || (outcome?.reversed === true ? 'reversed' : '');
  return detail === '' ? kind : `${kind}:${detail}`;
}

/** What really went into a wallet, or into an account of that number, with this amount. */
async function payouts(mobile: string, minor: number): Promise<number> {
  const answer = await request(`${platform.control}/ledger?limit=5000`);
  const { entries } = (await answer.body.json()) as { entries: { kind: string; mobile: string; amountMinor: number }[] };
  return entries.filter((line) => line.kind === 'payout' && (line.mobile === mobile || line.mobile === `ABL/${mobile}`) && line.amountMinor === minor).length;
}

/** Number, answer to the payout, the end (`!`: a person must look), what went into the wallet. */
type Row = readonly [mobile: string, reply: string, end: string, payouts: number];

const JAZZCASH: readonly Row[] = [
  ['03115112345', 'succeeded', 'succeeded', 1],
  ['03000000003', 'declined:receiver_refused', 'declined:receiver_refused', 0],
  ['03000000008', 'declined:receiver_refused', 'declined:receiver_refused', 0],
  ['03000000050', 'declined:payout_funds_short', 'declined:payout_funds_short', 0],
  ['03000000051', 'declined:limit_exceeded', 'declined:limit_exceeded', 0],
  ['03000000052', 'unknown:provider_error', 'succeeded', 1],
  ['03000000053', 'unknown:provider_error', 'declined:provider_refused', 0],
  ['03000000054', 'unknown:provider_error', 'succeeded', 1],
  ['03000000055', 'unknown:provider_error', 'declined:provider_refused', 0],
  ['03000000056', 'unknown:provider_error', 'succeeded', 1],
  ['03000000057', 'unknown:provider_error', 'declined:provider_refused', 0],
  ['03000000058', 'unknown:provider_error', 'succeeded', 1],
  // No document has a word for "no such payout": that one is for a person.
  ['03000000059', 'unknown:provider_error', 'unknown:provider_code_unknown!', 0],
  ['03000000060', 'unknown:provider_code_unknown', 'declined:provider_refused', 0],
  ['03000000062', 'unknown:amount', 'unknown:amount!', 1],
];

const EASYPAISA: readonly Row[] = [
  ['03115112345', 'succeeded', 'succeeded', 1],
  ['03000000003', 'declined:receiver_refused', 'declined:receiver_refused', 0],
  ['03000000050', 'declined:receiver_refused', 'declined:receiver_refused', 0],
  ['03000000052', 'pending', 'succeeded', 1],
  ['03000000053', 'pending', 'declined:provider_refused', 0],
  ['03000000054', 'unknown:provider_error', 'unknown:no_inquiry!', 1],
  ['03000000055', 'unknown:provider_error', 'unknown:no_inquiry!', 0],
  ['03000000056', 'unknown:provider_error', 'unknown:no_inquiry!', 1],
  ['03000000058', 'unknown:provider_error', 'unknown:no_inquiry!', 1],
  ['03000000059', 'unknown:provider_error', 'unknown:no_inquiry!', 0],
  ['03000000060', 'unknown:provider_code_unknown', 'declined:provider_refused', 0],
];

function describeChannel(channel: string, minor: number, rows: readonly Row[]): void {
  describe(`${channel} against the simulator`, () => {
    const under = new Map<string, Promise<Paid>>();
    beforeAll(() => {
      for (const [mobile] of rows) {
        const paid = payOut(channel, mobile, minor);
        paid.catch(() => undefined);
        under.set(mobile, paid);
      }
    });
    test.each(rows)('%s: %s, in the end %s, with %d payouts', async (mobile, reply, end, expected) => {
      const paid = await under.get(mobile);
      expect({ reply: paid?.reply, end: `${paid?.end ?? ''}${paid?.exhausted === true ? '!' : ''}` }).toEqual({ reply, end });
      expect(await payouts(mobile, minor)).toBe(expected);
    });
  });
}

describeChannel('jazzcash-payout', 11_100, JAZZCASH);
describeChannel('easypaisa-payout', 22_250, EASYPAISA);
// Into banks the protocols differ before the money moves only: a refused account, a payment, and the doubts.
describeChannel('jazzcash-bank-payout', 44_400, JAZZCASH.filter(([number]) => ['03115112345', '03000000003', '03000000052', '03000000054', '03000000058'].includes(number)));
describeChannel('easypaisa-bank-payout', 55_550, EASYPAISA.filter(([number]) => ['03115112345', '03000000003', '03000000052', '03000000054'].includes(number)));

test.each(['jazzcash-payout', 'easypaisa-payout', 'jazzcash-bank-payout'])('%s: fifty calls with one reference pay once', async (channel) => {
  const order = asked(channel, '03219998877', 33_300 + channel.length);
  const answers = await Promise.all(Array.from({ length: 50 }, () => platform.payouts.payout(order)));
  expect(answers.filter(({ outcome }) => outcome?.kind === 'OUTCOME_KIND_SUCCEEDED').length).toBeGreaterThanOrEqual(1);
  expect(answers.every(({ outcome }) => outcome?.kind === 'OUTCOME_KIND_SUCCEEDED' || outcome?.kind === 'OUTCOME_KIND_UNKNOWN')).toBe(true);
  expect(await platform.payouts.payout(order)).toMatchObject({ outcome: { kind: 'OUTCOME_KIND_SUCCEEDED' } });
  expect(await payouts('03219998877', 33_300 + channel.length)).toBe(1);
});

test('an inquiry before the payout fences its reference for ever', async () => {
  const order = asked('jazzcash-payout', '03219998866', 4_400);
  expect(await platform.payouts.inquirePayout({ ...order, inquiriesMade: 0 })).toMatchObject({ outcome: { kind: 'OUTCOME_KIND_NOT_SENT', reason: 'never_received' } });
  expect(await platform.payouts.payout(order)).toMatchObject({ outcome: { kind: 'OUTCOME_KIND_NOT_SENT' } });
  expect(await payouts('03219998866', 4_400)).toBe(0);
});

test('killed in the middle of a payout, it is asked about and never sent again', async () => {
  // What was cut off may have left until then, and is not asked about before.
  const order = asked('jazzcash-payout', '03000000054', 5_500, 2_000);
  const lost = platform.payouts.payout(order).then(
    () => 'answered',
    () => 'lost',
  );
  for (let paid = 0; paid === 0; paid = await payouts('03000000054', 5_500)) await sleep(20);
  await platform.killConnectors();
  expect(await lost).toBe('lost');
  await platform.startConnectors();
  expect(await platform.payouts.payout(order)).toMatchObject({ outcome: { kind: 'OUTCOME_KIND_UNKNOWN' } });
  let found = await platform.payouts.inquirePayout({ ...order, inquiriesMade: 0 });
  while (Number(found.nextInquiryAfterMs) > 0) {
    await sleep(Number(found.nextInquiryAfterMs));
    found = await platform.payouts.inquirePayout({ ...order, inquiriesMade: 1 });
  }
  expect(found.outcome).toMatchObject({ kind: 'OUTCOME_KIND_SUCCEEDED' });
  expect(await payouts('03000000054', 5_500)).toBe(1);
}, 30_000);

test('the channels are described without a secret, and no log names a receiver or a secret', async () => {
  const { channels } = await platform.payouts.describePayoutChannels({});
  expect(channels).toMatchObject([
    { id: 'jazzcash-payout', wallet: 'jazzcash', knowsReference: true, banks: [], longestDoubtMs: expect.stringMatching(/^[1-9]\d*$/) },
    { id: 'easypaisa-payout', wallet: 'easypaisa', knowsReference: false, banks: [] },
    { id: 'jazzcash-bank-payout', wallet: 'bank', knowsReference: true, banks: expect.arrayContaining(['ALLIED_BANK_LIMITED']) },
    { id: 'easypaisa-bank-payout', wallet: 'bank', knowsReference: false, banks: expect.arrayContaining(['SADAPAY']) },
  ]);
  const seen = JSON.stringify(channels) + platform.output();
  for (const secret of ['dev-jc-payout-secret', 'dev-jc-payoutkey', 'dev-ep-payout-secret', 'dev-jc-bank-secret', '12345', '67890', '03219998855', '03219998866', '3520212345678', 'Ayesha']) {
    // The demo number's digits hold the PIN's.
    expect(seen.replaceAll('03115112345', '')).not.toContain(secret);
  }
});
