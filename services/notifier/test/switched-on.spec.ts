import { Secret } from '@adaigi/config';
import { connectMongo, createFieldCipher } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { testEngines, uniqueName } from '@adaigi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import { deliveryModel } from '../src/adapters/delivery-model.ts';
import type { DeliveryModel } from '../src/adapters/delivery-model.ts';
import { createDeliveryStore } from '../src/adapters/delivery-store.ts';
import { endpointModel } from '../src/adapters/endpoint-model.ts';
import type { EndpointModel } from '../src/adapters/endpoint-model.ts';
import { createEndpointStore } from '../src/adapters/endpoint-store.ts';
import type { ClaimedDelivery } from '../src/core/delivery.ts';
import { paidNews } from '../src/core/news.fixture.ts';
import type { DeliveryStore, EndpointStore } from '../src/ports.ts';
import { createDeliver } from '../src/usecases/deliver.ts';
import type { DeliverPorts } from '../src/usecases/deliver.ts';
import { createRecordEvent } from '../src/usecases/record-event.ts';
import { createUpdateEndpoint } from '../src/usecases/update-endpoint.ts';

/** Longer than this file can stand still: who holds a delivery holds it. */
const LEASE_MS = 600_000;
const [MERCHANT, ENDPOINT] = ['mer_a', 'whe_a'];
const URL = 'https://a.example/';

const runtime = testRuntime('notifier-switched-on');
let connection: Connection;
let documents: DeliveryModel;
let endpointDocuments: EndpointModel;
let deliveries: DeliveryStore;
let endpoints: EndpointStore;
let sent: string[] = [];
let counted: string[] = [];
let wakes = 0;

beforeAll(async () => {
  connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix: uniqueName('sw').slice(0, 30), service: 'notifier' });
  documents = deliveryModel(connection);
  endpointDocuments = endpointModel(connection);
  deliveries = createDeliveryStore(documents, { leaseMs: LEASE_MS, relay: () => undefined });
  endpoints = createEndpointStore(endpointDocuments, await createFieldCipher(connection, new Secret(Buffer.alloc(32, 7).toString('base64'))));
});

