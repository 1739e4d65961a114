import { beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@adaigi/local';
import { freshMobile, nativeClient } from '../support/native-client.ts';
import { payproClient } from '../support/paypro-client.ts';
import type { WorldOf } from './world.ts';

/** What a merchant's client is configured with since it spoke to another provider. */
const OWN = { merchantNo: '0000000001', secret: 'app-secret-of-their-own-0001' };

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run pay`, `call` and `merchant`, as a person types them. */
export function tools(world: WorldOf): void {
  const npm = (script: string, ...args: string[]): Promise<Ended> => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], { cwd: ROOT, env: { ...process.env, ADAIGI_LOCAL_DIR: world().crew.dir, ADAIGI_PAYPRO_SECRET: OWN.secret }, stdio: ['ignore', 'pipe', 'pipe'] });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, ...out }));
    });
  };

  beforeAll(async () => {
    // As `npm start` leaves it for every tool.
    const { platform, merchant, dir } = world().crew;
    await writeFile(join(dir, 'run.json'), JSON.stringify({ ...platform.run, merchants: [merchant] }), { mode: 0o600 });
  });

  test('merchant create --json prints the credentials and nothing but JSON; they work at once', async () => {
    const { code, stdout } = await npm('merchant', 'create', '--name', 'From the shell', '--dialects', 'paypro', '--setting', 'large_amount_pkr=60000', '--json');
    expect(code).toBe(0);
    const made = JSON.parse(stdout) as { merchantId: string; native: { bearer: string } };
    expect(made).toEqual({
      merchantId: expect.stringMatching(/^mer_[0-9a-f]{24}$/),
      native: { keyId: expect.stringMatching(/\S/), secret: expect.stringMatching(/\S/), bearer: expect.stringMatching(/\S/) },
      paypro: { merchantNo: expect.stringMatching(/^\d{10}$/), secret: expect.stringMatching(/\S/) },
    });
    const client = nativeClient(world().crew.platform.run.edge.http, made.native.bearer);
    expect((await client.pay()).status).toBe(201);
  });

  test('merchant create without the dialect prints no PayPro credentials', async () => {
    const { stdout } = await npm('merchant', 'create', '--name', 'Native only', '--json');
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['merchantId', 'native']);
  });

  test('merchant credential takes in the number and the secret that a PayPro client has already; set changes a setting', async () => {
    const { merchantId } = JSON.parse((await npm('merchant', 'create', '--name', 'Moved', '--json')).stdout) as { merchantId: string };
    const taken = await npm('merchant', 'credential', merchantId, '--dialect', 'paypro', '--mode', 'test', '--number', OWN.merchantNo, '--own-secrets', '--json');
    expect([taken.code, taken.stderr]).toEqual([0, '']);
    expect(JSON.parse(taken.stdout)).toEqual({ merchantId, mode: 'test', paypro: OWN });
    expect(JSON.parse((await npm('merchant', 'set', merchantId, '--setting', 'default_wallet=easypaisa', '--json')).stdout)).toEqual({ default_wallet: 'easypaisa' });
    const client = payproClient(world().crew.platform.run.edge.http, { paypro: OWN });
    expect(await client.call('/pak-pay/v1/payproPK/queryBalance', { timestamp: '1724151084278' })).toMatchObject({ code: '0000', data: { availableAmount: '0.00' } });
  });

  test('pay speaks rupees, follows the payment to its end and fails with it', async () => {
    const mobile = freshMobile();
    const paid = await npm('pay', '--amount', '500', '--mobile', mobile, '--wallet', 'easypaisa');
    expect([paid.code, paid.stderr]).toEqual([0, '']);
    expect(paid.stdout).toMatch(/PKR 500\.00[^]*easypaisa-[^]*succeeded/);
    const poor = await npm('pay', '--amount', '499.50', '--mobile', '03000000001', '--wallet', 'jazzcash');
    expect(poor.code).toBe(1);
    expect(poor.stdout).toMatch(/PKR 499\.50[^]*failed: insufficient_funds/);
  });

  test('call signs any request; its output is the answer', async () => {
    const body = JSON.stringify({ amount: 12_300, currency: 'PKR', payer: { mobile: freshMobile() }, reference: 'from-call' });
    const created = await npm('call', 'POST', '/v1/payments', body, '--header', 'prefer: wait=20');
    expect(created.code).toBe(0);
    const payment = JSON.parse(created.stdout) as { id: string };
    expect(payment).toMatchObject({ state: 'succeeded', amount: 12_300, reference: 'from-call' });
    const read = await npm('call', 'GET', `/v1/payments/${payment.id}`);
    expect(JSON.parse(read.stdout)).toMatchObject({ id: payment.id });
    const wrong = await npm('call', 'POST', '/v1/payments', '{"amount": 5}');
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({ code: 'invalid_request' });
  });

  test.each([
    [['pay', '--mobile', '03115112345'], '--amount is missing'],
    [['pay', '--amount', '-5', '--mobile', '03115112345'], '--amount'],
    [['call', 'FETCH', '/v1/payments'], 'METHOD'],
    [['merchant', 'create', '--name', 'N', '--dialects', 'alipay'], 'Known: paypro, paykassma'],
    [['merchant', 'create', '--name', 'N', '--setting', 'no_such_setting=1'], 'no_such_setting'],
    [['merchant', 'credential', 'mer_1', '--dialect', 'paypro', '--mode', 'live', '--host', 'a.b'], '--host'],
  ])('%j is refused and says why', async ([script = '', ...args], why) => {
    const { code, stdout, stderr } = await npm(script, ...args);
    expect(code).toBeGreaterThan(0);
    expect(stdout).toBe('');
    expect(stderr).toContain(why);
  });
}
