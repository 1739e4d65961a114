import { describe, expect, test } from '@jest/globals';
import type { CreatedEndpoint, EndpointStore, NewEndpoint } from '../ports.ts';
import { createCreateEndpoint } from './create-endpoint.ts';
import { MAX_ENDPOINTS } from './endpoint-input.ts';

const command = { merchantId: 'mer_a', mode: 'test', idempotencyKey: 'key-1', url: 'https://merchant.example/hook', events: ['*'] } as const;
const endpoint = { id: 'whe_a', merchantId: 'mer_a', mode: 'test', url: command.url, events: ['*'], disabledReason: null, createdAt: new Date(0) } as const;
const EVENT_TYPES = ['payment.succeeded', 'payment.failed', 'refund.succeeded'];

function createWith(answer: CreatedEndpoint | null, { known = false, count = 0 } = {}) {
  const inserted: NewEndpoint[] = [];
  const store: Pick<EndpointStore, 'create' | 'count' | 'find'> = {
    create: async (wanted) => {
      inserted.push(wanted);
      return Promise.resolve(answer ?? { kind: 'created', endpoint: { ...endpoint, id: wanted.id } });
    },
    count: async () => Promise.resolve(count),
    find: async () => Promise.resolve(known ? endpoint : null),
  };
  const create = createCreateEndpoint({
    endpoints: store as EndpointStore,
    rules: { eventTypes: EVENT_TYPES, allowLoopback: false },
    endpointId: (...parts) => `whe_${parts.join('-')}`,
    newSecret: () => 'whsec_new',
  });
  return { create, inserted };
}

describe('a new endpoint', () => {
  test('gets an id from merchant, mode and key, and its secret', async () => {
    const { create, inserted } = createWith(null);
    expect(await create(command)).toMatchObject({ endpoint: { id: 'whe_mer_a-test-key-1' }, secret: 'whsec_new' });
    expect(inserted).toMatchObject([{ url: command.url, events: ['*'], secret: 'whsec_new' }]);
  });

  test('asked for again with the same content is the same one, with its secret for a day', async () => {
    const again = { kind: 'exists', endpoint, firstContent: { url: command.url, events: ['*'] }, secret: 'whsec_first' } as const;
    const day = 86_400_000;
    expect(await createWith({ ...again, ageMs: day - 1 }, { known: true }).create(command)).toEqual({ endpoint, secret: 'whsec_first' });
    expect(await createWith({ ...again, ageMs: day }, { known: true }).create(command)).toEqual({ endpoint, secret: '' });
  });

  test('asked for again with the same events in another order is the same one', async () => {
    const events = ['payment.failed', 'payment.succeeded'];
    const { create } = createWith({ kind: 'exists', endpoint, firstContent: { url: command.url, events: events.toReversed() }, secret: 's', ageMs: 0 });
    await expect(create({ ...command, events })).resolves.toMatchObject({ secret: 's' });
  });

  test.each([
    ['another URL', { url: 'https://merchant.example/other', events: ['*'] }],
    ['other events', { url: command.url, events: ['payment.failed'] }],
  ])('asked for with the same key and %s is a conflict', async (_what, firstContent) => {
    const { create } = createWith({ kind: 'exists', endpoint, firstContent, secret: 's', ageMs: 0 });
    await expect(create(command)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  test('cannot come back under the key of a removed one', async () => {
    await expect(createWith({ kind: 'deleted' }).create(command)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  test('needs an idempotency key', async () => {
    await expect(createWith(null).create({ ...command, idempotencyKey: '' })).rejects.toMatchObject({ code: 'idempotency_key_missing' });
  });

  test('is refused beyond the bound, a repeat is not', async () => {
    await expect(createWith(null, { count: MAX_ENDPOINTS }).create(command)).rejects.toMatchObject({ code: 'invalid_request', reason: 'too_many_endpoints' });
    await expect(createWith(null, { count: MAX_ENDPOINTS, known: true }).create(command)).resolves.toMatchObject({ secret: 'whsec_new' });
  });

  test.each([
    ['url', 'required', { url: '' }],
    ['url', 'url', { url: 'http://merchant.example/' }],
    ['url', 'url', { url: 'https://127.0.0.1/' }],
    ['events', 'required', { events: [] }],
    ['events', 'enum', { events: ['*', 'payment.failed'] }],
    ['events', 'unique', { events: ['payment.failed', 'payment.failed'] }],
    ['events[1]', 'enum', { events: ['payment.failed', 'payment.imagined'] }],
  ])('with a wrong %s (%s) is refused by name', async (field, rule, change) => {
    const { create, inserted } = createWith(null);
    await expect(create({ ...command, ...change })).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field, rule }] });
    expect(inserted).toEqual([]);
  });
});
