import type { Context } from './context.ts';
import type { Broker } from './broker.ts';
import type { Database } from './database.ts';
import type { SimProcess } from './process.ts';

export interface RelayRules {
  /** Whether an event leaves its outbox only after the broker has taken it. */
  readonly pullAfterAck: boolean;
}

/** The outbox relay of a process, as the real one works: the whole unpublished prefix, in order, one send in flight per payment. */
export interface Relay {
  start(): void;
  publish(paymentId: string): void;
}

const SWEEP_EVERY_MS = 1_000;
const STALE_AFTER_MS = 2_000;

export function createRelay(context: Context, process: SimProcess, database: Database, broker: Broker, { pullAfterAck }: RelayRules): Relay {
  let sending = new Set<string>();
  let again = new Set<string>();

  const send = async (paymentId: string): Promise<void> => {
    const entries = await database.remote(process, 'outbox', async () => [...(database.outboxes.get(paymentId) ?? [])]);
    if (entries.length === 0) return;
    const pull = (): Promise<void> => database.remote(process, 'pull outbox', async () => database.forget(paymentId, entries));
    if (!pullAfterAck) await pull();
    await broker.publish(process, entries);
    if (pullAfterAck) await pull();
  };
  const publish = (paymentId: string): void => {
    if (sending.has(paymentId)) {
      again.add(paymentId);
      return;
    }
    const mine = sending;
    mine.add(paymentId);
    const end = (): void => {
      mine.delete(paymentId);
      if (again.delete(paymentId)) publish(paymentId);
    };
    // What could not be published stays in the outbox, and the sweep finds it.
    send(paymentId).then(end, end);
  };
  const sweep = (): false | void => {
    process.after(SWEEP_EVERY_MS, sweep);
    const olderThanMs = context.scheduler.nowMs() - STALE_AFTER_MS;
    const stale = [...database.outboxes].filter(([, entries]) => (entries[0]?.atMs ?? Infinity) < olderThanMs).map(([id]) => id);
    if (stale.length === 0) return false;
    for (const id of stale) publish(id);
    return undefined;
  };
  return {
    start() {
      sending = new Set();
      again = new Set();
      process.after(context.random.int(0, SWEEP_EVERY_MS), sweep);
    },
    publish,
  };
}
