import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { Secret } from '@adaigi/config';
import { connectMongo, createFieldCipher } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { testEngines, uniqueName } from '@adaigi/testing';
import { createRatesStore, ratesModel } from '../src/adapters/rates-store.ts';
import { createTestFactsVault } from '../src/adapters/test-facts-vault.ts';
import type { RatesStore } from '../src/ports.ts';
import { createImportRates } from '../src/usecases/import-rates.ts';

const runtime = testRuntime('notifier');
let connection: Awaited<ReturnType<typeof connectMongo>>;
let rates: RatesStore;

beforeAll(async () => {
  connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix: uniqueName('p'), service: 'notifier' });
  rates = createRatesStore(ratesModel(connection));
});
afterAll(async () => {
  await connection.dropDatabase();
  await runtime.stop();
});

describe('rates', () => {
  test('hold from their day on, and never change', async () => {
    const importRates = createImportRates({ rates });
    const usd = (rate: string) => [{ currency: 'USD', rate }];
    expect(await rates.dayFor(new Date('2026-11-20T12:00:00Z'))).toBe('');
    expect(await importRates({ day: '2026-11-20', base: 'PKR', rates: usd('0.0036') })).toBe(1);
    await importRates({ day: '2026-11-21', base: 'PKR', rates: usd('0.0037') });
    // As long as a float of a tiny number is when its exponent is written out.
    await importRates({ day: '2026-11-01', base: 'PKR', rates: [{ currency: 'BTC', rate: '0.000000010526315789473684' }] });
    await importRates({ day: '2026-11-20', base: 'PKR', rates: usd('0.0036') });
    await expect(importRates({ day: '2026-11-20', base: 'PKR', rates: usd('0.0099') })).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect(await rates.dayFor(new Date('2026-11-20T23:59:59Z'))).toBe('2026-11-20');
    expect(await rates.dayFor(new Date('2027-01-01T00:00:00Z'))).toBe('2026-11-21');
    expect(await rates.of('2026-11-20')).toEqual({ base: 'PKR', rates: { USD: '0.0036' } });
    expect(await rates.of('2026-11-19')).toBeNull();
  });

  test.each([
    [{ day: '2026-02-30', base: 'PKR', rates: [{ currency: 'USD', rate: '1' }] }, 'day'],
    [{ day: '2026-02-20', base: 'rupee', rates: [{ currency: 'USD', rate: '1' }] }, 'base'],
    [{ day: '2026-02-20', base: 'PKR', rates: [] }, 'rates'],
    [{ day: '2026-02-20', base: 'PKR', rates: [{ currency: 'usd', rate: '1' }] }, 'rates[0].currency'],
    [{ day: '2026-02-20', base: 'PKR', rates: [{ currency: 'USD', rate: '-1' }] }, 'rates[0].rate'],
    [{ day: '2026-02-20', base: 'PKR', rates: [{ currency: 'USD', rate: '1' }, { currency: 'USD', rate: '2' }] }, 'rates[1].currency'],
  ])('that are wrong are refused by name: %j', async (wrong, field) => {
    await expect(createImportRates({ rates })(wrong)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field }] });
  });
});

test('what a test withdrawal says of a person is sealed, and opens for its own delivery only', async () => {
  const vault = createTestFactsVault(await createFieldCipher(connection, new Secret(randomBytes(32).toString('base64'))));
  const facts = { merchantId: 'mer_1', withdrawalId: 'W 1', walletType: 'easypaisa', amount: money(1_000n, 'PKR'), label: 'u', accountNumber: '03405135211', accountName: 'Muhammad Saqib' };
  const sealed = await vault.seal('test_1', facts);
  expect(sealed).not.toContain('03405135211');
  expect(await vault.open('mer_1', 'test_1', sealed)).toEqual(facts);
  await expect(vault.open('mer_1', 'test_2', sealed)).rejects.toThrow('sealed field cannot be opened');
});
