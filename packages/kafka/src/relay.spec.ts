import { describe, expect, test } from '@jest/globals';
import { AdaigiError } from '@adaigi/errors';
import { testRuntime } from '@adaigi/runtime';
import { eventually } from '@adaigi/testing';
import type { OutboxEntry } from './event.ts';
import { createOutboxRelay, type OutboxStore } from './relay.ts';

const entry = (eventId: string): OutboxEntry => ({ eventId, topicName: 't', type: 'a.b', key: 'k', seq: eventId, time: '2026-11-20T00:00:00Z', payloadJson: '{}' });

/** Outboxes in memory: what is proven here is the relay's own order, not the engine. */
function outboxes(): OutboxStore & { boxes: Map<string, OutboxEntry[]> } {
  const boxes = new Map<string, OutboxEntry[]>();
  return {
    boxes,
    unpublished: async (id) => [...(boxes.get(id) ?? [])],
    stale: async (_olderThanMs, limit) => [...boxes].filter(([, entries]) => entries.length > 0).map(([id]) => id).slice(0, limit),
    markPublished: async (id, eventIds) => void boxes.set(id, (boxes.get(id) ?? []).filter(({ eventId }) => !eventIds.includes(eventId))),
    oldestAgeMs: async () => 2_500,
  };
}

function producerWith(publishEntries: (entries: readonly OutboxEntry[]) => Promise<void>) {
  return { publishEntries, publish: async () => undefined };
}

describe('the outbox relay', () => {
  test('sends the whole prefix in order, one send in flight per aggregate', async () => {
    const runtime = testRuntime('relay');
    const store = outboxes();
    const sent: string[] = [];
    let inFlight = 0;
    let most = 0;
    const relay = createOutboxRelay(runtime, {
      store,
      sweepEveryMs: 60_000,
      producer: producerWith(async (entries) => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        await new Promise((resolve) => setImmediate(resolve));
        sent.push(...entries.map(({ eventId }) => eventId));
        inFlight -= 1;
      }),
    });
    for (let seq = 1; seq <= 20; seq += 1) {
      store.boxes.set('a', [...(store.boxes.get('a') ?? []), entry(String(seq))]);
      relay.relay('a', seq === 1 ? store.boxes.get('a') : undefined);
      if (seq % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually(() => store.boxes.get('a')?.length === 0);
    await runtime.stop();
    expect(sent).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
    expect(most).toBe(1);
  });

  test('reads no outbox that writes have shown, and waits for no removal before it sends what follows', async () => {
    const runtime = testRuntime('relay');
    const sent: string[] = [];
    const removed: string[] = [];
    let remove: () => void = () => undefined;
    const removing = new Promise<void>((resolve) => (remove = resolve));
    const store: OutboxStore = {
      ...outboxes(),
      unpublished: () => Promise.reject(new Error('read')),
      markPublished: async (_id, eventIds) => removing.then(() => void removed.push(...eventIds)),
    };
    const relay = createOutboxRelay(runtime, { store, sweepEveryMs: 60_000, producer: producerWith(async (entries) => void sent.push(...entries.map(({ eventId }) => eventId))) });
    relay.relay('a', [entry('1')]);
    relay.relay('a', [entry('1'), entry('2')]);
    await eventually(() => sent.length === 2);
    relay.relay('a', [entry('1'), entry('2'), entry('3')]);
    await eventually(() => sent.length === 3);
    remove();
    await runtime.stop();
    expect([sent, removed]).toEqual([['1', '2', '3'], ['1', '2', '3']]);
  });

  test('what could not be published stays and is found by the sweep', async () => {
    const runtime = testRuntime('relay');
    const store = outboxes();
    let away = true;
    let tries = 0;
    const sent: string[] = [];
    const relay = createOutboxRelay(runtime, {
      store,
      sweepEveryMs: 10,
      producer: producerWith(async (entries) => {
        tries += 1;
        if (away) throw new AdaigiError('unavailable', 'away');
        sent.push(...entries.map(({ eventId }) => eventId));
      }),
    });
    store.boxes.set('a', [entry('1'), entry('2')]);
    store.boxes.set('b', [entry('3')]);
    relay.relay('a');
    await eventually(() => tries >= 3);
    expect(store.boxes.get('a')).toHaveLength(2);
    away = false;
    await eventually(() => store.boxes.get('a')?.length === 0 && store.boxes.get('b')?.length === 0);
    await runtime.stop();
    expect(sent.toSorted()).toEqual(['1', '2', '3']);
  });

  test('a crash between publishing and forgetting publishes again, never not at all', async () => {
    const store = outboxes();
    const sent: string[] = [];
    const producer = producerWith(async (entries) => void sent.push(...entries.map(({ eventId }) => eventId)));
    store.boxes.set('a', [entry('1')]);
    const crashed = testRuntime('relay');
    createOutboxRelay(crashed, { producer, sweepEveryMs: 60_000, store: { ...store, markPublished: () => Promise.reject(new Error('crash')) } }).relay('a');
    await eventually(() => sent.length === 1);
    await crashed.stop();
    const next = testRuntime('relay');
    createOutboxRelay(next, { store, sweepEveryMs: 10, producer });
    await eventually(() => store.boxes.get('a')?.length === 0);
    await next.stop();
    expect(sent).toEqual(['1', '1']);
  });

  test('a process that could not forget what it published forgets it later and does not publish again', async () => {
    const runtime = testRuntime('relay');
    const plain = outboxes();
    const sent: string[] = [];
    let tries = 0;
    const store: OutboxStore = {
      ...plain,
      markPublished: async (id, eventIds) => {
        tries += 1;
        if (tries === 1) throw new Error('database away');
        await plain.markPublished(id, eventIds);
      },
    };
    const relay = createOutboxRelay(runtime, { store, sweepEveryMs: 10, producer: producerWith(async (entries) => void sent.push(...entries.map(({ eventId }) => eventId))) });
    plain.boxes.set('a', [entry('1')]);
    relay.relay('a', [entry('1')]);
    await eventually(() => plain.boxes.get('a')?.length === 0);
    // A write that was slow to come back shows the outbox as it was before.
    relay.relay('a', [entry('1'), entry('2')]);
    await eventually(() => sent.length === 2);
    await runtime.stop();
    expect(sent).toEqual(['1', '2']);
  });

  test('tells the age of the oldest entry', async () => {
    const runtime = testRuntime('relay');
    createOutboxRelay(runtime, { store: outboxes(), producer: producerWith(async () => undefined) });
    expect(await runtime.metrics.metrics()).toMatch(/^adaigi_outbox_oldest_seconds 2\.5$/m);
    await runtime.stop();
  });
});