/** An endpoint that the platform has switched off. */
beforeEach(async () => {
  [sent, counted, wakes] = [[], [], 0];
  await Promise.all([documents.deleteMany({}), endpointDocuments.deleteMany({})]);
  await endpoints.create({ id: ENDPOINT, merchantId: MERCHANT, mode: 'test', url: URL, events: ['*'], secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' });
  await endpoints.disable(MERCHANT, ENDPOINT, 'gone');
});

afterAll(async () => {
  await connection.dropDatabase();
  await runtime.stop();
});

const sender = { tryHold: () => true, release: () => undefined, start: () => undefined, wake: () => void (wakes += 1) };

/** What the merchant does, through whatever stands between him and the stores. */
async function switchTo(on: boolean, stores: { endpoints: EndpointStore; deliveries: DeliveryStore } = { endpoints, deliveries }): Promise<void> {
  const update = createUpdateEndpoint({ ...stores, sender, rules: { eventTypes: [], allowLoopback: false } });
  await update({ merchantId: MERCHANT, mode: 'test', endpointId: ENDPOINT, change: { disabled: !on } });
}

/** One try, through whatever stands between it and the stores. */
async function deliver(delivery: ClaimedDelivery, stores: { endpoints: EndpointStore; deliveries: DeliveryStore } = { endpoints, deliveries }): Promise<void> {
  const ports: Partial<DeliverPorts> = {
    ...stores,
    client: { post: async ({ url }) => (sent.push(url), { kind: 'answered', status: 200, body: '', retryAfterMs: 0, latencyMs: 1 }) },
    meter: { settled: (_dialect, outcome) => void counted.push(outcome), delayed: () => undefined, queueAge: () => undefined },
    log: { info: () => undefined, error: () => undefined },
    now: () => new Date(),
    random: () => 0.5,
    traceparent: () => undefined,
  };
  await createDeliver(ports as DeliverPorts)(delivery, new AbortController().signal);
}

/** An endpoint store whose readings are followed by something before anybody can act on them. */
function followed(by: () => Promise<void>): EndpointStore {
  const first = async <T>(reading: Promise<T>): Promise<T> => {
    const seen = await reading;
    await by();
    return seen;
  };
  return { ...endpoints, open: (...which) => first(endpoints.open(...which)), list: (...which) => first(endpoints.list(...which)) };
}

function only<T>(items: readonly T[]): T {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) throw new Error(`expected one, got ${items.length}`);
  return item;
}

/** Records an event and takes its one delivery under way, as a sender with a place does. */
async function recordAnEvent(through: EndpointStore = endpoints): Promise<ClaimedDelivery> {
  const started: ClaimedDelivery[] = [];
  const rates = { add: () => Promise.reject(new Error('no rates here')), dayFor: async () => '', of: async () => null };
  const record = createRecordEvent({ endpoints: through, deliveries, rates, sender: { ...sender, start: (delivery) => void started.push(delivery) } });
  await record({ ...paidNews, merchantId: MERCHANT });
  return only(started);
}

/** What any sender does that looks for what is due. */
async function sendWhatIsDue(): Promise<void> {
  const due = await deliveries.findDue(10, []);
  for (const delivery of await deliveries.claim(due.map(({ id }) => id))) await deliver(delivery);
}

const stateOf = async ({ id }: ClaimedDelivery) => (await deliveries.find(MERCHANT, 'test', id))?.state;

describe('a delivery whose endpoint is being switched on', () => {
  test('after its try has read it as off, and before that is written, is sent', async () => {
    const delivery = await recordAnEvent();
    await deliver(delivery, { deliveries, endpoints: followed(() => switchTo(true)) });
    expect([await stateOf(delivery), sent, counted]).toEqual(['scheduled', [], []]);
    await sendWhatIsDue();
    expect([await stateOf(delivery), sent, counted]).toEqual(['delivered', [URL], ['delivered']]);
  });

  test('when its try has just put it aside is sent', async () => {
    const delivery = await recordAnEvent();
    const seen = await endpoints.open(MERCHANT, ENDPOINT);
    const update: EndpointStore['update'] = async (...change) => {
      const updated = await endpoints.update(...change);
      await deliver(delivery, { deliveries, endpoints: { ...endpoints, open: async () => seen } });
      expect(await stateOf(delivery)).toBe('cancelled');
      return updated;
    };
    await switchTo(true, { deliveries, endpoints: { ...endpoints, update } });
    expect(wakes).toBe(1);
    await sendWhatIsDue();
    expect(sent).toEqual([URL]);
  });

  test('between the reading of its event’s endpoints and its record is sent at once', async () => {
    const delivery = await recordAnEvent(followed(() => switchTo(true)));
    await deliver(delivery);
    expect([await stateOf(delivery), sent]).toEqual(['delivered', [URL]]);
  });

  test('and off again is put aside, once, until it is switched on for good', async () => {
    const delivery = await recordAnEvent();
    await deliver(delivery, { deliveries, endpoints: followed(() => switchTo(true)) });
    await switchTo(false);
    await sendWhatIsDue();
    expect([await stateOf(delivery), sent, counted]).toEqual(['cancelled', [], ['cancelled']]);
    await switchTo(true);
    await sendWhatIsDue();
    expect(sent).toEqual([URL]);
  });

  test('while it is being sent is sent once', async () => {
    await endpoints.update(MERCHANT, 'test', ENDPOINT, { disabled: false });
    const delivery = await recordAnEvent();
    await deliver(delivery, { deliveries, endpoints: followed(() => switchTo(true)) });
    await sendWhatIsDue();
    expect([await stateOf(delivery), sent]).toEqual(['delivered', [URL]]);
  });

  test('under a lease that somebody else holds by now is theirs', async () => {
    const delivery = await recordAnEvent();
    await documents.updateOne({ _id: delivery.id }, { nextActionAt: new Date(0) });
    const theirs = only(await deliveries.claim([delivery.id]));
    await deliver(delivery, { deliveries, endpoints: followed(() => switchTo(true)) });
    expect([await stateOf(delivery), counted]).toEqual(['scheduled', []]);
    await deliver(theirs);
    expect([await stateOf(delivery), sent]).toEqual(['delivered', [URL]]);
  });
});

test('a delivery of an endpoint that stays off is put aside and counted once', async () => {
  const delivery = await recordAnEvent();
  await deliver(delivery);
  await sendWhatIsDue();
  expect([await stateOf(delivery), sent, counted]).toEqual(['cancelled', [], ['cancelled']]);
});
