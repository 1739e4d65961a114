import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually, startTcpProxy, testDatabase, testEngines } from '@adaigi/testing';
import type { TestDatabase } from '@adaigi/testing';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { noFaults } from '../src/core/faults.ts';
import { orderId } from '../src/core/order.ts';
import type { Order } from '../src/core/order.ts';
import { openBooks } from '../src/store/books.ts';
import type { Books } from '../src/store/books.ts';
import { readBalance } from '../src/store/balances.ts';
import { ensureIndexes, openCollections } from '../src/store/collections.ts';
import type { Collections } from '../src/store/collections.ts';
import { developmentAccounts } from '../src/config.ts';
import { planIpns } from '../src/usecases/ipn-plan.ts';

let database: TestDatabase;
let connection: Connection;
let collections: Collections;

beforeAll(async () => {
  database = testDatabase('simulator-books');
  connection = await mongoose.createConnection(database.uri).asPromise();
  collections = openCollections(connection.getClient(), database.name);
  await ensureIndexes(collections);
});
afterAll(async () => {
  await connection.close();
  await database.close();
});

const [account] = developmentAccounts().accounts;

function booksOf(over: Collections): Books {
  return openBooks(over, { plan: (order, notice, at) => planIpns(noFaults, account, order, notice, at), written: () => {} }, () => new Date());
}

let counter = 0;

function newOrder(mobile: string, amountMinor = 10_000n): Order {
  counter += 1;
  const reference = `B${counter}`;
  return {
    _id: orderId('jazzcash-main', reference),
    version: 1,
    account: 'jazzcash-main',
    provider: 'jazzcash',
    reference,
    mobile,
    method: 'wallet',
    wire: '1.1',
    amountMinor,
    state: 'open',
    refundedMinor: 0n,
    refundCount: 0,
    openedAt: new Date(),
    whileOpen: 'pending',
    notify: 'always',
    wrongAmount: false,
    settlementFailed: false,
    echo: {},
  };
}

const paid = { kind: 'paid' } as const;

describe('a crash between the ledger line and what follows it', () => {
  test('loses the order of a payment: the next start writes it, and its IPN', async () => {
    const order = newOrder('03211110001');
    await booksOf(collections).submit([{ kind: 'open', order, outcome: paid }]);
    await collections.orders.deleteOne({ _id: order._id });
    await collections.ipns.deleteMany({ orderId: order._id });

    const books = booksOf(collections);
    await books.repair();
    expect(await collections.orders.findOne({ _id: order._id })).toMatchObject({ state: 'paid', amountMinor: 10_000n });
    expect(await collections.ipns.find({ orderId: order._id }).toArray()).toMatchObject([{ notice: 'paid', state: 'pending' }]);
    const [again] = await books.submit([{ kind: 'open', order, outcome: paid }]);
    expect(again).toMatchObject({ done: false, refusal: 'duplicate-reference' });
    expect(await collections.ledger.countDocuments({ reference: order.reference })).toBe(1);
  });

  test('leaves an order open that is paid: the next start pays it once', async () => {
    const order = newOrder('03211110002');
    const books = booksOf(collections);
    await books.submit([{ kind: 'open', order }]);
    await books.submit([{ kind: 'settle', orderId: order._id, outcome: paid }]);
    await collections.orders.replaceOne({ _id: order._id }, order);

    const next = booksOf(collections);
    await next.repair();
    const [settled] = await next.submit([{ kind: 'settle', orderId: order._id, outcome: paid }]);
    expect(settled).toMatchObject({ done: false, refusal: 'not-open', order: { state: 'paid' } });
    expect(await collections.ledger.countDocuments({ reference: order.reference })).toBe(1);
  });

  test('forgets a refund in the order: the next start finds it, and a second one is refused', async () => {
    const order = newOrder('03211110003');
    const books = booksOf(collections);
    const [opened] = await books.submit([{ kind: 'open', order, outcome: paid }]);
    await books.submit([{ kind: 'refund', orderId: order._id, amountMinor: 10_000n }]);
    await collections.orders.replaceOne({ _id: order._id }, opened?.order ?? order);

    const next = booksOf(collections);
    await next.repair();
    const [refunded] = await next.submit([{ kind: 'refund', orderId: order._id, amountMinor: 10_000n }]);
    expect(refunded).toMatchObject({ done: false, refusal: 'not-paid', order: { state: 'refunded' } });
    expect(await readBalance(collections, 'jazzcash', '03211110003')).toBe(100_000_000_000n);
  });

  test('changes nothing where nothing is missing', async () => {
    const books = booksOf(collections);
    await books.submit([{ kind: 'open', order: newOrder('03211110004'), outcome: paid }]);
    const before = await collections.orders.find().sort({ _id: 1 }).toArray();
    await booksOf(collections).repair();
    expect(await collections.orders.find().sort({ _id: 1 }).toArray()).toEqual(before);
  });
});

