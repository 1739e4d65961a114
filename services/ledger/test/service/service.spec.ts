import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grpcServices } from '@adaigi/contracts';
import type { Balance__Output } from '@adaigi/contracts/gen/adaigi/ledger/v1/Balance.ts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import { deleteTopics, eventually, testEngines } from '@adaigi/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLedger } from './ledger-process.ts';
import { newPaymentId, startPlatform } from './platform.ts';
import type { Platform } from './platform.ts';

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
}, 60_000);

afterAll(async () => {
  expect(await platform.stop()).toBe(0);
}, 60_000);

const PKR = (minor: string) => ({ minor, currency: 'PKR' });
const balanceOf = async (merchantId: string): Promise<Balance__Output | undefined> => (await platform.client.getBalances({ merchantId, mode: 'MODE_TEST' })).balances[0];
const untilBalance = (merchantId: string, wanted: Partial<Balance__Output>) =>
  eventually(async () => {
    const balance = await balanceOf(merchantId);
    expect(balance).toMatchObject(wanted);
    return true;
  });
const codeOf = (call: Promise<unknown>): Promise<string> => call.then(() => 'answered', (error: { code?: string }) => error.code ?? 'unforeseen');

describe('events', () => {
  test('become entries, balances, and news on the topic, once', async () => {
    const paymentId = newPaymentId();
    await platform.payment('payment.created', { paymentId, merchantId: 'mer_a' });
    await platform.payment('payment.succeeded', { paymentId, merchantId: 'mer_a' }, `${paymentId}.payments.9`);
    await platform.payment('payment.succeeded', { paymentId, merchantId: 'mer_a' }, `${paymentId}.payments.9`);
    // Payments and refunds are two topics: nothing says in which order they are heard.
    await untilBalance('mer_a', { unsettledMinor: '9850' });
    await platform.refund('refund.requested', { paymentId, merchantId: 'mer_a' });
    await untilBalance('mer_a', { availableMinor: '0', heldMinor: '0', unsettledMinor: '5850', refundingMinor: '4000' });
    await platform.refund('refund.processing', { paymentId, merchantId: 'mer_a', state: 'REFUND_STATE_PROCESSING' });
    await platform.refund('refund.succeeded', { paymentId, merchantId: 'mer_a', state: 'REFUND_STATE_SUCCEEDED' });
    await untilBalance('mer_a', { unsettledMinor: '5850', refundingMinor: '0' });
    const { entries } = await platform.client.listEntries({ merchantId: 'mer_a', mode: 'MODE_TEST', subject: paymentId });
    expect(entries.map(({ kind }) => kind)).toEqual(['refund', 'refund', 'payment_captured']);
    await eventually(() => entries.every(({ id }) => platform.heard().has(id)));
    expect(platform.heard().get(`${paymentId}.payments.9`)).toMatchObject({
      subject: paymentId,
      seq: '1',
      kind: 'payment_captured',
      merchantId: 'mer_a',
      mode: 'MODE_TEST',
      currency: 'PKR',
      legs: [
        { account: 'clearing:jazzcash-main', side: 'SIDE_DEBIT', amountMinor: '10000' },
        { account: 'fees', side: 'SIDE_CREDIT', amountMinor: '150' },
        { account: 'merchant:mer_a:unsettled', side: 'SIDE_CREDIT', amountMinor: '9850' },
      ],
    });
  });

  test('of money taken late or twice owe it to the payer and change no merchant', async () => {
    const paymentId = newPaymentId();
    await platform.payment('payment.late_capture', { paymentId, merchantId: 'mer_late', state: 'PAYMENT_STATE_FAILED' });
    await platform.refund('refund.requested', { paymentId, merchantId: 'mer_late', origin: 'late_capture', amountMinor: '10000', channel: 'easypaisa-main' });
    const entries = await eventually(async () => {
      const found = await platform.client.listEntries({ merchantId: 'mer_late', mode: 'MODE_TEST' });
      return found.entries.length > 0 && found.entries;
    });
    expect(entries).toMatchObject([{ kind: 'give_back', legs: [{ account: 'clearing:easypaisa-main', side: 'SIDE_DEBIT' }, { account: 'payers_due', side: 'SIDE_CREDIT' }] }]);
    expect((await balanceOf('mer_late'))?.unsettledMinor ?? '0').toBe('0');
  });

  test('that can never be read go to the dead letters, and those behind them are booked', async () => {
    const paymentId = newPaymentId();
    await platform.payment('payment.succeeded', { paymentId, merchantId: 'mer_odd', channel: '' });
    await platform.payment('payment.succeeded', { paymentId, merchantId: 'mer_odd' });
    await untilBalance('mer_odd', { unsettledMinor: '9850' });
    expect(platform.process.output()).toContain('unreadable_event');
  });

  test('survive a kill -9 in the middle of everything: nothing lost, nothing twice', async () => {
    const payments = Array.from({ length: 60 }, () => newPaymentId());
    const published = payments.map((paymentId) => platform.payment('payment.succeeded', { paymentId, merchantId: 'mer_kill', amountMinor: '1000' }));
    await eventually(async () => (await balanceOf('mer_kill')) !== undefined);
    await platform.restart();
    await Promise.all(published);
    await untilBalance('mer_kill', { unsettledMinor: String(60 * 985) });
    await eventually(async () => (await platform.verify()).output.includes(', 0 not in the balances yet'));
    expect(await balanceOf('mer_kill')).toMatchObject({ unsettledMinor: String(60 * 985) });
    const { entries } = await platform.client.listEntries({ merchantId: 'mer_kill', mode: 'MODE_TEST', limit: 100 });
    expect(entries).toHaveLength(60);
    await eventually(() => entries.every(({ id }) => platform.heard().has(id)));
  }, 60_000);
});

