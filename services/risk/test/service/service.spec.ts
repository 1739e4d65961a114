import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssessRequest } from '@adaigi/contracts/gen/adaigi/risk/v1/AssessRequest.ts';
import { eventually } from '@adaigi/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RULES_JSON } from '../../src/core/rules.fixture.ts';
import { startPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import { ID_SECRET, startRisk } from './risk-process.ts';

const MOBILE = '03115112345';
const DENIED = '03009999999';
const folder = mkdtempSync(join(tmpdir(), 'risk-rules-'));
const rulesFile = join(folder, 'rules.json');

let platform: Platform;
let payments = 0;

/** What an operator does to deny a number. */
function printIndex(input: string) {
  const script = fileURLToPath(new URL('../../src/print-mobile-index.ts', import.meta.url));
  return spawnSync(process.execPath, [script], { input, encoding: 'utf8', env: { PATH: process.env['PATH'], ADAIGI_ID_SECRET: ID_SECRET } });
}

beforeAll(async () => {
  writeFileSync(rulesFile, JSON.stringify({ ...RULES_JSON, deniedMobiles: [printIndex(`+92${DENIED.slice(1)}\n`).stdout.trim()] }));
  platform = await startPlatform({ ADAIGI_RISK_RULES: rulesFile });
  platform.merchants.set('mer_a', {});
}, 60_000);

afterAll(async () => {
  expect(await platform.stop()).toBe(0);
  rmSync(folder, { recursive: true });
}, 60_000);

function payment(change: Partial<AssessRequest> = {}): AssessRequest & { paymentId: string } {
  payments += 1;
  return {
    paymentId: `pay_${String(payments).padStart(32, '0')}`,
    merchantId: 'mer_a',
    mode: 'MODE_TEST',
    amount: { minor: '1000', currency: 'PKR' },
    payer: { mobile: MOBILE, name: 'John Doe', email: 'john@example.com', cnic: '1730123456789' },
    wallet: 'jazzcash',
    createdAt: new Date().toISOString(),
    ...change,
  };
}

const assess = (change: Partial<AssessRequest> = {}) => platform.client.assess(payment(change));

describe('risk', () => {
  test('allows an ordinary payment, tells it on Kafka and answers a repeat alike', async () => {
    const request = payment();
    const answer = await platform.client.assess(request);
    expect(answer).toEqual({ decision: 'DECISION_ALLOW', hits: [], rulesVersion: 'test.1' });
    expect(await platform.client.assess(request)).toEqual(answer);
    const [told] = await eventually(() => platform.heard(request.paymentId).length > 0 && platform.heard(request.paymentId));
    expect(told).toMatchObject({ merchantId: 'mer_a', decision: 'DECISION_ALLOW', rules: [], rulesVersion: 'test.1', mode: 'MODE_TEST' });
  });

  test('rejects with the rule and a sentence', async () => {
    expect(await assess({ amount: { minor: '99', currency: 'PKR' } })).toMatchObject({
      decision: 'DECISION_REJECT',
      hits: [{ rule: 'amount_min', message: 'The amount is below the least that can be paid.' }],
    });
  });

  test('answers as before after a kill -9, and loses no event', async () => {
    const request = payment({ amount: { minor: '1000001', currency: 'PKR' } });
    const answer = await platform.client.assess(request);
    await platform.restart();
    expect(await platform.client.assess({ ...request, amount: { minor: '500', currency: 'PKR' } })).toEqual(answer);
    await eventually(() => platform.heard(request.paymentId).length > 0);
  }, 30_000);

  test('holds live payments of a number to the limits and leaves test payments alone', async () => {
    const live = { mode: 'MODE_LIVE' as const, payer: { mobile: '03330000001' } };
    for (let index = 0; index < 3; index += 1) expect(await assess(live)).toMatchObject({ decision: 'DECISION_ALLOW' });
    expect(await assess(live)).toMatchObject({ hits: [{ rule: 'mobile_payments_per_hour' }] });
    const answers = await Promise.all(Array.from({ length: 50 }, async () => assess({ payer: { mobile: '03330000001' } })));
    expect(answers.every(({ decision }) => decision === 'DECISION_ALLOW')).toBe(true);
  });

  test('refuses a number that an operator has put on the list', async () => {
    expect(await assess({ payer: { mobile: DENIED } })).toMatchObject({ hits: [{ rule: 'mobile_denied' }] });
    expect(printIndex('not a number')).toMatchObject({ status: 1, stdout: '' });
  });

  test("asks merchants once for a merchant's own bounds, then follows the topic, never back to an older snapshot", async () => {
    const merchantId = 'mer_bounds';
    platform.merchants.set(merchantId, { max_amount_minor: '900' });
    const hits = async (minor: string) => (await assess({ merchantId, amount: { minor, currency: 'PKR' } })).hits.map(({ rule }) => rule);
    expect(await hits('1000')).toEqual(['merchant_amount_max']);
    expect(await hits('900')).toEqual([]);
    expect(platform.asked.filter((id) => id === merchantId)).toHaveLength(1);
    await platform.tell(merchantId, '3', { min_amount_minor: '950' });
    await eventually(async () => (await hits('900'))[0] === 'merchant_amount_min');
    await platform.tell(merchantId, '2', { min_amount_minor: '1' });
    await platform.tell('mer_marker', '1', { min_amount_minor: '999999' });
    await eventually(async () => (await assess({ merchantId: 'mer_marker' })).decision === 'DECISION_REJECT');
    expect(await hits('900')).toEqual(['merchant_amount_min']);
  });

  test('names what is missing from a request', async () => {
    const wrong = async (change: Partial<AssessRequest>) => assess(change).then(() => 'answered', (error: unknown) => error);
    expect(await wrong({ paymentId: '' })).toMatchObject({ code: 'invalid_request', fields: [{ field: 'payment_id' }] });
    expect(await wrong({ merchantId: '' })).toMatchObject({ code: 'invalid_request', fields: [{ field: 'merchant_id' }] });
    expect(await wrong({ mode: 'MODE_UNSPECIFIED' })).toMatchObject({ code: 'invalid_request', fields: [{ field: 'mode' }] });
    expect(await wrong({ amount: null })).toMatchObject({ code: 'invalid_request', fields: [{ field: 'amount' }] });
    expect(await wrong({ merchantId: 'mer_nobody' })).toMatchObject({ code: 'not_found' });
  });

  test('counts decisions by rule, and prints and shows nothing of the payer', async () => {
    await assess({ payer: { mobile: DENIED } });
    const metrics = await platform.process.metrics();
    expect(metrics).toMatch(/adaigi_risk_decisions_total\{decision="reject",rule="mobile_denied"[^}]*\} \d/);
    const told = platform.process.output() + metrics;
    for (const forbidden of [MOBILE.slice(1), DENIED.slice(1), 'John', '1730123456789', 'john@example.com']) expect(told).not.toContain(forbidden);
  });

  test('does not start with wrong rules, and says what is wrong', async () => {
    const wrongFile = join(folder, 'wrong.json');
    writeFileSync(wrongFile, JSON.stringify({ ...RULES_JSON, amount: { minMinor: -1, maxMinor: 5 } }));
    await expect(startRisk({ ADAIGI_RISK_RULES: wrongFile, ADAIGI_MERCHANTS_GRPC: '127.0.0.1:1' })).rejects.toThrow(/exited with 1.*risk rules: amount\.minMinor must be/s);
  });
});
