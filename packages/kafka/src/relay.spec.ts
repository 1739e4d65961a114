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
    expect([...new Set(sent)]).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
    expect(most).toBe(1);
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
    const runtime = testRuntime('relay');
    const plain = outboxes();
    const store = { ...plain };
    const sent: string[] = [];
    let forgetting = 0;
    store.markPublished = async (id, eventIds) => {
      forgetting += 1;
      if (forgetting === 1) throw new Error('crash');
      await plain.markPublished(id, eventIds);
    };
    createOutboxRelay(runtime, { store, sweepEveryMs: 10, producer: producerWith(async (entries) => void sent.push(...entries.map(({ eventId }) => eventId))) });
    store.boxes.set('a', [entry('1')]);
    await eventually(() => store.boxes.get('a')?.length === 0);
    await runtime.stop();
    expect(sent).toEqual(['1', '1']);
  });

  test('tells the age of the oldest entry', async () => {
    const runtime = testRuntime('relay');
    createOutboxRelay(runtime, { store: outboxes(), producer: producerWith(async () => undefined) });
    expect(await runtime.metrics.metrics()).toMatch(/^adaigi_outbox_oldest_seconds 2\.5$/m);
    await runtime.stop();
  });
});