describe('holds over gRPC', () => {
  test('200 at once for a balance that covers 100: exactly 100, with their fees', async () => {
    // 0.5 % of 1,000.00 on each: the hundredth fits to the paisa.
    await platform.client.fund({ merchantId: 'mer_race', reference: 'start', amount: PKR('10050000') });
    const hold = (reference: string) => platform.client.hold({ merchantId: 'mer_race', mode: 'MODE_TEST', reference, amount: PKR('100000'), method: 'payout.jazzcash' });
    const codes = await Promise.all(Array.from({ length: 200 }, (_, index) => codeOf(hold(`po_${index}`))));
    expect(codes.filter((code) => code === 'answered')).toHaveLength(100);
    expect(codes.filter((code) => code === 'insufficient_balance')).toHaveLength(100);
    expect(await balanceOf('mer_race')).toMatchObject({ availableMinor: '0', heldMinor: '10050000' });
  });

  test('are committed by a channel and released, and asked for', async () => {
    const world = { merchantId: 'mer_hold', mode: 'MODE_TEST' } as const;
    await platform.client.fund({ merchantId: 'mer_hold', reference: 'start', amount: PKR('100000') });
    const { hold } = await platform.client.hold({ ...world, reference: 'po_1', amount: PKR('20000'), method: 'payout.easypaisa' });
    expect(hold).toMatchObject({ state: 'HOLD_STATE_HELD', amount: PKR('20000'), fee: PKR('100'), method: 'payout.easypaisa', channel: '' });
    await platform.client.hold({ ...world, reference: 'po_2', amount: PKR('10000'), method: 'payout.easypaisa' });
    expect(await platform.client.commit({ ...world, reference: 'po_1', channel: 'easypaisa-main' })).toMatchObject({ hold: { state: 'HOLD_STATE_COMMITTED', channel: 'easypaisa-main' } });
    expect(await platform.client.release({ ...world, reference: 'po_2' })).toMatchObject({ hold: { state: 'HOLD_STATE_RELEASED' } });
    expect(await platform.client.getHold({ ...world, reference: 'po_1' })).toMatchObject({ hold: { state: 'HOLD_STATE_COMMITTED' } });
    expect(await codeOf(platform.client.release({ ...world, reference: 'po_1' }))).toBe('hold_settled');
    expect(await codeOf(platform.client.commit({ ...world, reference: 'po_9', channel: 'easypaisa-main' }))).toBe('not_found');
    expect(await codeOf(platform.client.getHold({ ...world, reference: 'po_9' }))).toBe('not_found');
    expect(await balanceOf('mer_hold')).toMatchObject({ availableMinor: '79900', heldMinor: '0' });
    expect(await platform.client.release({ ...world, reference: 'po_1', returnedAfterCommit: true })).toMatchObject({ hold: { state: 'HOLD_STATE_RELEASED' } });
    expect(await balanceOf('mer_hold')).toMatchObject({ availableMinor: '100000', heldMinor: '0' });
  });

  test('name what is missing or wrong', async () => {
    const wrong = (change: object) => codeOf(platform.client.hold({ merchantId: 'mer_hold', mode: 'MODE_TEST', reference: 'po_w', amount: PKR('1'), method: 'payout.jazzcash', ...change }));
    for (const change of [{ merchantId: '' }, { mode: 'MODE_UNSPECIFIED' }, { amount: null }, { reference: '' }, { method: 'x' }]) expect(await wrong(change)).toBe('invalid_request');
    expect(await codeOf(platform.client.fund({ merchantId: 'mer_hold', reference: 'again', amount: PKR('-5') }))).toBe('invalid_request');
    expect(await codeOf(platform.client.recordProviderSettlement({ channel: 'jazzcash-main', mode: 'MODE_TEST', reference: 'r', received: PKR('1'), providerFee: PKR('0'), occurredAt: 'today' }))).toBe('invalid_request');
  });
});

