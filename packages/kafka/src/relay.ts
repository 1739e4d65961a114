import { Gauge } from 'prom-client';
import type { Runtime } from '@adaigi/runtime';
import { errorClass } from './connectivity.ts';
import type { OutboxEntry } from './event.ts';
import type { EventProducer } from './producer.ts';

/** Where a service keeps its outboxes: inside its aggregates. */
export interface OutboxStore {
  /** The whole unpublished prefix of one aggregate, in the order it was written. */
  unpublished(aggregateId: string): Promise<OutboxEntry[]>;
  /** Aggregates with an entry older than this. */
  stale(olderThanMs: number, limit: number): Promise<string[]>;
  markPublished(aggregateId: string, eventIds: readonly string[]): Promise<void>;
  /** Age of the oldest entry of all; 0 when there is none. */
  oldestAgeMs(): Promise<number>;
}

/** What the relay works with. */
export interface RelayOptions {
  readonly producer: EventProducer;
  readonly store: OutboxStore;
  /** Default 1,000. */
  readonly sweepEveryMs?: number;
  /** Default 2,000. */
  readonly staleAfterMs?: number;
}

/** Carries events from the outboxes to Kafka. A crash in between publishes twice, never not at all. */
export interface OutboxRelay {
  /**
   * Call after every write that put an event into the outbox; returns at once. One send is in flight per aggregate.
   *
   * @param entries - the outbox as that write left it, which saves reading it again.
   */
  relay(aggregateId: string, entries?: readonly OutboxEntry[]): void;
  /** Waits for what is in flight. Registered with the runtime already. */
  stop(): Promise<void>;
}

/** A send of one aggregate's events that is under way. */
interface Flight {
  /** What to send after it: the outbox as a write has left it since, `unknown` where it must be read; undefined when nothing was written. */
  next: readonly OutboxEntry[] | 'unknown' | undefined;
  landed: Promise<boolean>;
}

const SWEEP_LIMIT = 200;
const REMEMBERED = 5_000;

export function createOutboxRelay(runtime: Runtime, options: RelayOptions): OutboxRelay {
  const { producer, store, sweepEveryMs = 1_000, staleAfterMs = 2_000 } = options;
  const flights = new Map<string, Flight>();
  /** Acknowledged lately by this process, in the order of acknowledgement: these are only to be removed. */
  const published = new Set<string>();
  /** Removals under way, and the events that they remove. */
  const removals = new Set<Promise<void>>();
  const leaving = new Set<string>();
  let stopped = false;
  let failing = false;

  async function publishNew(entries: readonly OutboxEntry[]): Promise<void> {
    const fresh = entries.filter(({ eventId }) => !published.has(eventId));
    if (fresh.length === 0) return;
    await producer.publishEntries(fresh);
    for (const { eventId } of fresh) published.add(eventId);
    for (const oldest of published) {
      if (published.size <= REMEMBERED) break;
      published.delete(oldest);
    }
  }

  /** Holds up nothing: what is published may stay in its outbox for a while, and goes together with what follows it. */
  function forget(aggregateId: string, entries: readonly OutboxEntry[]): void {
    const eventIds = entries.map(({ eventId }) => eventId).filter((eventId) => !leaving.has(eventId));
    if (eventIds.length === 0) return;
    for (const eventId of eventIds) leaving.add(eventId);
    const removal = store
      .markPublished(aggregateId, eventIds)
      .catch((error: unknown) => runtime.log.warn({ error: errorClass(error) }, 'published events could not be removed from their outboxes; the sweep will try again'))
      .finally(() => {
        for (const eventId of eventIds) leaving.delete(eventId);
        removals.delete(removal);
      });
    removals.add(removal);
  }

  async function publishAll(aggregateId: string, flight: Flight, known: readonly OutboxEntry[] | undefined): Promise<boolean> {
    try {
      // What a write left may hold what was published a moment ago and is just being removed.
      let entries = known?.filter(({ eventId }) => !published.has(eventId)) ?? (await store.unpublished(aggregateId));
      for (;;) {
        await publishNew(entries);
        forget(aggregateId, entries);
        const { next } = flight;
        if (next === undefined || stopped) break;
        flight.next = undefined;
        entries = next === 'unknown' ? await store.unpublished(aggregateId) : next.filter(({ eventId }) => !published.has(eventId));
      }
      if (failing) runtime.log.info('events are published again');
      failing = false;
      return true;
    } catch (error) {
      // The entries are still in the outbox; the sweep finds them.
      if (!failing) runtime.log.warn({ error: errorClass(error) }, 'events could not be published; the sweep will try again');
      failing = true;
      return false;
    } finally {
      flights.delete(aggregateId);
    }
  }

  function launch(aggregateId: string, entries?: readonly OutboxEntry[]): Promise<boolean> {
    const flying = flights.get(aggregateId);
    if (flying !== undefined) {
      // Of two writes nobody knows here which one was the later.
      flying.next = flying.next === undefined ? (entries ?? 'unknown') : 'unknown';
      return flying.landed;
    }
    const flight: Flight = { next: undefined, landed: Promise.resolve(true) };
    flights.set(aggregateId, flight);
    flight.landed = publishAll(aggregateId, flight, entries);
    return flight.landed;
  }

  async function sweep(): Promise<void> {
    try {
      const stale = await store.stale(staleAfterMs, SWEEP_LIMIT);
      const [first, ...rest] = stale;
      // One goes ahead: while Kafka is away there is no use in trying them all.
      if (first !== undefined && (await launch(first))) await Promise.all(rest.map((aggregateId) => launch(aggregateId)));
    } catch (error) {
      runtime.log.warn({ error: errorClass(error) }, 'outboxes could not be swept');
    }
  }

  let sweeping: Promise<void> = Promise.resolve();
  let timer = setTimeout(tick, sweepEveryMs);
  function tick(): void {
    sweeping = sweep().finally(() => {
      if (!stopped) timer = setTimeout(tick, sweepEveryMs);
    });
  }

  const age = new Gauge({
    name: 'adaigi_outbox_oldest_seconds',
    help: 'Age of the oldest event that is written but not yet published.',
    registers: [runtime.metrics],
    collect: async () => {
      // An outbox that cannot be read keeps its last age: a scrape must not fail for it.
      await store.oldestAgeMs().then((ms) => age.set(ms / 1_000), () => undefined);
    },
  });

  async function stop(): Promise<void> {
    stopped = true;
    clearTimeout(timer);
    await sweeping;
    await Promise.all([...flights.values()].map((flight) => flight.landed));
    await Promise.all(removals);
  }
  runtime.onStop('outbox relay', stop);

  return {
    relay(aggregateId, entries) {
      if (!stopped) void launch(aggregateId, entries);
    },
    stop,
  };
}
