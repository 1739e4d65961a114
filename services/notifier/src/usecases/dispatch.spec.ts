import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@adaigi/testing';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ClaimedDelivery } from '../core/delivery.ts';
import { Slots } from '../core/slots.ts';
import type { DeliveryStore } from '../ports.ts';
import { claimedDelivery } from './claimed.fixture.ts';
import { createDispatcher } from './dispatch.ts';
import type { Dispatcher, DispatcherPorts } from './dispatch.ts';

type DueStore = Pick<DeliveryStore, 'nextDueInMs' | 'findDue' | 'claim'>;

/** Due deliveries in memory, with the same questions as the database answers. */
function dueStore(due: { id: string; merchantId: string; atMs: number }[]): DueStore & { looks: number } {
  const store = {
    looks: 0,
    nextDueInMs: async () => {
      store.looks += 1;
      const [next] = due.toSorted((a, b) => a.atMs - b.atMs);
      return Promise.resolve(next === undefined ? null : next.atMs - Date.now());
    },
    findDue: async (limit: number, except: readonly string[]) =>
      Promise.resolve(due.filter(({ atMs, merchantId }) => atMs <= Date.now() && !except.includes(merchantId)).slice(0, limit)),
    claim: async (ids: readonly string[]) =>
      Promise.resolve(
        ids.flatMap((id) => {
          const index = due.findIndex((entry) => entry.id === id);
          const [taken] = index < 0 ? [] : due.splice(index, 1);
          return taken === undefined ? [] : [claimedDelivery({ id, merchantId: taken.merchantId })];
        }),
      ),
  };
  return store;
}

const stops: Dispatcher[] = [];
afterEach(async () => {
  for (const dispatcher of stops.splice(0)) await dispatcher.stop(0);
});

function dispatcher(store: DueStore, slots: Slots, deliver: DispatcherPorts['deliver']) {
  const quiet = { settled: () => undefined, delayed: () => undefined, queueAge: () => undefined };
  const log = { info: () => undefined, error: () => undefined };
  const created = createDispatcher({ deliveries: store as DeliveryStore, slots, meter: quiet, log, deliver });
  stops.push(created);
  return created;
}

const many = (merchantId: string, count: number) => Array.from({ length: count }, (_, index) => ({ id: `${merchantId}${index}`, merchantId, atMs: 0 }));

describe('the dispatcher', () => {
  test('serves other merchants while one merchant hangs, however much that one has waiting', async () => {
    const sent = new Set<string>();
    const hanging = new Set<string>();
    const store = dueStore([...many('hang', 500), ...many('fine', 20)]);
    const deliver = async ({ id, merchantId }: ClaimedDelivery, signal: AbortSignal) => {
      (merchantId === 'hang' ? hanging : sent).add(id);
      if (merchantId === 'hang') await sleep(60_000, undefined, { signal }).catch(() => undefined);
    };
    dispatcher(store, new Slots(8, 3), deliver).wake();
    await eventually(() => sent.size === 20);
    expect(hanging.size).toBe(3);
  });

  test('never runs more than its places at once, and uses them', async () => {
    let running = 0;
    let most = 0;
    const store = dueStore([...many('a', 15), ...many('b', 15), ...many('c', 15)]);
    let done = 0;
    dispatcher(store, new Slots(6, 4), async () => {
      most = Math.max(most, ++running);
      await sleep(5);
      running -= 1;
      done += 1;
    }).wake();
    await eventually(() => done === 45);
    expect(most).toBe(6);
  });

  test('starts what becomes due later at its time, not at the next sweep', async () => {
    const dueAtMs = Date.now() + 250;
    let startedAtMs = 0;
    dispatcher(dueStore([{ id: 'd', merchantId: 'a', atMs: dueAtMs }]), new Slots(2, 2), async () => {
      startedAtMs = Date.now();
      return Promise.resolve();
    }).wake();
    await eventually(() => startedAtMs > 0);
    expect(startedAtMs).toBeGreaterThanOrEqual(dueAtMs);
    expect(startedAtMs).toBeLessThan(dueAtMs + 600);
  });

  test('finds what appeared without a wake-up, by its sweep', async () => {
    const due: { id: string; merchantId: string; atMs: number }[] = [];
    const sent: string[] = [];
    dispatcher(dueStore(due), new Slots(2, 2), async ({ id }) => Promise.resolve(void sent.push(id))).wake();
    await sleep(50);
    due.push({ id: 'left', merchantId: 'a', atMs: 0 });
    await eventually(() => sent.length === 1, { deadlineMs: 2_000 });
  });

  test('goes on after the database was away, and after a delivery threw', async () => {
    const store = dueStore([{ id: 'first', merchantId: 'a', atMs: 0 }]);
    let outages = 1;
    const flaky = { ...store, nextDueInMs: async () => (outages-- > 0 ? Promise.reject(new Error('away')) : store.nextDueInMs()) };
    const seen: string[] = [];
    const slots = new Slots(1, 1);
    const running = dispatcher(flaky, slots, async ({ id }) => {
      seen.push(id);
      return Promise.reject(new Error('boom'));
    });
    running.wake();
    await eventually(() => seen.length === 1 && slots.free === 1);
  });

  test('rests when nothing is due', async () => {
    const store = dueStore([]);
    dispatcher(store, new Slots(2, 2), async () => Promise.resolve()).wake();
    await sleep(500);
    expect(store.looks).toBeLessThanOrEqual(2);
  });

  test('gives tries under way some time when it stops, then aborts them, and starts nothing more', async () => {
    const ends: string[] = [];
    const store = dueStore([...many('quick', 1), ...many('slow', 1)]);
    const running = dispatcher(store, new Slots(2, 1), async ({ merchantId }, signal) => {
      await sleep(merchantId === 'quick' ? 50 : 60_000, undefined, { signal }).then(
        () => ends.push(`${merchantId} ended`),
        () => ends.push(`${merchantId} aborted`),
      );
    });
    running.wake();
    await eventually(() => store.looks > 0);
    await sleep(20);
    await running.stop(200);
    expect(ends).toEqual(['quick ended', 'slow aborted']);
    expect(running.tryHold('quick')).toBe(false);
  });
});