test('what fails right after the line is made good without a restart', async () => {
  const order = newOrder('03211110007');
  let failures = 1;
  const books = openBooks(
    collections,
    {
      plan: (about, notice, at) => {
        failures -= 1;
        if (failures >= 0) throw new Error('between the line and the order');
        return planIpns(noFaults, account, about, notice, at);
      },
      written: () => {},
    },
    () => new Date(),
  );
  await expect(books.submit([{ kind: 'open', order, outcome: paid }])).rejects.toThrow('between the line and the order');
  expect(await collections.ledger.countDocuments({ reference: order.reference })).toBe(1);
  await eventually(async () => (await collections.orders.findOne({ _id: order._id }))?.state === 'paid');
  expect(await collections.ipns.countDocuments({ orderId: order._id })).toBe(1);
});

describe('balances', () => {
  test('are what the ledger makes of the balance that was set', async () => {
    const mobile = '03211110005';
    const books = booksOf(collections);
    await books.submit([{ kind: 'open', order: newOrder(mobile), outcome: paid }]);
    await books.setBalance('jazzcash', mobile, 25_000n);
    const outcomes = await books.submit([1, 2, 3].map(() => ({ kind: 'open', order: newOrder(mobile), outcome: paid })));
    expect(outcomes.map((booked) => booked.order?.state)).toEqual(['paid', 'paid', 'failed']);
    expect(await readBalance(collections, 'jazzcash', mobile)).toBe(5_000n);
    const [after] = await booksOf(collections).submit([{ kind: 'open', order: newOrder(mobile), outcome: paid }]);
    expect(after?.order).toMatchObject({ state: 'failed', failure: { reason: 'low-balance' } });
  });
});

/** The driver waits for answers as long as it is told to, and again for every retry. */
const impatient = { serverSelectionTimeoutMS: 500, connectTimeoutMS: 300, waitQueueTimeoutMS: 500, socketTimeoutMS: 300, heartbeatFrequencyMS: 500, retryWrites: false, retryReads: false };

test('a database that forwards and never answers leaves no line without its order', async () => {
  const { mongodb } = testEngines();
  const address = /^mongodb:\/\/([^/,?]+)/.exec(mongodb)?.[1] ?? '';
  const [host = '127.0.0.1', port = '27017'] = address.split(':');
  const proxy = await startTcpProxy({ target: { host, port: Number(port) } });
  const through = await mongoose.createConnection(`mongodb://127.0.0.1:${proxy.port}/?directConnection=true`, impatient).asPromise();
  try {
    const shaky = openCollections(through.getClient(), database.name);
    const books = booksOf(shaky);
    await books.repair();
    const references: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const orders = [newOrder('03211110006'), newOrder('03211110006')];
      references.push(...orders.map(({ reference }) => reference));
      const submitted = Promise.allSettled(orders.map((order) => books.submit([{ kind: 'open', order, outcome: paid }])));
      if (round % 2 === 1) await proxy.setMode('drop-response');
      await submitted;
      await proxy.setMode('pass');
    }
    await eventually(async () => {
      const lines = await collections.ledger.find({ reference: { $in: references } }).toArray();
      const orders = await collections.orders.find({ reference: { $in: references }, state: 'paid' }).toArray();
      expect(orders.map(({ reference }) => reference).sort()).toEqual(lines.map(({ reference }) => reference).sort());
      return lines.length > 0;
    }, { deadlineMs: 20_000 });
  } finally {
    await through.close(true);
    await proxy.close();
  }
}, 60_000);
