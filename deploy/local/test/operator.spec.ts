import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grpcServices, type GrpcClient } from '@adaigi/contracts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PaymentsService.ts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import { eventually, testEngines } from '@adaigi/testing';
import type { MerchantCredentials, Platform } from '../src/index.ts';
import { ROOT, startPlatform } from '../src/index.ts';
import { createMerchant } from '../src/merchants/create-merchant.ts';
import { RECEIVING_WALLETS } from '../src/platform/channels.ts';
import { writeRunFile } from '../src/run-file.ts';

const START_TIMEOUT_MS = 180_000;
const MOBILE = '03115112345';
const REASON = 'given back by bank transfer 4711 of 20 November';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('npm run operator', () => {
  const runtime = testRuntime('test');
  let dir: string;
  let platform: Platform;
  let merchant: MerchantCredentials;
  let payments: GrpcClient<PaymentsServiceDefinition>;
  let paymentId = '';
  let refundId = '';
  const tokens: Record<string, string> = {};

  /** The command as a person types it, with what they type on its input. */
  const command = async (script: string, args: readonly string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}): Promise<Ended> => {
    const settings = { ...process.env, ADAIGI_LOCAL_DIR: dir, ADAIGI_TOPIC_PREFIX: platform.topicPrefix, ...env };
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], { cwd: ROOT, env: settings, stdio: ['pipe', 'pipe', 'pipe'] });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
    // A command that reads nothing may be gone before it is written to.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, ...out };
  };
  const operator = (args: readonly string[], given: { input?: string; env?: Record<string, string> } = {}): Promise<Ended> => command('operator', args, given);
  const settle = (refund: string, operators: readonly string[]): string[] => {
    const verdict = ['settle', paymentId, '--refund', refund, '--outcome', 'succeeded', '--reason', REASON];
    return [...verdict, ...operators.flatMap((handle) => ['--operator', handle])];
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'adaigi-operator-'));
    platform = await startPlatform({ dir, engines: testEngines(), services: ['simulator', 'merchants', 'risk', 'routing', 'connectors-easypaisa', 'payments'], windowScale: 0.01 });
    await writeRunFile(dir, platform.run);
    merchant = await createMerchant(platform.run, { name: 'Shop' });
    payments = grpcClient(runtime, grpcServices.payments, { address: platform.run.services['payments']?.grpc ?? '', deadlineMs: 20_000 });
    const named = { merchantId: merchant.merchantId, mode: 'MODE_TEST' } as const;
    const order = { amount: { minor: '50000', currency: 'PKR' }, wallet: 'easypaisa', payer: { mobile: MOBILE, name: '', email: 'payer@example.pk', cnic: '' }, reference: 'order-1' };
    const { payment } = await payments.createPayment({ ...named, ...order, dialect: 'native', idempotencyKey: 'k', dialectData: {}, metadata: {} });
    paymentId = payment?.id ?? '';
    await eventually(async () => (await payments.getPayment({ ...named, paymentId, waitMs: 5_000 })).payment?.state === 'PAYMENT_STATE_SUCCEEDED', { deadlineMs: 30_000 });
    refundId = (await payments.createRefund({ ...named, paymentId, idempotencyKey: 'r', reason: '' })).refund?.id ?? '';
    await eventually(async () => (await payments.getPayment({ ...named, paymentId, waitMs: 0 })).payment?.refunds[0]?.state === 'REFUND_STATE_NEEDS_OPERATOR', { deadlineMs: 30_000 });
  }, START_TIMEOUT_MS);

  afterAll(async () => {
    await runtime.stop();
    await platform.stop();
    await rm(dir, { recursive: true, force: true });
  }, START_TIMEOUT_MS);

  test('create prints the token and nothing else on its output', async () => {
    for (const handle of ['ayesha', 'bilal']) {
      const { code, stdout } = await operator(['create', handle]);
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^ado_[\w-]{43}\n$/)]);
      tokens[handle] = stdout.trim();
    }
    expect(await operator(['create', 'Ayesha Khan'])).toMatchObject({ code: 1, stderr: expect.stringContaining('handle') });
  }, 60_000);

  test('doubts lists what waits for a person', async () => {
    const { code, stdout } = await operator(['doubts']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${paymentId}  refund ${refundId}  easypaisa-\\S+  PKR 500.00  needs_operator: refund_is_manual .* WAITS FOR A PERSON$`, 'm'));
  }, 60_000);

  test('settle refuses what is wrong before it asks for a token, and a wrong token without a word about whose', async () => {
    const wrong: [readonly string[], string][] = [
      [settle(refundId, ['ayesha']), '--operator must be given twice'],
      [settle(refundId, ['ayesha', 'ayesha']), 'two different people must agree'],
      [[...settle(refundId, ['ayesha', 'bilal']), '--attempt', '1'], 'either --attempt N or --refund ID'],
      [['settle', paymentId, '--refund', refundId], '--outcome must be succeeded, declined or reversed'],
      [['look', paymentId, '--reason', 'x'], '--reason is not an option of look'],
    ];
    for (const [args, message] of wrong) expect(await operator(args)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
    const refusals = [`no\n${tokens['bilal']}\n`, `${tokens['ayesha']}\nno\n`].map((input) => operator(settle(refundId, ['ayesha', 'bilal']), { input }));
    const [first, second] = await Promise.all(refusals);
    expect(first).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('not authenticated') });
    expect(second).toEqual(first);
  }, 120_000);

  test('settle by two, one token from the environment and one from the input; look shows the whole history; the audit log is whole', async () => {
    const settled = await operator(settle(refundId, ['ayesha', 'bilal']), { env: { ADAIGI_OPERATOR_TOKEN_AYESHA: tokens['ayesha'] ?? '' }, input: `${tokens['bilal']}\n` });
    expect(settled).toMatchObject({ code: 0, stdout: expect.stringContaining(`(needs_operator -> succeeded) by ayesha and bilal: ${REASON}`) });
    const look = await operator(['look', paymentId]);
    expect(look.code).toBe(0);
    for (const type of ['payment.created', 'attempt.started', 'attempt.succeeded', 'payment.succeeded', 'refund.requested', 'refund.needs_operator', 'refund.succeeded', 'routing.decided']) expect(look.stdout).toContain(` ${type} #`);
    expect(look.stdout).toContain('by ayesha and bilal');
    expect(await operator(['audit', merchant.merchantId])).toMatchObject({ code: 0, stdout: expect.stringContaining('is whole: 1 records') });
    expect((await operator(['doubts'])).stdout).not.toContain(paymentId);
    // Neither a secret nor anything about the payer is shown.
    for (const secret of [...Object.values(tokens), MOBILE, 'payer@example.pk']) expect(settled.stdout + settled.stderr + look.stdout + look.stderr).not.toContain(secret);
  }, 120_000);

  test('deposits wallet sets a receiving wallet by two operators; the same again changes nothing', async () => {
    const set = ['wallet', '03450000109', '--wallet', 'easypaisa', '--title', 'Nadia Traders', '--operator', 'ayesha'];
    const env = { ADAIGI_OPERATOR_TOKEN_AYESHA: tokens['ayesha'] ?? '', ADAIGI_OPERATOR_TOKEN_BILAL: tokens['bilal'] ?? '' };
    const [alone, unknown] = await Promise.all([command('deposits', set, { env }), command('deposits', [...set, '--operator', 'bilal'], { env: { ...env, ADAIGI_OPERATOR_TOKEN_BILAL: 'no' } })]);
    expect(alone).toMatchObject({ code: 2, stderr: expect.stringContaining('two different people') });
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('not authenticated') });
    const made = await command('deposits', [...set, '--operator', 'bilal'], { env });
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining(`03450000109 is set (shown, no channel) by ayesha and bilal  [record ${RECEIVING_WALLETS.length + 1} of receiving-wallets, `) });
    expect(await command('deposits', [...set, '--operator', 'bilal'], { env })).toMatchObject({ code: 0, stdout: '03450000109 was so already: nothing has changed.\n' });
  }, 120_000);

  test('deposits import records a statement by two operators, is recorded itself, and says when a file comes again', async () => {
    const file = join(dir, 'statement.csv');
    const content = `transaction,amount,sender,time\n23936218009,1200.50,${MOBILE},2026-11-21T10:00:00+05:00\n23936218010,5,,2026-11-21T10:01:00+05:00\n`;
    await writeFile(file, content);
    const into = ['import', file, '--wallet', 'easypaisa', '--to', '03450000101', '--operator', 'ayesha'];
    const env = { ADAIGI_OPERATOR_TOKEN_AYESHA: tokens['ayesha'] ?? '', ADAIGI_OPERATOR_TOKEN_BILAL: tokens['bilal'] ?? '' };
    const [alone, unknown] = await Promise.all([command('deposits', into, { env }), command('deposits', [...into, '--operator', 'bilal'], { env: { ...env, ADAIGI_OPERATOR_TOKEN_BILAL: 'no' } })]);
    expect(alone).toMatchObject({ code: 2, stderr: expect.stringContaining('two different people') });
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('not authenticated') });
    const made = await command('deposits', [...into, '--operator', 'bilal'], { env });
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining('2 credits: 2 new, Rs 1205.5; 0 known; 0 with another amount') });
    expect(made.stdout).toContain(`by ayesha and bilal, file ${createHash('sha256').update(content).digest('hex')}  [record ${RECEIVING_WALLETS.length + 2} of receiving-wallets`);
    const again = await command('deposits', [...into, '--operator', 'bilal'], { env });
    expect(again).toMatchObject({ code: 0, stdout: `This file was imported before: nothing has changed. What was done then:\n${made.stdout}` });
    expect(await operator(['audit', 'receiving-wallets'])).toMatchObject({ code: 0, stdout: expect.stringContaining(`is whole: ${RECEIVING_WALLETS.length + 2} records`) });
  }, 120_000);

  test('deposits release and refuse --free need two operators, refuse without it needs one; wrong ones are told before a token is asked for', async () => {
    const deposits = grpcClient(runtime, grpcServices.deposits, { address: platform.run.services['payments']?.grpc ?? '', deadlineMs: 20_000 });
    const claimed = async (transactionNumber: string): Promise<string> => {
      const user = { dialect: 'native', idempotencyKey: transactionNumber, label: 'a user', reference: '', metadata: {}, dialectData: {} };
      const { deposit } = await deposits.createDepositClaim({ merchantId: merchant.merchantId, mode: 'MODE_TEST', walletType: 'easypaisa', transactionNumber, ...user });
      expect(deposit?.state).toBe('DEPOSIT_STATE_PENDING');
      return deposit?.id ?? '';
    };
    // Nobody of the merchant was shown the wallet that the statement above was imported for.
    const [first, second] = [await claimed('23936218009'), await claimed('23936218010')];
    const env = { ADAIGI_OPERATOR_TOKEN_AYESHA: tokens['ayesha'] ?? '', ADAIGI_OPERATOR_TOKEN_BILAL: tokens['bilal'] ?? '' };
    const decide = (args: readonly string[], ...operators: readonly string[]) => command('deposits', [...args, '--reason', REASON, ...operators.flatMap((handle) => ['--operator', handle])], { env });
    const [released, freed, twice] = await Promise.all([decide(['release', first], 'ayesha'), decide(['refuse', second, '--free'], 'ayesha'), decide(['refuse', second], 'ayesha', 'ayesha')]);
    for (const { code, stderr } of [released, freed, twice]) expect([code, stderr]).toEqual([2, expect.stringContaining('two different people')]);
    expect(await decide(['release', first], 'bilal', 'ayesha')).toMatchObject({ code: 0, stdout: expect.stringContaining(`${first} of ${merchant.merchantId}: credited`) });
    expect(await decide(['refuse', second], 'ayesha')).toMatchObject({ code: 0, stdout: expect.stringContaining(`${second} of ${merchant.merchantId}: refused refused_by_operator`) });
  }, 120_000);

  test('statement compares both sides of a period: what we hold as paid and the file lacks is a difference, at an edge of the period none, and nothing is settled by it', async () => {
    const named = { merchantId: merchant.merchantId, mode: 'MODE_TEST', paymentId, waitMs: 0 } as const;
    const { payment } = await payments.getPayment(named);
    const { reference, channel, sentAt, settledAt } = payment?.attempts[0] ?? { reference: '', channel: '', sentAt: '', settledAt: '' };
    const around = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString();
    const [empty, whole] = ['empty.csv', 'whole.csv'].map((name) => join(dir, name));
    await writeFile(empty ?? '', 'reference,status,amount,transaction\n');
    await writeFile(whole ?? '', `reference,status,amount,transaction\n${reference},paid,500,\n`);
    const env = { ADAIGI_OPERATOR_TOKEN_AYESHA: tokens['ayesha'] ?? '', ADAIGI_OPERATOR_TOKEN_BILAL: tokens['bilal'] ?? '' };
    const asked = (file: string | undefined, ...period: readonly string[]) => operator(['statement', file ?? '', '--channel', channel, '--operator', 'ayesha', '--operator', 'bilal', ...period], { env });
    const hour = ['--from', around(sentAt, -3_600_000), '--to', around(settledAt, 3_600_000)];
    const [lacking, atEdge, agreed, halfNamed] = await Promise.all([asked(empty, ...hour), asked(empty, '--from', sentAt, '--to', around(settledAt, 3_600_000)), asked(whole, ...hour), asked(whole, '--from', '2026-11-20')]);
    const held = `${reference}  Rs 500.00 with us: ${paymentId}, sent ${sentAt}, settled ${settledAt}`;
    expect(lacking).toMatchObject({ code: 1, stdout: expect.stringContaining(`not on the statement: nothing is changed by that:\n  ${held}`) });
    expect(lacking.stdout).toMatch(/^only with us +1 +500\.00$/m);
    expect(atEdge).toMatchObject({ code: 0, stdout: expect.stringContaining(`may be on the neighbour's statement:\n  ${held}`) });
    expect(agreed).toMatchObject({ code: 0, stdout: expect.stringContaining('0 charges told what was not known, 1 what is known') });
    expect(agreed.stdout).toMatch(/^both the same +1 +500\.00$/m);
    expect(halfNamed).toMatchObject({ code: 2, stderr: expect.stringContaining('--to is missing') });
    expect((await payments.getPayment(named)).payment).toEqual(payment);
    for (const secret of [...Object.values(tokens), MOBILE.slice(1)]) expect(lacking.stdout + lacking.stderr + agreed.stdout).not.toContain(secret);
  }, 120_000);

  test('a disabled operator settles nothing more', async () => {
    expect((await operator(['disable', 'bilal'])).code).toBe(0);
    const { code, stderr } = await operator(settle(refundId, ['ayesha', 'bilal']), { input: `${tokens['ayesha']}\n${tokens['bilal']}\n` });
    expect([code, stderr]).toEqual([1, expect.stringContaining('not authenticated')]);
  }, 60_000);
});
