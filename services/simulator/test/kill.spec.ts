import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually, freePort, startInbox, testEngines, uniqueName } from '@adaigi/testing';
import type { Inbox } from '@adaigi/testing';
import mongoose from 'mongoose';
import { call, hashOf, inquiryOf, newReference, paths, payV1, post, salt } from './support/jazzcash.ts';
import { controlOf, ledgerOf, readJson } from './support/simulator.ts';
import type { Control } from './support/simulator.ts';

const accepted = { body: '{"pp_ResponseCode":"000"}' };

interface Ports {
  readonly jazzcash: number;
  readonly easypaisa: number;
  readonly control: number;
  readonly ops: number;
}

let inbox: Inbox;
let ports: Ports;
let control: Control;
let base: string;
let running: ChildProcess | undefined;
const prefix = uniqueName('kill');
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function environment(changes: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    ADAIGI_SERVICE: 'simulator',
    ADAIGI_ENV: 'test',
    ADAIGI_LOG_LEVEL: 'warn',
    ADAIGI_MONGODB: testEngines().mongodb,
    ADAIGI_DB_PREFIX: prefix,
    ADAIGI_OPS_PORT: String(ports.ops),
    ADAIGI_JAZZCASH_PORT: String(ports.jazzcash),
    ADAIGI_EASYPAISA_PORT: String(ports.easypaisa),
    ADAIGI_CONTROL_PORT: String(ports.control),
    ADAIGI_SIMULATOR_IPN_JAZZCASH: `${inbox.url}/jazzcash/{account}`,
    ADAIGI_SIMULATOR_SETTLE_MS: '1500',
    ...changes,
  };
}

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [main], { env: environment(), stdio: ['ignore', 'ignore', 'inherit'] });
  running = child;
  await eventually(async () => (await fetch(`http://127.0.0.1:${ports.ops}/readyz`)).status === 200, { deadlineMs: 20_000 });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

beforeAll(async () => {
  inbox = await startInbox({ answer: accepted });
  ports = { jazzcash: await freePort(), easypaisa: await freePort(), control: await freePort(), ops: await freePort() };
  control = controlOf(`http://127.0.0.1:${ports.control}`);
  base = `http://127.0.0.1:${ports.jazzcash}`;
});

afterEach(async () => {
  if (running !== undefined) await kill(running);
});

afterAll(async () => {
  await inbox.close();
  const connection = await mongoose.createConnection(testEngines().mongodb).asPromise();
  await connection.getClient().db(`${prefix}_simulator`).dropDatabase();
  await connection.close();
});

const signed = (fields: Record<string, string>): Record<string, string> => ({ ...fields, pp_SecureHash: hashOf(fields, salt) });

describe('kill -9', () => {
  test('loses no debit that was answered, doubles none, and goes on with what was due', async () => {
    let child = await start();
    inbox.setAnswer('hang');

    const answered = Array.from({ length: 10 }, () => newReference());
    for (const reference of answered) expect(await call(base, paths.classic.v1, payV1(reference, '03115112345'))).toMatchObject({ pp_ResponseCode: '000' });
    const silent = Array.from({ length: 10 }, () => newReference());
    const silences = silent.map((reference) => post(base, paths.classic.v1, signed(payV1(reference, '03000000013'))).catch(() => 'cut'));
    const late = newReference();
    expect(await call(base, paths.classic.v1, payV1(late, '03000000011'))).toMatchObject({ pp_ResponseCode: '157' });
    await eventually(async () => (await ledgerOf(control, silent.at(-1) ?? '')).length === 1);
    const storm = Array.from({ length: 40 }, () => newReference());
    const stormed = storm.map((reference) => call(base, paths.classic.v1, payV1(reference, '03115112345')).catch(() => undefined));
    await Promise.race(stormed);
    await kill(child);
    const told = await Promise.all(stormed);
    expect(await Promise.all(silences)).toEqual(silent.map(() => 'cut'));

    inbox.setAnswer(accepted);
    child = await start();
    for (const reference of [...answered, ...silent]) expect(await ledgerOf(control, reference)).toEqual(['debit 10000']);
    for (const [index, reference] of storm.entries()) {
      const debits = await ledgerOf(control, reference);
      expect(debits.length).toBeLessThanOrEqual(1);
      if (told[index]?.['pp_ResponseCode'] === '000') expect(debits).toEqual(['debit 10000']);
      const inquiry = await call(base, paths.classic.inquiry, inquiryOf(reference));
      expect(inquiry['pp_PaymentResponseCode'] === '121').toBe(debits.length === 1);
    }
    await eventually(async () => (await call(base, paths.classic.inquiry, inquiryOf(late)))['pp_PaymentResponseCode'] === '121');
    expect(await ledgerOf(control, late)).toEqual(['debit 10000']);
    for (const reference of [...answered, ...silent, late]) {
      await eventually(async () => {
        const { ipns } = await control.get(`/orders/${reference}`);
        return Array.isArray(ipns) && ipns.some((ipn: unknown) => readJson(JSON.stringify(ipn))['state'] === 'delivered');
      });
    }
    await expectGapless();
  }, 90_000);

  test('keeps faults and outages', async () => {
    const child = await start();
    const plan = { seed: 9, faults: [{ account: '*', operation: 'charge', percent: 5, fault: { kind: 'no-such' } }] };
    expect((await control.raw('PUT', '/faults', JSON.stringify(plan))).status).toBe(400);
    const good = { seed: 9, faults: [{ account: '*', operation: 'charge', percent: 5, fault: { kind: 'timeout-after-debit' } }] };
    await control.put('/faults', good);
    await control.put('/outages/jazzcash-alt', { on: true, mode: '503' });
    await kill(child);
    await start();
    expect(await control.get('/faults')).toEqual(good);
    expect(await control.get('/outages')).toEqual({ 'jazzcash-alt': { mode: '503' } });
  }, 60_000);
});

async function expectGapless(): Promise<void> {
  const { entries } = await control.get('/ledger?limit=5000');
  const seqs = Array.isArray(entries) ? entries.map((line: unknown) => Number(readJson(JSON.stringify(line))['seq'])) : [];
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
}

describe('start', () => {
  test('is refused in production, with the reason', async () => {
    const child = spawn(process.execPath, [main], { env: environment({ ADAIGI_ENV: 'production' }), stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(told).toContain('the simulator is a development and test tool');
  });
});
