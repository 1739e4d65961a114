import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Secret } from '@adaigi/config';
import { money } from '@adaigi/domain';
import { connectMongo } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { eventually, testEngines, uniqueName } from '@adaigi/testing';
import type { Connection } from 'mongoose';
import { createOldCharges } from '../src/adapters/old-charges.ts';
import type { OldCharge } from '../src/ports.ts';

const runtime = testRuntime('old-charges');
let connection: Connection;
beforeAll(async () => {
  connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix: uniqueName('old').slice(0, 30), service: 'connectors' });
});
afterAll(async () => {
  await connection.dropDatabase();
  await runtime.stop();
});

const charge = (reference: string): OldCharge => ({ reference, amount: money(10_000n, 'PKR'), method: 'token' });

test('a channel without a paid charge has none to ask about', async () => {
  expect(await createOldCharges(connection, runtime.log).find('fresh')).toBeNull();
});

test('the charge of a channel is kept for other processes and after a restart, and newer ones do not replace it', async () => {
  const first = createOldCharges(connection, runtime.log);
  first.remember('main', charge('A'.repeat(20)));
  first.remember('main', charge('B'.repeat(20)));
  expect(await first.find('main')).toEqual(charge('A'.repeat(20)));
  const later = createOldCharges(connection, runtime.log);
  await eventually(async () => (await later.find('main')) !== null);
  expect(await later.find('main')).toEqual(charge('A'.repeat(20)));
});

test('nothing is kept but what the question needs', async () => {
  const document = await connection.collection('old_charges').findOne({});
  expect(Object.keys(document ?? {}).sort()).toEqual(['_id', 'amountMinor', 'currency', 'method', 'reference', 'rememberedAt']);
});