test('a statement adds up', async () => {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Karachi' }).format(new Date());
  const { opening, closing, lines } = await platform.client.getStatement({ merchantId: 'mer_hold', mode: 'MODE_TEST', currency: 'PKR', fromDay: today, toDay: today });
  expect(opening).toMatchObject({ availableMinor: '0' });
  expect(closing).toMatchObject({ availableMinor: '100000', heldMinor: '0' });
  expect(lines.reduce((sum, { availableMinor }) => sum + BigInt(availableMinor), 0n)).toBe(100_000n);
  expect(lines.find(({ kind }) => kind === 'hold_committed')).toMatchObject({ subject: 'po_1', grossMinor: '-20000', feeMinor: '100' });
});

test('the command proves the books, and finds out what somebody changed', async () => {
  await eventually(async () => {
    const proved = await platform.verify();
    expect(proved.output).toContain(', 0 not in the balances yet');
    expect(proved).toMatchObject({ code: 0, output: expect.stringContaining('The books are right.') as unknown });
    return true;
  });
  const funds = platform.database.collection<{ _id: string }>('funds');
  await funds.updateOne({ _id: 'test:PKR:mer_hold' }, { $inc: { availableMinor: 1 } });
  const proved = await platform.verify();
  expect(proved.code).toBe(1);
  expect(proved.output).toContain('available funds of test:PKR:mer_hold: 100000 by the journal, 100001 stored');
  await funds.updateOne({ _id: 'test:PKR:mer_hold' }, { $inc: { availableMinor: -1 } });
}, 60_000);

test('metrics tell what was booked, how far the folding is behind and what providers owe', async () => {
  // By this process: the one that was killed may have booked all that came before.
  await platform.payment('payment.succeeded', { paymentId: newPaymentId(), merchantId: 'mer_metrics' });
  await untilBalance('mer_metrics', { unsettledMinor: '9850' });
  await eventually(async () => {
    const metrics = (await platform.process.metrics()).split('\n').filter((line) => line.startsWith('adaigi_ledger') || line.startsWith('adaigi_outbox')).join('\n');
    expect(metrics).toMatch(/adaigi_ledger_entries_total\{kind="payment_captured"[^}]*\} \d/);
    expect(metrics).toMatch(/adaigi_ledger_holds_total\{outcome="insufficient_balance"[^}]*\} 100/);
    expect(metrics).toMatch(/adaigi_ledger_fold_lag_seconds(\{[^}]*\})? 0/);
    expect(metrics).toMatch(/adaigi_outbox_oldest_seconds(\{[^}]*\})? 0/);
    expect(metrics).toMatch(/adaigi_ledger_account_minor\{account="clearing:jazzcash-main",mode="test",currency="PKR"[^}]*\} \d/);
    return true;
  });
});

test('test money is refused in production, and wrong terms keep the service from starting', async () => {
  const production = await startLedger({ ADAIGI_ENV: 'production', ADAIGI_DB_PREFIX: platform.database.name.replace(/_ledger$/, ''), ADAIGI_TOPIC_PREFIX: 'ledger-production-' });
  const runtime = testRuntime('caller');
  const client = grpcClient(runtime, grpcServices.ledger, { address: production.grpcAddress, deadlineMs: 5_000 });
  expect(await codeOf(client.fund({ merchantId: 'mer_hold', reference: 'prod', amount: PKR('1') }))).toBe('forbidden');
  await runtime.stop();
  await production.kill('SIGTERM');
  await deleteTopics(testEngines().kafka, 'ledger-production-');

  const folder = mkdtempSync(join(tmpdir(), 'ledger-terms-'));
  writeFileSync(join(folder, 'terms.json'), '{"version": "x", "standard": "none", "merchants": {}, "terms": {}}');
  await expect(startLedger({ ADAIGI_LEDGER_TERMS: join(folder, 'terms.json') })).rejects.toThrow(/exited with 1.*ledger terms: standard must name terms/s);
  rmSync(folder, { recursive: true });
}, 60_000);
